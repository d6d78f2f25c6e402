import MnemeTables

/// What the report leads with: a gap, distinct hits, what surrogate labels tell, whether cohesion helps.
struct ExtractionHeadlines {
  let tables: ExtractionTables
  let spec: ExtractionSpec

  static let labelsFigure = "extraction-labels"
  static let hitsFigure = "extraction-hits"

  static let conditionsFigure = "extraction-conditions"

  var rows: [HeadlineRow] {
    [gap, null, information, gain].compactMap { $0 }
      + ExtractionCondition.allCases.compactMap(condition)
      + [ExtractionCondition.surrogate, .conditional].compactMap(conditionGain)
  }

  /// nil where no network joined.
  func condition(_ condition: ExtractionCondition) -> HeadlineRow? {
    tables.conditions.rows.first { $0.condition == condition }.map { row in
      HeadlineRow(
        key: Self.key(condition),
        label: "Memorized share of a network’s images, \(condition.rawValue): "
          + "n = \(row.trainingCount)", IntervalEstimate(row.memorized),
        intervalLevel: row.intervalLevel, figure: Self.conditionsFigure, reason: row.reason)
    }
  }

  /// nil where no network joined.
  func conditionGain(_ condition: ExtractionCondition) -> HeadlineRow? {
    tables.conditions.rows.first { $0.condition == condition }.map { row in
      HeadlineRow(
        key: Self.gainKey(condition),
        label: "Memorized share, \(condition.rawValue) less unconditional on the same digits: "
          + "n = \(row.trainingCount)", row.gain, intervalLevel: row.intervalLevel,
        figure: Self.conditionsFigure, reason: row.reason)
    }
  }

  static func gainKey(_ condition: ExtractionCondition) -> String {
    "gain" + key(condition).dropFirst("share".count)
  }

  static func key(_ condition: ExtractionCondition) -> String {
    switch condition {
    case .unconditional: "share_unconditional"
    case .surrogate: "share_surrogate"
    case .conditional: "share_conditional"
    case .heldOut: "share_held_out"
    }
  }

  /// Where modes overlap most: there the gap is furthest from ln C, and tells most.
  var gapRow: ExtractionRow? { tables.gaps.first { $0.label == .informative } }

  /// Two labels a mode, where modes are furthest apart and most.
  var duplicateRow: ExtractionRow? { tables.gaps.last { $0.label == .duplicate } }

  /// As many samples as there are points, or the nearest number below, hit unequally.
  var unequalRow: ExtractionHitRow? {
    let rows = tables.hits.filter { $0.law == .zipf }
    return rows.last { $0.sampleCount <= $0.poolSize } ?? rows.first
  }

  var gap: HeadlineRow? { gapRow.map { gapHeadline("gap_informative", "tells the mode", $0) } }

  var duplicateGap: HeadlineRow? {
    duplicateRow.map { gapHeadline("gap_duplicate", "is one of two for each mode", $0) }
  }

  private func gapHeadline(_ key: String, _ words: String, _ row: ExtractionRow) -> HeadlineRow {
    HeadlineRow(
      key: key,
      label: "Memorization divergence by the law of a label that \(words), less that by the whole "
        + "law: C = \(row.modes), r = \(row.radius.cellText)", row.gap, unit: "nats",
      intervalLevel: row.intervalLevel, figure: Self.labelsFigure)
  }

  /// Without a model, in the narrowest band, at the largest n.
  var null: HeadlineRow? {
    tables.memorized.filter { $0.generator == .truth && $0.factor == spec.factors.first }.last
      .map { row in
        HeadlineRow(
          key: "null_rate",
          label: "Share of fresh samples within the narrowest band of a training point, without a "
            + "model: n = \(row.trainingCount)", IntervalEstimate(row.memorized),
          intervalLevel: row.intervalLevel, figure: Self.hitsFigure)
      }
  }

  var unequalHits: HeadlineRow? {
    unequalRow.map { row in
      HeadlineRow(
        key: "distinct_unequal",
        label: "Different ones of \(row.poolSize) training points, hit with unequal probabilities: "
          + "\(row.sampleCount) samples", row.distinct, unit: "points",
        intervalLevel: row.intervalLevel, figure: Self.hitsFigure)
    }
  }

  var information: HeadlineRow? {
    most.map { row in
      HeadlineRow(
        key: "surrogate_information",
        label: "Mutual information of surrogate label and digit: K = \(row.clusterCount)",
        row.information, unit: "nats", intervalLevel: row.intervalLevel,
        figure: Self.labelsFigure)
    }
  }

  var gain: HeadlineRow? {
    most.map { row in
      HeadlineRow(
        key: "purity_gain",
        label: "Purity of clusters kept by cohesion, less that of all: K = \(row.clusterCount)",
        row.purityGain, intervalLevel: row.intervalLevel, figure: Self.labelsFigure,
        reason: row.reason)
    }
  }

  /// The most clusters of the run: the more there are to choose from, the more a choice can show.
  var most: ExtractionSurrogateRow? { tables.surrogates.last }
}
