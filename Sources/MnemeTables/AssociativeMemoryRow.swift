/// Minima of the memory of some patterns, and what samples it gives: one row for each number of
/// patterns of `associative-memory`.
package struct AssociativeMemoryRow: TableRow {
  package static let tableName = "associative_memory"

  package var patternCount = 0
  package var beta = 0.0
  package var trials = 0
  package var sampleCount = 0
  package var intervalLevel = 0.0
  package var minimaPerPattern = IntervalEstimate()
  package var minima = IntervalEstimate()
  package var awayMinima = IntervalEstimate()
  package var memorized = TrialFraction()
  package var spurious = TrialFraction()
  package var generalized = TrialFraction()
  package var recovery = IntervalEstimate()
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("pattern_count", \.patternCount, "K, patterns on random angles of the circle."),
      TableColumn("beta", \.beta, "Inverse temperature of the energy."),
      TableColumn("trials", \.trials, "Independent sets of patterns."),
      TableColumn("sample_count", \.sampleCount, "Samples of each trial."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
    ]
      + .interval(
        "minima_per_pattern", \.minimaPerPattern,
        "Minima of the energy over K, mean over trials (Student interval).")
      + .interval("minima", \.minima, "Minima of the energy, mean over trials.")
      + .interval(
        "away_minima", \.awayMinima,
        "Minima further than the away distance from every pattern, mean over trials.")
      + .fraction("memorized", \.memorized, "Samples within the memorized distance of a pattern.")
      + .fraction(
        "spurious", \.spurious,
        "Samples further than that from all patterns, but within the spurious distance of another "
          + "sample.")
      + .fraction("generalized", \.generalized, "All other samples.")
      + .interval(
        "recovery_noise", \.recovery,
        "Largest noise from which the asked share of noised patterns comes back to its own pattern."
      )
      + [TableColumn("reason", \.reason, "Why a cell is empty or one-sided.")]
  }
}

/// Patterns that come back from noise: one row for each number of patterns and noise level.
package struct AssociativeMemoryRecoveryRow: TableRow {
  package static let tableName = "associative_memory_recovery"

  package var patternCount = 0
  package var noiseLevel = 0.0
  package var recovered = TrialFraction()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("pattern_count", \.patternCount, "K, patterns."),
      TableColumn("noise_level", \.noiseLevel, "sigma that was added to patterns."),
    ]
      + .fraction(
        "recovered", \.recovered, "Noised patterns that the exact score takes back to their own.")
  }
}

/// The law of merging and of the ring at one inverse temperature.
package struct AssociativeMemoryLawRow: TableRow {
  package static let tableName = "associative_memory_laws"

  package var beta = 0.0
  package var mergeDistance = 0.0
  package var mergeTheory = 0.0
  package var ringRadius: Double?
  package var ringTheory: Double?
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("beta", \.beta, "Inverse temperature."),
      TableColumn(
        "merge_distance", \.mergeDistance,
        "Distance of two patterns at which their minima merge, by bisection."),
      TableColumn("theory_merge_distance", \.mergeTheory, "The law: sqrt(2/beta)."),
      TableColumn(
        "ring_radius", \.ringRadius,
        "Where recall among many even patterns ends, from the centre; empty without a ring."),
      TableColumn("theory_ring_radius", \.ringTheory, "Minimum of the continuum's energy."),
      TableColumn("reason", \.reason, "Why a cell is empty."),
    ]
  }
}
