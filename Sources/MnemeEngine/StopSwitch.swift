import Synchronization

/// Asks a running plan to stop: by a signal, or because its time is spent.
package final class StopSwitch: Sendable {
  package enum Reason: Sendable, Equatable {
    case interrupted, terminated, budgetSpent
  }

  private let asked = Mutex<Reason?>(nil)
  /// When the time is spent.
  private let deadline: ContinuousClock.Instant?

  package init(budget: Duration? = nil) {
    deadline = budget.map { ContinuousClock.now + $0 }
  }

  /// From any thread. The first reason stays.
  package func stop(_ reason: Reason) {
    asked.withLock { $0 = $0 ?? reason }
  }

  /// Why no work of so many seconds should begin; `nil` if it may.
  func reason(before seconds: Double) -> Reason? {
    if let reason = asked.withLock({ $0 }) { return reason }
    guard let deadline else { return nil }
    return ContinuousClock.now + .seconds(seconds) > deadline ? .budgetSpent : nil
  }
}
