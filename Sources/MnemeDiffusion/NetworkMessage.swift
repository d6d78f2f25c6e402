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
  /// `training`, `samples <name>`, `denoising <name>` or `dimension <name>`.
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
