/// The two scales of one dimension under one definition: where memorization ends and where the
/// distance to the truth falls (rules R1, R2, R3 of Theory, section 1).
package struct LinearTransitionScaleRow: TableRow {
  package static let tableName = "linear_transition_scales"

  package var dimension = 0
  package var q = 0.0
  package var reading = Reading.reference
  package var referenceCount: Int?
  package var distance = MemorizationDistance.relativeLogLikelihood
  package var level = 0.0
  package var memorization = IntervalEstimate()
  package var crossingCount = 0
  package var fall = IntervalEstimate()
  package var ratio = IntervalEstimate()
  package var verdict = Verdict.undecided
  /// Why an estimate is empty or one-sided; parts separated by "; ".
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("reading", \.reading, "Reading of rho: reference, matched or analytic."),
      TableColumn("reference_count", \.referenceCount, "N_ref; empty where the reading has none."),
      TableColumn("distance", \.distance, "Distance in Delta: Eq. 4a or Eq. 3."),
      TableColumn("level", \.level, "The 1 - delta of the definition, in (0, 1)."),
    ]
      + .interval("n_mem", \.memorization, "Rule R1: last upward crossing of the level, samples.")
      + [
        TableColumn("crossing_count", \.crossingCount, "All crossings of the level, up and down.")
      ] + .interval("n_fall", \.fall, "Rule R2 for KL(rho_G || rho): start of the fall, samples.")
      + .interval("ratio", \.ratio, "n_fall / n_mem.")
      + [
        TableColumn("verdict", \.verdict, "Rule R3: aligned, not aligned or undecided."),
        TableColumn("reason", \.reason, "Why an estimate is empty, one-sided or undecided."),
      ]
  }
}

/// Every crossing that rule R1 found, upward and downward; n_mem is the last upward one.
package struct LinearTransitionCrossingRow: TableRow {
  package static let tableName = "linear_transition_crossings"

  package var dimension = 0
  package var reading = Reading.reference
  package var referenceCount: Int?
  package var distance = MemorizationDistance.relativeLogLikelihood
  package var level = 0.0
  package var trainingCount = 0.0
  package var direction = CrossingDirection.upward

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("reading", \.reading, "Reading of rho: reference, matched or analytic."),
      TableColumn("reference_count", \.referenceCount, "N_ref; empty where the reading has none."),
      TableColumn("distance", \.distance, "Distance in Delta: Eq. 4a or Eq. 3."),
      TableColumn("level", \.level, "The level that is crossed, in (0, 1)."),
      TableColumn("training_count", \.trainingCount, "Where: n, linear in ln n between cells."),
      TableColumn("direction", \.direction, "up or down."),
    ]
  }
}

/// How the true law rho is read in Delta (Theory, section 1).
package enum Reading: String, CaseIterable, CellValue {
  case reference, matched, analytic
}

/// The distance whose difference is Delta (Theory, Eq. 2).
package enum MemorizationDistance: String, CaseIterable, CellValue {
  case relativeLogLikelihood = "relative_log_likelihood"
  case squaredL2 = "squared_l2"
}

/// The outcome of rule R3.
package enum Verdict: String, CaseIterable, CellValue {
  case aligned
  case notAligned = "not aligned"
  case undecided
}

package enum CrossingDirection: String, CaseIterable, CellValue {
  case upward = "up"
  case downward = "down"
}

extension CellValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  package var cellText: String { rawValue }
  package init(cellText: String) throws(CellError) {
    guard let value = Self(rawValue: cellText) else {
      let names = Self.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw CellError(value: cellText, expected: "one of \(names)")
    }
    self = value
  }
}
