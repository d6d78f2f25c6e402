/// What `mneme-network` is asked to do in one process: train (or go on training) a network, draw
/// images from it, measure how well it denoises, and read dimensions from its score. Sent as JSON;
/// paths lead to safetensors files.
package struct NetworkRequest: Sendable, Equatable, Codable {
  /// Names the random streams: equal names, equal draws. Experiments give cell and trial.
  package var streams: String
  package var threads = 1
  package var shape: NetworkShape
  package var schedule: NoiseSchedule
  /// `nil` to use a checkpoint as it is.
  package var training: NetworkTraining?
  /// Written while training, at its end and when told to stop; read first if it is there.
  package var checkpoint: String?
  package var samples: [SampleOrder] = []
  package var denoising: [DenoisingOrder] = []
  package var dimensions: [DimensionOrder] = []
  /// Where the results go: one file, written when everything is done.
  package var results: String

  package init(
    streams: String, shape: NetworkShape, schedule: NoiseSchedule, training: NetworkTraining?,
    checkpoint: String? = nil, results: String
  ) {
    self.streams = streams
    self.shape = shape
    self.schedule = schedule
    self.training = training
    self.checkpoint = checkpoint
    self.results = results
  }
}

/// What came later may be absent: requests in JSON of older callers are read.
extension NetworkRequest {
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    streams = try fields.decode(String.self, forKey: .streams)
    threads = try fields.decode(Int.self, forKey: .threads)
    shape = try fields.decode(NetworkShape.self, forKey: .shape)
    schedule = try fields.decode(NoiseSchedule.self, forKey: .schedule)
    training = try fields.decodeIfPresent(NetworkTraining.self, forKey: .training)
    checkpoint = try fields.decodeIfPresent(String.self, forKey: .checkpoint)
    samples = try fields.decode([SampleOrder].self, forKey: .samples)
    denoising = try fields.decode([DenoisingOrder].self, forKey: .denoising)
    dimensions = try fields.decodeIfPresent([DimensionOrder].self, forKey: .dimensions) ?? []
    results = try fields.decode(String.self, forKey: .results)
  }
}

/// How a network learns. The defaults are the paper's.
package struct NetworkTraining: Sendable, Equatable, Codable {
  /// Safetensors file with the tensor `images`, shape (count, 64), (count, 8, 8) or (count, 1, 8, 8),
  /// on a scale where the data are about within [−1, 1]; for a network with classes also with the
  /// tensor `labels`, int64 in 0..<classes, shape (count).
  package var images: String
  package var budget: TrainingBudget
  package var batch = 128
  /// Of Adam, with decays 0.9 and 0.999 and ε = 1e-8.
  package var learningRate = 2e-4
  /// Decay of the moving average of the weights, which then draws the images; `nil`: none is kept.
  /// At update u the decay is at most (1+u)/(10+u), so that early weights are soon forgotten.
  package var averageDecay: Double?
  /// Updates between checkpoints; the last update always has one.
  package var checkpointEvery = 1000

  package init(images: String, budget: TrainingBudget, batch: Int = 128) {
    self.images = images
    self.budget = budget
    self.batch = batch
  }
}

/// When training ends, and how the data are cut into batches.
package enum TrainingBudget: Sendable, Equatable, Codable {
  /// Full batches, which go on from one shuffle of the data into the next.
  case updates(count: Int)
  /// Each shuffle of the data is cut into batches, the last of them smaller (the released protocol).
  case epochs(count: Int)

  package func updates(trainingCount: Int, batch: Int) -> Int {
    switch self {
    case .updates(let count): count
    case .epochs(let count): count * ((trainingCount + batch - 1) / batch)
    }
  }

  package var count: Int {
    switch self {
    case .updates(let count), .epochs(let count): count
    }
  }
}
