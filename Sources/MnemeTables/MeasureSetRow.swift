/// One set of samples as it was given, and what was found in it before anything was measured.
package struct MeasureSetRow: TableRow {
  package static let tableName = "measure_sets"

  /// `training`, `reference`, or the name of a generated set.
  package var name = ""
  package var path = ""
  package var sha256 = ""
  package var format = ""
  package var element = ""
  /// As in the file: `10000 x 3 x 32 x 32`.
  package var shape = ""
  package var count = 0
  package var dimension = 0
  package var nonFiniteCount = 0
  package var usedCount = 0
  package var minimum = 0.0
  package var maximum = 0.0
  package var constantColumns = 0
  /// Samples that equal none before them.
  package var distinctCount = 0
  package var largestGroup = 0
  /// Samples that equal a training sample, in every number.
  package var trainingCopies: Int?

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("name", \.name, "training, reference, or the name of a generated set."),
      TableColumn("path", \.path, "Where it was read, as given."),
      TableColumn("sha256", \.sha256, "SHA-256 of the file."),
      TableColumn("format", \.format, "Format of the file."),
      TableColumn("element", \.element, "Numbers of the file."),
      TableColumn("shape", \.shape, "Shape of the array; each sample is one row of numbers."),
      TableColumn("count", \.count, "Samples in the file."),
      TableColumn("dimension", \.dimension, "d, numbers of a sample."),
      TableColumn("non_finite_count", \.nonFiniteCount, "Samples with NaN or infinities."),
      TableColumn("used_count", \.usedCount, "Samples that were measured."),
      TableColumn("minimum", \.minimum, "Least finite value."),
      TableColumn("maximum", \.maximum, "Largest finite value."),
      TableColumn(
        "constant_columns", \.constantColumns, "Numbers that are the same in all samples."),
      TableColumn("distinct_count", \.distinctCount, "Samples that equal none before them."),
      TableColumn("largest_group", \.largestGroup, "Samples in the largest group of equal ones."),
      TableColumn(
        "training_copies", \.trainingCopies,
        "Samples that equal a training sample; empty for the training set."),
    ]
  }
}
