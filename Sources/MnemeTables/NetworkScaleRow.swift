/// Where memorization ends and the distance to the truth begins to fall, by one definition each.
package struct NetworkScaleRow: TableRow {
  package static let tableName = "networks_scales"

  package var dimension = 0
  package var reading = Reading.matched
  package var referenceCount: Int?
  /// The level that P(Δ > 0) crosses; empty in the matched reading, whose interval meets ½.
  package var level: Double?
  package var distance = NetworkDistance.gaussianKL
  package var trials = 0
  package var intervalLevel = 0.0
  package var memorization = IntervalEstimate()
  package var fall = IntervalEstimate()
  package var ratio = IntervalEstimate()
  package var verdict = Verdict.undecided
  /// Why an estimate is empty or one-sided; parts separated by "; ".
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, pixels that are not constant."),
      TableColumn("reading", \.reading, "Reading of rho: matched or reference."),
      TableColumn("reference_count", \.referenceCount, "N_ref; empty in the matched reading."),
      TableColumn("level", \.level, "The level of P(Delta > 0) that is crossed, in (0, 1)."),
      TableColumn("distance", \.distance, "The distance to the truth that falls."),
      TableColumn("trials", \.trials, "Most trials of a cell."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals of both scales."),
    ]
      + .interval(
        "n_mem", \.memorization,
        "Matched: where the interval of P(Delta > 0) first meets 1/2; reference: rule R1. Images.")
      + .interval("n_fall", \.fall, "Rule R2: start of the fall of that distance, images.")
      + .interval(
        "ratio", \.ratio, "n_fall / n_mem; its interval has level 1 - 2(1 - interval_level).")
      + [
        TableColumn("verdict", \.verdict, "Rule R3: aligned, not aligned or undecided."),
        TableColumn("reason", \.reason, "Why an estimate is empty, one-sided or undecided."),
      ]
  }
}

/// What measures how far a network is from the truth.
package enum NetworkDistance: String, CaseIterable, CellValue {
  case gaussianKL = "KL of moments"
  case coordinateL2 = "coordinate-wise L2"
}
