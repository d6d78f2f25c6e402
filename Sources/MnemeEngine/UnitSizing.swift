/// How many trials are computed and stored together. Decides speed and what a crash can cost, never a
/// result.
struct UnitSizing: Sendable, Equatable {
  /// For tests: always so many.
  var fixed: Int?

  /// Storing may take a twentieth of the time.
  private static let secondsPerStoredSecond = 20.0
  /// A unit takes between 1 and 30 seconds, where there is enough work: a crash costs no more.
  private static let seconds = 1.0...30.0
  private static let mostTrials = 1 << 16
  /// Before anything was measured.
  private static let firstTrials = 4

  /// What finished units of a group took, over all of them.
  struct Cost: Sendable, Equatable {
    var trials = 0
    var units = 0
    var computingSeconds = 0.0
    var storingSeconds = 0.0

    /// Seconds of one trial of all cells that lack it; 0 if none is finished.
    var secondsPerTrial: Double { trials > 0 ? computingSeconds / Double(trials) : 0 }
  }

  /// - Parameter left: trials of the group that nobody has begun.
  func trials(left: Int, jobs: Int, cost: Cost) -> Int {
    if let fixed { return min(fixed, left) }
    // Ever smaller towards the end, so that all jobs end together.
    let share = max(1, (left + 2 * jobs - 1) / (2 * jobs))
    guard cost.trials > 0 else { return min(Self.firstTrials, share) }
    let storing = cost.storingSeconds / Double(cost.units) * Self.secondsPerStoredSecond
    let wanted = min(max(storing, Self.seconds.lowerBound), Self.seconds.upperBound)
    let affordable = wanted / max(cost.secondsPerTrial, 1e-9)
    return max(1, min(share, Int(min(affordable, Double(Self.mostTrials)))))
  }
}
