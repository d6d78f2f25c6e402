import Glibc

/// Another program that does part of a trial: asked once on standard input, heard line by line on
/// standard output, and never waited for without end. Blocks its thread, as all trials do.
package struct WorkerProcess: Sendable {
  /// Path of the program.
  package let executable: String
  /// Longest time without a line: then it hangs, and is killed.
  package let silence: Duration

  package init(executable: String, silence: Duration) {
    self.executable = executable
    self.silence = silence
  }

  /// How a worker ended of itself.
  package struct Ending: Sendable, Equatable {
    package enum Cause: Sendable, Equatable {
      case exited(code: Int32)
      case killed(signal: Int32)
    }

    package let cause: Cause
    /// The end of what it said on standard error.
    package let complaint: String
  }

  /// Starts the program and hears it to its end.
  ///
  /// - Parameters:
  ///   - arguments: after its name.
  ///   - input: what it gets on standard input.
  ///   - shouldStop: asked several times a second; once true, the program gets SIGTERM, and from then
  ///     on the time of `silence` to end.
  ///   - hear: called with each whole line, without its end.
  /// - Throws: `WorkerError`. No process is left behind.
  package func run(
    arguments: [String] = [], input: [UInt8], shouldStop: () -> Bool = { false },
    hear: (String) -> Void
  ) throws(WorkerError) -> Ending {
    var child = try WorkerChild([executable] + arguments, input: input)
    var lastHeard = ContinuousClock.now
    var isStopping = false
    while child.isTalking {
      // Once told to stop, it has that long to do so, whatever it says.
      if child.exchange(hear) && !isStopping { lastHeard = .now }
      if !isStopping && shouldStop() {
        isStopping = true
        lastHeard = .now
        child.send(SIGTERM)
      }
      if ContinuousClock.now - lastHeard > silence {
        child.send(SIGKILL)
        let ending = child.end()
        throw .silent(path: executable, limit: silence, complaint: ending.complaint)
      }
    }
    return child.end()
  }
}

/// Why nothing came of a worker.
package enum WorkerError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case cannotStart(path: String, cause: String)
  /// It hung, and was killed.
  case silent(path: String, limit: Duration, complaint: String)

  package var description: String {
    switch self {
    case .missing(let path): "there is no program \(path)"
    case .cannotStart(let path, let cause): "can't start \(path): \(cause)"
    case .silent(let path, let limit, let complaint):
      "\(path) said nothing for \(limit.components.seconds) s and was ended"
        + (complaint.isEmpty ? "" : "; its last words: \(complaint)")
    }
  }
}
