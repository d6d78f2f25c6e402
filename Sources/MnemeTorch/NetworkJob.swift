#if Torch
  package import MnemeDiffusion
  import MnemeNumerics
  import MnemeTables

  /// One request from start to results.
  package struct NetworkJob {
    private let request: NetworkRequest
    private let streams: NetworkStreams
    private let shouldStop: () -> Bool
    private var reporter: ProgressReporter

    /// - Parameters:
    ///   - shouldStop: asked between steps; if so, the job leaves a checkpoint and no results.
    ///   - report: called at the start and end of each stage, and once a second between.
    package init(
      _ request: NetworkRequest, shouldStop: @escaping () -> Bool = { false },
      report: @escaping (NetworkMessage) -> Void
    ) {
      self.request = request
      streams = NetworkStreams(name: request.streams)
      self.shouldStop = shouldStop
      reporter = ProgressReporter(report)
    }

    /// Thrown to leave the stages of a job that was told to stop.
    private struct Stopped: Error {}

    /// - Throws: `NetworkError`, `TensorFileError`, `DiskError`.
    package mutating func run() throws {
      do {
        try check()
        let images = try request.training.map { try TrainingImages(path: $0.images) }
        let measured = try request.denoising.map { try TrainingImages(path: $0.images) }
        let model = try model(images)
        var results = TensorFile()
        results.metadata = ["libtorch": Torch.version, "threads": "\(request.threads)"]
        results["training_losses"] = TensorValues(model.losses, shape: [model.losses.count])
        for order in request.samples { results["samples.\(order.name)"] = try draw(order, model) }
        for (order, images) in zip(request.denoising, measured) {
          results["denoising.\(order.name)"] = try measure(order, images, model)
        }
        try results.write(to: request.results)
        reporter.finish { .finished($0) }
      } catch is Stopped {
        reporter.finish { .stopped($0) }
      }
    }

    /// What must hold before anything is computed.
    private func check() throws(NetworkError) {
      if let fault = request.schedule.fault { throw .badRequest(fault) }
      for order in request.samples {
        if let fault = order.sampler.fault(of: request.schedule) { throw .badRequest(fault) }
        guard order.count >= 1, order.batch >= 1 else {
          throw .badRequest("\(order.count) samples '\(order.name)' in batches of \(order.batch)")
        }
      }
      for order in request.denoising {
        for level in order.levels where !(1...request.schedule.steps).contains(level) {
          throw .badRequest("level \(level) of the noise, outside 1…\(request.schedule.steps)")
        }
      }
      if let every = request.training?.checkpointEvery, every < 1 {
        throw .badRequest("a checkpoint every \(every) updates")
      }
    }

    // MARK: The network

    private struct Model {
      let network: UNet
      /// The moving average, where there is one.
      let kind: UNet.Kind
      let losses: [Float]
    }

    private mutating func model(_ images: TrainingImages?) throws -> Model {
      if let training = request.training, let images {
        return try train(NetworkTrainer(request, training, images: images), training)
      }
      guard let path = request.checkpoint, let checkpoint = try NetworkCheckpoint(path: path) else {
        throw NetworkError.badRequest("neither training nor a checkpoint that is there")
      }
      try checkpoint.require(shape: request.shape, schedule: request.schedule)
      let network = try UNet(shape: request.shape)
      try checkpoint.restore(network)
      let hasAverage = checkpoint.identity.averageDecay != nil
      return Model(
        network: network, kind: hasAverage ? .average : .weights, losses: checkpoint.losses)
    }

    private mutating func train(
      _ start: NetworkTrainer, _ training: NetworkTraining
    ) throws -> Model {
      var trainer = start
      reporter.begin("training", done: trainer.losses.count, of: trainer.totalUpdates)
      while !trainer.isFinished {
        if shouldStop() {
          try trainer.save()
          throw Stopped()
        }
        reporter.did(1, loss: Double(try trainer.update()))
      }
      return Model(
        network: trainer.network, kind: training.averageDecay == nil ? .weights : .average,
        losses: trainer.losses)
    }

    // MARK: Its use

    private mutating func draw(_ order: SampleOrder, _ model: Model) throws -> TensorValues {
      let predictor = UNetPredictor(model.network, by: model.kind)
      var pixels: [Float] = []
      let batches = (order.count + order.batch - 1) / order.batch
      let steps = order.sampler.path(request.schedule).count - 1
      reporter.begin("samples \(order.name)", done: 0, of: batches * steps)
      for first in stride(from: 0, to: order.count, by: order.batch) {
        if shouldStop() { throw Stopped() }
        var draws = (first..<min(order.count, first + order.batch)).map {
          streams.stream(.samples(order.name), $0)
        }
        let images = try order.sampler.images(
          from: predictor, schedule: request.schedule, dimension: NetworkShape.pixels,
          streams: &draws
        ) { _ in reporter.did(1) }
        pixels += images.values.map(Float.init)
      }
      return TensorValues(pixels, shape: [order.count, NetworkShape.pixels])
    }

    private mutating func measure(
      _ order: DenoisingOrder, _ images: TrainingImages, _ model: Model
    ) throws -> TensorValues {
      let measure = DenoisingLoss(
        images: images.pixels, levels: order.levels, schedule: request.schedule)
      var losses: [Double] = []
      reporter.begin("denoising \(order.name)", done: 0, of: images.pixels.rows)
      for rows in measure.batches {
        if shouldStop() { throw Stopped() }
        losses += try measure.losses(
          of: rows, network: model.network, by: model.kind
        ) { streams.stream(.denoising(order.name), $0) }
        reporter.did(rows.count)
      }
      return TensorValues(losses, shape: [images.pixels.rows, order.levels.count])
    }
  }
#endif
