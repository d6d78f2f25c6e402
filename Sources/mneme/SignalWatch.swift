import Dispatch
import Glibc
import MnemeEngine

/// The first SIGINT or SIGTERM asks the engine to stop politely; a second one ends the process at
/// once, as it would have without us.
final class SignalWatch {
  private var sources: [any DispatchSourceSignal] = []
  /// A queue of its own gets a thread of its own. The global ones wait for a free core, which the jobs
  /// of a run don't leave.
  private let queue = DispatchQueue(label: "mneme.signals", qos: .userInteractive)
  private static let signals: [(Int32, StopSwitch.Reason)] = [
    (SIGINT, .interrupted), (SIGTERM, .terminated),
  ]

  init(_ stop: StopSwitch, said: @escaping @Sendable () -> Void) {
    for (number, reason) in Self.signals {
      // Else the default action comes first: the end.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        for (number, _) in Self.signals { signal(number, SIG_DFL) }
        stop.stop(reason)
        said()
      }
      source.activate()
      sources.append(source)
    }
  }

  /// Signals mean again what they always do.
  func end() {
    for source in sources { source.cancel() }
    for (number, _) in Self.signals { signal(number, SIG_DFL) }
  }
}
