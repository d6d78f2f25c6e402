import MnemeEngine
import Synchronization

/// One live line on a terminal: stage, cells, trials, rate, time left. Silent elsewhere.
final class ProgressLine: Sendable {
  private struct State {
    var stage = ""
    var start = ContinuousClock.now
    var drawn = ContinuousClock.now - .seconds(1)
  }

  private let title: String
  private let isShown: Bool
  private let state = Mutex(State())

  init(title: String) {
    self.title = title
    isShown = Console.isTerminal
  }

  func show(_ progress: EngineProgress) {
    guard isShown else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      if state.stage != progress.stage { (state.stage, state.start) = (progress.stage, now) }
      guard progress.isFinished || now - state.drawn > .milliseconds(100) else { return }
      state.drawn = now
      Console.draw("\r\u{1B}[K" + line(progress, elapsed: now - state.start))
    }
  }

  /// Removes the line.
  func clear() {
    if isShown { Console.draw("\r\u{1B}[K") }
  }

  private func line(_ progress: EngineProgress, elapsed: Duration) -> String {
    let done = progress.foundTrials + progress.computedTrials
    let rate = Double(progress.computedTrials) / max(elapsed / .seconds(1), 1e-3)
    let left = rate > 0 ? Double(progress.totalTrials - done) / rate : .nan
    let share = progress.totalTrials > 0 ? 100 * done / progress.totalTrials : 100
    return "\(title) · \(progress.stage): \(progress.cells) cells, trials \(done)/"
      + "\(progress.totalTrials) (\(share) %), \(Int(rate))/s, \(progress.jobs) jobs, "
      + (left.isFinite ? "\(clock(left)) left" : "time left unknown")
  }

  private func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
