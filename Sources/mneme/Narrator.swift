import FoundationEssentials
import MnemeEngine
import Synchronization

/// How a long run speaks, always on standard error: one live line on a terminal, else a line every 30
/// seconds; or one JSON object a line.
final class Narrator: Sendable {
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  private struct State {
    var title = ""
    var stage = ""
    var start = ContinuousClock.now
    var said = ContinuousClock.now
    var isLineOpen = false
  }

  private let format: Format
  private let isLive: Bool
  private let pause: Duration
  private let state = Mutex(State())

  init(_ format: Format) {
    self.format = format
    isLive = format == .text && Console.isTerminal
    pause = isLive ? .milliseconds(100) : .seconds(30)
  }

  func begin(_ title: String) { state.withLock { $0.title = title } }

  /// Called often, from any thread; speaks now and then.
  func show(_ progress: EngineProgress) {
    state.withLock { state in
      let now = ContinuousClock.now
      if state.stage != progress.stage {
        (state.stage, state.start, state.said) = (progress.stage, now, now)
        if format == .text && !isLive { return }
      } else {
        guard now - state.said >= pause || progress.isFinished && isLive else { return }
      }
      state.said = now
      let pace = Pace(progress, elapsed: now - state.start)
      switch format {
      case .json: say(ProgressEvent(experiment: state.title, progress, pace))
      case .text where isLive:
        Console.draw("\r\u{1B}[K\(state.title) · " + line(progress, pace))
        state.isLineOpen = true
      case .text: Console.error("\(state.title) · " + line(progress, pace))
      }
    }
  }

  /// Something that a reader should know.
  func note(_ text: String) { tell("note", text) }

  /// The end, good or bad.
  func end(_ kind: String, _ text: String) { tell(kind, text) }

  private func tell(_ event: String, _ text: String) {
    state.withLock { state in
      if state.isLineOpen { Console.draw("\r\u{1B}[K") }
      state.isLineOpen = false
      switch format {
      case .json: say(TextEvent(event: event, text: text))
      case .text: if !text.isEmpty { Console.error(event == "note" ? "note: \(text)" : text) }
      }
    }
  }

  private func line(_ progress: EngineProgress, _ pace: Pace) -> String {
    let share = progress.ownTrials > 0 ? 100 * progress.doneTrials / progress.ownTrials : 100
    return "\(progress.stage): \(progress.cells) cells, trials \(progress.doneTrials)/"
      + "\(progress.ownTrials) (\(share) %), \(pace.shownRate)/s, "
      + (pace.secondsLeft.map { "\(Quantities.clock($0)) left" } ?? "time left unknown")
      + ", \(progress.jobs) \(progress.jobs == 1 ? "job" : "jobs")"
  }

  private func say(_ event: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      Console.error(String(decoding: try encoder.encode(event), as: UTF8.self))
    } catch {
      preconditionFailure("an event that is no JSON: \(error)")
    }
  }
}

/// How fast a stage goes.
private struct Pace {
  let rate: Double
  let secondsLeft: Double?

  init(_ progress: EngineProgress, elapsed: Duration) {
    rate = Double(progress.computedTrials) / max(elapsed / .seconds(1), 1e-3)
    secondsLeft = rate > 0 ? Double(progress.ownTrials - progress.doneTrials) / rate : nil
  }

  var shownRate: String { rate >= 10 ? "\(Int(rate))" : "\((rate * 100).rounded() / 100)" }
}

private struct ProgressEvent: Encodable {
  let event = "progress"
  let experiment: String
  let stage: String
  let cells: Int
  let trialsDone: Int
  let trialsTotal: Int
  let trialsPerSecond: Double
  let secondsLeft: Double?
  let jobs: Int

  init(experiment: String, _ progress: EngineProgress, _ pace: Pace) {
    self.experiment = experiment
    stage = progress.stage
    cells = progress.cells
    trialsDone = progress.doneTrials
    trialsTotal = progress.ownTrials
    trialsPerSecond = pace.rate
    secondsLeft = pace.secondsLeft
    jobs = progress.jobs
  }

  enum CodingKeys: String, CodingKey {
    case event, experiment, stage, cells, jobs
    case trialsDone = "trials_done"
    case trialsTotal = "trials_total"
    case trialsPerSecond = "trials_per_second"
    case secondsLeft = "seconds_left"
  }
}

private struct TextEvent: Encodable {
  let event: String
  let text: String
}
