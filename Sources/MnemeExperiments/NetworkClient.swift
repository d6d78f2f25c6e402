import FoundationEssentials
package import MnemeDiffusion
import MnemeEngine
package import MnemeNumerics
package import MnemeTables

/// Has networks trained and sampled by `mneme-network`, one process a request: whatever happens there
/// is an error of one trial here.
package struct NetworkClient: Sendable {
  /// Path of `mneme-network`.
  package let executable: String
  /// Longest time without a word: then the worker hangs, and is killed. Progress comes each second, or
  /// after each update where one takes longer.
  package let silence: Duration

  package init(executable: String, silence: Duration = .seconds(300)) {
    self.executable = executable
    self.silence = silence
  }

  /// Writes images for a request.
  ///
  /// - Parameters:
  ///   - images: shape (count, 64); float32 is what networks compute with.
  ///   - labels: of each image, where a network or its guidance is told them.
  package static func write(_ images: Matrix, labels: [Int]? = nil, to path: String) throws {
    var file = TensorFile()
    if let labels { file["labels"] = TensorValues(labels, shape: [labels.count]) }
    file["images"] = TensorValues(images.values.map(Float.init), shape: [images.rows, 1, 8, 8])
    try file.write(to: path)
  }

  /// Blocks until the worker is done.
  ///
  /// - Parameters:
  ///   - shouldStop: asked several times a second; once true, the worker leaves its checkpoint, if
  ///     one is asked for, and `.stopped` is thrown.
  ///   - progress: called about once a second.
  /// - Returns: what is in the file of results; see `NetworkRequest`.
  /// - Throws: `NetworkClientError`; what reading the results throws.
  package func run(
    _ request: NetworkRequest, shouldStop: () -> Bool = { false },
    progress: (NetworkProgress) -> Void = { _ in }
  ) throws -> TensorFile {
    var last: NetworkMessage?
    var unknown: String?
    let worker = WorkerProcess(executable: executable, silence: silence)
    let input = Array(try JSONEncoder().encode(request))
    let ending: WorkerProcess.Ending
    do throws(WorkerError) {
      ending = try worker.run(
        input: input, shouldStop: { unknown != nil || shouldStop() }
      ) { line in
        guard let message = Self.message(line) else {
          unknown = unknown ?? line
          return
        }
        last = message
        if case .progress(let step) = message { progress(step) }
      }
    } catch {
      throw NetworkClientError(error)
    }
    if let unknown { throw NetworkClientError.unknownLine(unknown) }
    switch last {
    case .failed(let failure): throw NetworkClientError.failed(failure)
    case .stopped: throw NetworkClientError.stopped
    case .finished where ending.cause == .exited(code: 0):
      return try TensorFile(path: request.results)
    case .finished, .progress, nil: throw NetworkClientError.died(ending.detail)
    }
  }

  private static func message(_ line: String) -> NetworkMessage? {
    do {
      return try JSONDecoder().decode(NetworkMessage.self, from: Data(line.utf8))
    } catch {
      return nil
    }
  }
}

/// Why a request has no results. All but `missing` and `stopped` are the failure of one trial.
package enum NetworkClientError: Error, Equatable, CustomStringConvertible {
  /// There is no worker to ask.
  case missing(path: String)
  /// The worker gave up and said why.
  case failed(NetworkFailure)
  /// The worker ended without a last word: killed, crashed or out of memory.
  case died(String)
  case hung(String)
  /// It was told to stop.
  case stopped
  /// It is not the worker of this version.
  case unknownLine(String)

  init(_ error: WorkerError) {
    switch error {
    case .missing(let path): self = .missing(path: path)
    case .cannotStart: self = .died("\(error)")
    case .silent: self = .hung("\(error)")
    }
  }

  package var description: String {
    switch self {
    case .missing(let path):
      "there is no \(path), which trains networks; build it with `make network`"
    case .failed(let failure): "mneme-network gave up: \(failure.message)"
    case .died(let detail): "mneme-network ended before it was done: \(detail)"
    case .hung(let detail): detail
    case .stopped: "training was told to stop"
    case .unknownLine(let line):
      "mneme-network said '\(line.prefix(200))', which is no message of this version"
    }
  }
}

extension WorkerProcess.Ending {
  fileprivate var detail: String {
    let how =
      switch cause {
      case .exited(let code): "exit code \(code)"
      case .killed(let signal): "killed by signal \(signal)"
      }
    return complaint.isEmpty ? how : "\(how); its last words: \(complaint)"
  }
}
