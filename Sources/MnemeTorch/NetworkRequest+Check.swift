#if Torch
  import MnemeDiffusion

  extension NetworkRequest {
    /// What must hold before anything is computed, as far as no file need be read.
    ///
    /// - Throws: `NetworkError.badRequest` with the first thing that can't be.
    func check() throws(NetworkError) {
      if let fault = schedule.fault { throw .badRequest(fault) }
      guard shape.classes >= 0 else { throw .badRequest("\(shape.classes) classes") }
      for order in samples { try check(order) }
      for order in denoising { try check(order.levels) }
      for order in dimensions { try check(order) }
      if let every = training?.checkpointEvery, every < 1 {
        throw .badRequest("a checkpoint every \(every) updates")
      }
    }

    private func check(_ levels: [Int]) throws(NetworkError) {
      for level in levels where !(1...schedule.steps).contains(level) {
        throw .badRequest("level \(level) of the noise, outside 1…\(schedule.steps)")
      }
    }

    private func check(_ order: SampleOrder) throws(NetworkError) {
      if let fault = order.sampler.fault(of: schedule) { throw .badRequest(fault) }
      guard order.count >= 1, order.batch >= 1 else {
        throw .badRequest("\(order.count) samples '\(order.name)' in batches of \(order.batch)")
      }
      try checkLabels(of: order)
      guard let guidance = order.guidance else { return }
      guard guidance.labels.count == order.count else {
        throw .badRequest(
          "\(guidance.labels.count) labels guide \(order.count) samples '\(order.name)'")
      }
      guard guidance.strength.isFinite, guidance.strength >= 0 else {
        throw .badRequest("samples '\(order.name)' under guidance of strength \(guidance.strength)")
      }
    }

    private func checkLabels(of order: SampleOrder) throws(NetworkError) {
      switch (order.labels, shape.classes) {
      case (nil, 0): return
      case (nil, let classes):
        throw .badRequest(
          "samples '\(order.name)' without labels, of a network of \(classes) classes")
      case (_?, 0):
        throw .badRequest("labels of samples '\(order.name)', of a network without classes")
      case (let labels?, let classes):
        guard labels.count == order.count else {
          throw .badRequest("\(labels.count) labels of \(order.count) samples '\(order.name)'")
        }
        for label in labels where !(0..<classes).contains(label) {
          throw .badRequest("label \(label) of samples '\(order.name)', outside 0…\(classes - 1)")
        }
      }
    }

    private func check(_ order: DimensionOrder) throws(NetworkError) {
      guard shape.classes == 0 else {
        throw .badRequest(
          "the dimension '\(order.name)' of a network of \(shape.classes) classes: only networks "
            + "without classes have one score")
      }
      try check(order.levels)
      guard order.batch >= 1 else {
        throw .badRequest("the dimension '\(order.name)' in batches of \(order.batch)")
      }
      switch order.source {
      case .file: return
      case .samples(let name, let count):
        guard let drawn = samples.last(where: { $0.name == name }) else {
          throw .badRequest(
            "the dimension '\(order.name)' of samples '\(name)', which aren't drawn")
        }
        guard (1...drawn.count).contains(count) else {
          throw .badRequest(
            "the dimension '\(order.name)' of \(count) samples '\(name)', of which \(drawn.count) "
              + "are drawn")
        }
      }
    }
  }
#endif
