/// One definition on one set of generated samples, beside its null.
package struct MeasureRow: TableRow {
  package static let tableName = "measures"

  /// Name of the generated set.
  package var set = ""
  package var trainingCount = 0
  package var definition = MeasureDefinition.neighbourRatio
  package var estimate = IntervalEstimate()
  package var unit = ""
  package var intervalLevel = 0.0
  package var null = IntervalEstimate()
  /// What stands for the null: held-out samples, training samples left out one by one, …
  package var nullKind = ""
  /// A closed form of the null, where there is one.
  package var nullFormula: Double?
  /// What a sample must be below to count.
  package var threshold: Double?
  package var count: Int?
  package var total: Int?
  package var nullCount: Int?
  package var nullTotal: Int?
  /// That the value is the null's.
  package var pValue: Double?
  package var verdict = MeasureVerdict.open
  package var reason = ""

  package init() {}

  /// Whether its value lies on the side of memory of its null.
  package var callsMemorizing: Bool {
    definition.memorySide != nil && verdict == definition.memorySide
  }

  package static var columns: [TableColumn<Self>] { subject + result + evidence }

  private static var subject: [TableColumn<Self>] {
    [
      TableColumn("set", \.set, "The generated set."),
      TableColumn(
        "training_count", \.trainingCount, "n, training samples that it is held against."),
      TableColumn("definition", \.definition, "What is measured; the report says how."),
    ]
  }

  private static var result: [TableColumn<Self>] {
    .interval("value", \.estimate, "The value; fractions are of generated samples.")
      + [
        TableColumn("unit", \.unit, "Its unit; empty if dimensionless."),
        TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
      ]
      + .interval("null", \.null, "The same without a model that remembers.")
      + [
        TableColumn("null_kind", \.nullKind, "What the null is measured on."),
        TableColumn("null_formula", \.nullFormula, "Closed form of the null, where there is one."),
      ]
  }

  private static var evidence: [TableColumn<Self>] {
    [
      TableColumn("threshold", \.threshold, "Samples below it count."),
      TableColumn("count", \.count, "Generated samples that count."),
      TableColumn("total", \.total, "Generated samples looked at."),
      TableColumn("null_count", \.nullCount, "Samples of the null that count."),
      TableColumn("null_total", \.nullTotal, "Samples of the null looked at."),
      TableColumn("p_value", \.pValue, "Probability of a value so far from the null's by chance."),
      TableColumn(
        "verdict", \.verdict,
        "more than the null, like the null or less than the null, where the p-value is below 1 - level."
      ),
      TableColumn("reason", \.reason, "Why a cell is empty."),
    ]
  }
}

/// A scale in n by one definition, where there are sets of several n.
package struct MeasureScaleRow: TableRow {
  package static let tableName = "measure_scales"

  package var definition = MeasureDefinition.neighbourRatio
  package var level = 0.0
  package var scale = IntervalEstimate()
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("definition", \.definition, "What is measured."),
      TableColumn("level", \.level, "The fraction that is crossed."),
    ]
      + .interval(
        "n_mem", \.scale,
        "n where the memorized fraction falls through the level for the last time.")
      + [TableColumn("reason", \.reason, "Why a cell is empty or one-sided.")]
  }
}
