import MnemeDiffusion
import MnemeEngine
import MnemeTables

extension NetworkClient {
  /// What a worker answers to one trial's order; its files are gone afterwards, unless another order
  /// needs the checkpoint.
  ///
  /// - Returns: `nil` if the loss became no number.
  /// - Throws: `TrialFailure` if the worker died or hung; `EngineError` if it was stopped or is missing.
  func results(
    of order: NetworkRequest, in scratch: NetworkScratch, for request: TrialRequest,
    keepingCheckpoint: Bool = false
  ) throws -> TensorFile? {
    do {
      let found = try run(order, shouldStop: { request.stopReason != nil })
      if !keepingCheckpoint { scratch.remove(keepingCheckpoint: false) }
      return found
    } catch NetworkClientError.failed(let failure) where failure.fault == .diverged {
      scratch.remove(keepingCheckpoint: false)
      return nil
    } catch let error as NetworkClientError {
      // A checkpoint lets the next run go on.
      scratch.remove(keepingCheckpoint: true)
      switch error {
      case .stopped: throw EngineError.stopped(request.stopReason ?? .terminated)
      case .missing: throw EngineError.cannotCompute(reason: "\(error)")
      case .failed, .died, .hung, .unknownLine: throw TrialFailure("\(error)")
      }
    }
  }

  /// The same where a loss that becomes no number is a failure of the trial.
  func found(
    _ order: NetworkRequest, in scratch: NetworkScratch, for request: TrialRequest,
    keepingCheckpoint: Bool = false
  ) throws -> TensorFile {
    guard
      let found = try results(
        of: order, in: scratch, for: request, keepingCheckpoint: keepingCheckpoint)
    else { throw TrialFailure("the network's loss became no number") }
    return found
  }
}

extension TensorFile {
  /// The numbers of one of a worker's tensors.
  func finite(_ name: String) throws(TrialFailure) -> [Double] {
    guard let tensor = self[name] else {
      throw TrialFailure("the worker's results lack '\(name)'")
    }
    let numbers = tensor.doubles
    guard numbers.allSatisfy(\.isFinite) else {
      throw TrialFailure("the worker's '\(name)' are not all numbers")
    }
    return numbers
  }
}
