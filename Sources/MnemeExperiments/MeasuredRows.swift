import MnemeArrays
import MnemeNumerics

/// Samples as they are measured: a file's, some of them, or features made of them.
indirect enum MeasuredRows: RowSource {
  case array(SampleArray)
  case matrix(Matrix)
  case selected(SelectedRows<MeasuredRows>)
  /// All numbers times one.
  case scaled(MeasuredRows, by: Float)

  var count: Int {
    switch self {
    case .array(let array): array.count
    case .matrix(let matrix): matrix.rows
    case .selected(let rows): rows.count
    case .scaled(let rows, _): rows.count
    }
  }

  var dimension: Int {
    switch self {
    case .array(let array): array.dimension
    case .matrix(let matrix): matrix.columns
    case .selected(let rows): rows.dimension
    case .scaled(let rows, _): rows.dimension
    }
  }

  func withFloats<Result>(
    _ rows: Range<Int>, scratch: inout [Float],
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    switch self {
    case .array(let array): return try array.withFloats(rows, scratch: &scratch, body)
    case .matrix(let matrix): return try matrix.withFloats(rows, scratch: &scratch, body)
    case .selected(let selected): return try selected.withFloats(rows, scratch: &scratch, body)
    case .scaled(let base, let factor):
      var inner: [Float] = []
      let scaled = try base.withFloats(rows, scratch: &inner) { $0.map { $0 * factor } }
      return try scaled.withUnsafeBufferPointer(body)
    }
  }

  /// Some rows, in their order; all of them if these are all.
  func rows(_ indices: [Int]) -> MeasuredRows {
    let isWhole = indices.count == count && indices.indices.allSatisfy { indices[$0] == $0 }
    return isWhole ? self : .selected(SelectedRows(of: self, at: indices))
  }

  /// Some rows in Float64, shape (indices.count, dimension).
  func matrix(_ indices: [Int]) throws -> Matrix {
    var values: [Double] = []
    values.reserveCapacity(indices.count * dimension)
    var scratch: [Float] = []
    for index in indices {
      try withFloats(index..<index + 1, scratch: &scratch) { row in
        for value in row { values.append(Double(value)) }
      }
    }
    return Matrix(rows: indices.count, columns: dimension, values: values)
  }
}
