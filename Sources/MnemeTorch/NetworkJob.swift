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
        try request.check()
        let inputs = try NetworkInputs(request)
        let model = try model(inputs.training)
        var results = TensorFile()
        results.metadata = ["libtorch": Torch.version, "threads": "\(request.threads)"]
        results["training_losses"] = TensorValues(model.losses, shape: [model.losses.count])
        for (order, guide) in zip(request.samples, inputs.guides) {
          results["samples.\(order.name)"] = try draw(order, guide, model)
        }
        for (order, images) in zip(request.denoising, inputs.denoising) {
          results["denoising.\(order.name)"] = try measure(order, images, model)
        }
        for (order, points) in zip(request.dimensions, inputs.points) {
          results["dimension.\(order.name)"] = try dimensions(
            order, Self.points(points, of: results), model)
        }
        try results.write(to: request.results)
        reporter.finish { .finished($0) }
      } catch is Stopped {
        reporter.finish { .stopped($0) }
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

    private func draw(
      _ order: SampleOrder, _ guide: NetworkInputs.Guide?, _ model: Model
    ) throws -> TensorValues {
      var pixels: [Float] = []
      let batches = (order.count + order.batch - 1) / order.batch
      let steps = order.sampler.path(request.schedule).count - 1
      reporter.begin("samples \(order.name)", done: 0, of: batches * steps)
      for first in stride(from: 0, to: order.count, by: order.batch) {
        if shouldStop() { throw Stopped() }
        let rows = first..<min(order.count, first + order.batch)
        let predictor = UNetPredictor(
          model.network, by: model.kind, labels: order.labels.map { Array($0[rows]) })
        let images =
          if let guide {
            try images(
              rows, of: order,
              from: GuidedPredictor(
                predictor, toward: Array(guide.labels[rows]), by: guide.classifier,
                strength: guide.strength, schedule: request.schedule))
          } else {
            try images(rows, of: order, from: predictor)
          }
        pixels += images.values.map(Float.init)
      }
      return TensorValues(pixels, shape: [order.count, NetworkShape.pixels])
    }

    private func images<Predictor: NoisePredictor>(
      _ rows: Range<Int>, of order: SampleOrder, from predictor: Predictor
    ) throws(Predictor.Failure) -> Matrix {
      var draws = rows.map { streams.stream(.samples(order.name), $0) }
      return try order.sampler.images(
        from: predictor, schedule: request.schedule, dimension: NetworkShape.pixels,
        streams: &draws
      ) { _ in reporter.did(1) }
    }

    private func measure(
      _ order: DenoisingOrder, _ images: TrainingImages, _ model: Model
    ) throws -> TensorValues {
      let measure = DenoisingLoss(
        images: images, levels: order.levels, schedule: request.schedule)
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

    private static func points(_ points: NetworkInputs.Points, of results: TensorFile) -> Matrix {
      switch points {
      case .read(let matrix): return matrix
      case .drawn(let name, let count):
        guard let drawn = results["samples.\(name)"] else {
          preconditionFailure("a dimension of samples '\(name)', which were not drawn")
        }
        let pixels = NetworkShape.pixels
        return Matrix(
          rows: count, columns: pixels, values: Array(drawn.doubles.prefix(count * pixels)))
      }
    }

    private func dimensions(
      _ order: DimensionOrder, _ points: Matrix, _ model: Model
    ) throws -> TensorValues {
      let reading = NetworkDimension(points: points, order: order, schedule: request.schedule)
      var dimensions: [Double] = []
      reporter.begin("dimension \(order.name)", done: 0, of: points.rows * order.levels.count)
      for rows in reading.batches {
        dimensions += try reading.dimensions(of: rows, network: model.network, by: model.kind) {
          reporter.did(rows.count)
          if shouldStop() { throw Stopped() }
        }
      }
      return TensorValues(dimensions, shape: [points.rows, order.levels.count])
    }
  }
#endif
