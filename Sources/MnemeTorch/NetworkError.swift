#if Torch
  package import MnemeDiffusion
  import MnemeTables

  /// What can go wrong between a request and its results.
  package enum NetworkError: Error, Equatable, CustomStringConvertible {
    case badRequest(String)
    /// Images that can't be trained on or measured.
    case badImages(path: String, detail: String)
    case badCheckpoint(path: String, detail: String)
    /// The loss is no longer a number: the weights before this update are still good.
    case diverged(update: Int, loss: Double)
    /// libtorch's own words.
    case library(action: String, message: String)

    package var description: String {
      switch self {
      case .badRequest(let detail): detail
      case .badImages(let path, let detail): "images of \(path): \(detail)"
      case .badCheckpoint(let path, let detail): "the checkpoint \(path) \(detail)"
      case .diverged(let update, let loss):
        "the loss of update \(update) is \(loss): training diverged; try a smaller learning rate"
      case .library(let action, let message): "libtorch can't \(action): \(message)"
      }
    }

    package var fault: NetworkFailure.Fault {
      switch self {
      case .badRequest: .request
      case .badImages, .badCheckpoint: .data
      case .diverged: .diverged
      case .library: .library
      }
    }
  }
#endif
