import MnemeArrays
import MnemeNumerics

/// A set of samples as it was given.
struct MeasureInput: Sendable {
  /// `training`, `reference`, or the name of a generated set.
  let name: String
  let path: String
  let sha256: String
  let format: String
  let element: String
  let itemShape: [Int]
  let rows: MeasuredRows

  init(_ array: SampleArray, name: String, sha256: String) {
    self.name = name
    path = array.path
    self.sha256 = sha256
    format = array.format.rawValue
    element = array.element.rawValue
    itemShape = array.itemShape
    rows = .array(array)
  }

  /// Samples in memory, for tests.
  init(_ matrix: Matrix, name: String, sha256: String, itemShape: [Int]? = nil) {
    self.name = name
    path = name
    self.sha256 = sha256
    format = "matrix"
    element = "float64"
    self.itemShape = itemShape ?? [matrix.columns]
    rows = .matrix(matrix)
  }

  /// `10000 x 3 x 32 x 32`.
  var shape: String { ([rows.count] + itemShape).map(String.init).joined(separator: " x ") }
}

/// All sets of a study.
struct MeasureInputs: Sendable {
  let training: MeasureInput
  let generated: [MeasureInput]
  /// By generated set: training samples that its model saw; nil: all.
  let trainingCounts: [Int]?
  let reference: MeasureInput?
  /// By training sample.
  let labels: [Int]?
}
