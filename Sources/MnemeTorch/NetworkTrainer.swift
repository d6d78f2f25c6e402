#if Torch
  package import MnemeDiffusion
  import MnemeNumerics

  /// Trains one network, from its start or from where a checkpoint left it.
  package struct NetworkTrainer {
    package let network: UNet
    /// Of the whole training.
    package let totalUpdates: Int
    /// Training loss of each update so far.
    package private(set) var losses: [Float]
    private var batches: TrainingBatches
    private let identity: NetworkCheckpoint.Identity
    private let training: NetworkTraining
    private let path: String?

    package var isFinished: Bool { losses.count >= totalUpdates }

    /// - Throws: `NetworkError`; what checkpoints and disks throw.
    package init(_ request: NetworkRequest, _ training: NetworkTraining, images: TrainingImages)
      throws
    {
      let count = images.pixels.rows
      guard training.batch >= 1, training.budget.count >= 0, training.learningRate > 0 else {
        throw NetworkError.badRequest(
          "batches of \(training.batch), \(training.budget), learning rate "
            + "\(training.learningRate): none may be negative, only the budget 0")
      }
      guard count >= training.batch else {
        throw NetworkError.badImages(
          path: training.images,
          detail: "\(count) images don't fill a batch of \(training.batch); ask for a smaller batch"
        )
      }
      let streams = NetworkStreams(name: request.streams)
      self.training = training
      path = request.checkpoint
      network = try UNet(shape: request.shape)
      totalUpdates = training.budget.updates(trainingCount: count, batch: training.batch)
      batches = TrainingBatches(
        images: images.pixels, labels: images.labels, training: training,
        schedule: request.schedule, streams: streams)
      identity = NetworkCheckpoint.Identity(request, training, images)
      let checkpoint = try request.checkpoint.flatMap { try NetworkCheckpoint(path: $0) }
      try checkpoint?.require(identity)
      losses = checkpoint?.losses ?? []
      guard losses.count <= totalUpdates else {
        throw NetworkError.badCheckpoint(
          path: path ?? "", detail: "has \(losses.count) updates, more than \(totalUpdates)")
      }
      if let checkpoint {
        try checkpoint.restore(network)
      } else {
        try network.start(from: streams)
      }
    }

    /// One update, and the checkpoint if it is due.
    ///
    /// - Returns: the loss before the update.
    /// - Throws: `NetworkError`, `DiskError`.
    @discardableResult package mutating func update() throws -> Float {
      let number = losses.count + 1
      let loss = try network.update(
        batches.batch(losses.count), update: number, learningRate: training.learningRate,
        averageDecay: training.averageDecay)
      guard loss.isFinite else { throw NetworkError.diverged(update: number, loss: loss) }
      losses.append(Float(loss))
      if isFinished || number % training.checkpointEvery == 0 { try save() }
      return Float(loss)
    }

    /// Writes the checkpoint, if one is asked for.
    package func save() throws {
      guard let path else { return }
      try NetworkCheckpoint.write(network, identity: identity, losses: losses, to: path)
    }
  }

  extension NetworkCheckpoint.Identity {
    init(_ request: NetworkRequest, _ training: NetworkTraining, _ images: TrainingImages) {
      self.init(
        shape: request.shape, schedule: request.schedule, streams: request.streams,
        images: images.digest, batch: training.batch, learningRate: training.learningRate,
        averageDecay: training.averageDecay, cutsEpochs: training.budget.cutsEpochs)
    }
  }

  extension TrainingBudget {
    fileprivate var cutsEpochs: Bool {
      switch self {
      case .updates: false
      case .epochs: true
      }
    }
  }
#endif
