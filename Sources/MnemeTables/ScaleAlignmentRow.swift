/// The two scales of one model at one setting under one definition; new models join by adding rows.
package struct ScaleAlignmentRow: TableRow {
  package static let tableName = "scale_alignment"

  package var family = ModelFamily.oneDraw
  /// A name for people: `linear, one step, r = 1`.
  package var model = ""
  /// The same as short as a tick label, in the label syntax of figures: `$r = 1$`.
  package var label = ""
  /// Which scan of the study the row belongs to.
  package var scan = AlignmentScan.dimension
  package var dimension = 0
  /// `nil` for data that have no signal share, as images.
  package var q: Double?
  package var reading = Reading.reference
  package var referenceCount: Int?
  package var distance = MemorizationDistance.relativeLogLikelihood
  package var level = 0.0
  package var trials = 0
  package var intervalLevel = 0.0
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
      TableColumn(
        "family", \.family,
        "What the model has more of: one draw, more draws, more steps; or a network."),
      TableColumn("model", \.model, "The generative model."),
      TableColumn("label", \.label, "The model's short name, as figures print it."),
      TableColumn(
        "scan", \.scan, "dimension: d varies; signal share: q varies; model: another model."),
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn(
        "q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]. Empty for data without one."),
      TableColumn("reading", \.reading, "Reading of rho: reference, matched or analytic."),
      TableColumn("reference_count", \.referenceCount, "N_ref; empty where the reading has none."),
      TableColumn("distance", \.distance, "Distance in Delta: Eq. 4a or Eq. 3."),
      TableColumn("level", \.level, "The level of P(Delta > 0) that is crossed, in (0, 1)."),
      TableColumn("trials", \.trials, "Independent trials a cell."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals of both scales."),
    ]
      + .interval("n_mem", \.memorization, "Rule R1: last upward crossing of the level, samples.")
      + [
        TableColumn("crossing_count", \.crossingCount, "All crossings of the level, up and down.")
      ] + .interval("n_fall", \.fall, "Rule R2 for KL(rho_G || rho): start of the fall, samples.")
      + .interval(
        "ratio", \.ratio, "n_fall / n_mem; its interval has level 1 - 2(1 - interval_level).")
      + [
        TableColumn("verdict", \.verdict, "Rule R3: aligned, not aligned or undecided."),
        TableColumn("reason", \.reason, "Why an estimate is empty, one-sided or undecided."),
      ]
  }
}

/// Every crossing that rule R1 found, upward and downward; n_mem is the last upward one.
package struct ScaleAlignmentCrossingRow: TableRow {
  package static let tableName = "scale_alignment_crossings"

  package var model = ""
  package var dimension = 0
  /// `nil` for data that have no signal share, as images.
  package var q: Double?
  package var reading = Reading.reference
  package var distance = MemorizationDistance.relativeLogLikelihood
  package var level = 0.0
  package var trainingCount = 0.0
  package var direction = CrossingDirection.upward

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("model", \.model, "The generative model."),
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn(
        "q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]. Empty for data without one."),
      TableColumn("reading", \.reading, "Reading of rho: reference, matched or analytic."),
      TableColumn("distance", \.distance, "Distance in Delta: Eq. 4a or Eq. 3."),
      TableColumn("level", \.level, "The level that is crossed, in (0, 1)."),
      TableColumn("training_count", \.trainingCount, "Where: n, linear in ln n between cells."),
      TableColumn("direction", \.direction, "up or down."),
    ]
  }
}

/// What varies along a scan of `scale-alignment`.
package enum AlignmentScan: String, CaseIterable, CellValue {
  case dimension
  case signalShare = "signal share"
  case model
}

/// Models that share a colour where scales are compared.
package enum ModelFamily: String, CaseIterable, CellValue {
  /// The solvable model: linear, one step, one noise draw per sample.
  case oneDraw = "one draw"
  /// Linear, one step, several noise draws per sample or all noise.
  case moreDraws = "more draws"
  /// Linear, several steps, all noise.
  case moreSteps = "more steps"
  /// Trained networks.
  case network
}
