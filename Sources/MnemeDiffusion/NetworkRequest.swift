/// What `mneme-network` is asked to do in one process: train (or go on training) a network, draw
/// images from it, and measure how well it denoises. Sent as JSON; paths lead to safetensors files.
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

/// The U-Net's size: channels at 8×8, 4×4 and 2×2 pixels and of the bottleneck, with
/// self-attention at 4×4 and 2×2 on the way down and at 4×4 on the way up.
package struct NetworkShape: Sendable, Equatable, Codable {
  /// Four multiples of 8.
  package var channels: [Int]
  /// Heads of each attention; divides the channels at 4×4 and 2×2.
  package var heads: Int

  package init(channels: [Int], heads: Int = 4) {
    self.channels = channels
    self.heads = heads
  }

  /// Pixels of an image, in rows of 8.
  package static let pixels = 64
  /// The size of the paper's network.
  package static let reference = NetworkShape(channels: [64, 128, 256, 256])
  /// For quick runs: a sixteenth of the weights, a sixth of the time.
  package static let small = NetworkShape(channels: [16, 32, 64, 64], heads: 1)
}

/// How a network learns. The defaults are the paper's.
package struct NetworkTraining: Sendable, Equatable, Codable {
  /// Safetensors file with the tensor `images`, shape (count, 64), (count, 8, 8) or (count, 1, 8, 8),
  /// on a scale where the data are about within [−1, 1].
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

/// Images to draw: tensor `samples.<name>` of the results, float32, shape (count, 64).
package struct SampleOrder: Sendable, Equatable, Codable {
  package var name: String
  package var sampler: DiffusionSampler
  package var count: Int
  /// Images that are drawn together.
  package var batch: Int

  package init(name: String, sampler: DiffusionSampler, count: Int, batch: Int = 128) {
    self.name = name
    self.sampler = sampler
    self.count = count
    self.batch = batch
  }
}

/// Denoising losses to measure: tensor `denoising.<name>` of the results, float64, shape
/// (images, levels): each image's mean squared error of the noise at each level.
package struct DenoisingOrder: Sendable, Equatable, Codable {
  package var name: String
  /// Safetensors file as in `NetworkTraining.images`.
  package var images: String
  /// Steps of the forward process, in 1…T.
  package var levels: [Int]

  package init(name: String, images: String, levels: [Int]) {
    self.name = name
    self.images = images
    self.levels = levels
  }
}

/// A line that `mneme-network` prints: JSON.
package enum NetworkMessage: Sendable, Equatable, Codable {
  /// Something was done: at the start and end of a stage, and once a second between.
  case progress(NetworkProgress)
  case finished(NetworkProgress)
  /// Told to stop: the checkpoint is written, the results are not.
  case stopped(NetworkProgress)
  case failed(NetworkFailure)
}

package struct NetworkProgress: Sendable, Equatable, Codable {
  /// `training`, `samples <name>` or `denoising <name>`.
  package var stage: String
  package var done: Int
  package var total: Int
  /// Since the stage began.
  package var seconds: Double
  /// Mean training loss since the last line; `nil` outside training.
  package var loss: Double?
  /// Memory that the process holds now, in bytes.
  package var residentBytes: Int

  package init(
    stage: String, done: Int, total: Int, seconds: Double, loss: Double?, residentBytes: Int
  ) {
    self.stage = stage
    self.done = done
    self.total = total
    self.seconds = seconds
    self.loss = loss
    self.residentBytes = residentBytes
  }
}

/// Why a worker gave up, in its words.
package struct NetworkFailure: Sendable, Equatable, Codable {
  package enum Fault: String, Sendable, Codable {
    /// The request asks for what can't be.
    case request
    /// Images or a checkpoint are not what they should be.
    case data
    /// The loss is no longer a number.
    case diverged
    /// libtorch refused.
    case library
    case disk
  }

  package var fault: Fault
  package var message: String

  package init(fault: Fault, message: String) {
    self.fault = fault
    self.message = message
  }
}
