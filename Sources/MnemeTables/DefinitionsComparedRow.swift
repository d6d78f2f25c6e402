/// Where the samples come from that all definitions are held against.
package enum ComparedGenerator: String, CaseIterable, CellValue {
  /// Training samples, drawn with repetition.
  case copies
  case noisyCopies = "noisy copies"
  /// The probability flow of the training set's own score.
  case exactScore = "exact score"
  case tikhonov = "Tikhonov"
  case empiricalBayes = "empirical Bayes"
  case linear = "linear model"
  case network
  /// Fresh samples.
  case truth
}

/// What the definitions say of one generator, in sum.
package struct DefinitionsComparedRow: TableRow {
  package static let tableName = "definitions_compared"

  package var generator = ComparedGenerator.copies
  package var trainingCount = 0
  package var sampleCount = 0
  package var memorizingCount = 0
  package var decidedCount = 0
  /// Names of definitions, separated by ", ".
  package var memorizing = ""
  package var notMemorizing = ""
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("generator", \.generator, "Where the samples come from."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("sample_count", \.sampleCount, "Samples that were measured."),
      TableColumn(
        "memorizing_count", \.memorizingCount, "Definitions that call the generator memorizing."),
      TableColumn(
        "decided_count", \.decidedCount,
        "Definitions that have a side of memory and a null to be beside."),
      TableColumn("memorizing", \.memorizing, "Which call it memorizing."),
      TableColumn("not_memorizing", \.notMemorizing, "Which do not."),
      TableColumn("reason", \.reason, "Why a definition decides nothing."),
    ]
  }
}
