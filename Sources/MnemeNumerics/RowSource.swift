/// Rows of numbers that need not be in memory: a matrix, or a file that is read as it is needed.
package protocol RowSource: Sendable {
  /// Rows.
  var count: Int { get }
  /// Numbers in a row.
  var dimension: Int { get }

  /// Calls `body` with some rows in Float32, row-major, `rows.count * dimension` numbers, without a
  /// copy where they lie in memory like that.
  ///
  /// - Parameter scratch: room that calls share, so that none of them has to allocate its own; what is
  ///   in it afterwards means nothing.
  /// - Throws: what reading the rows throws, and what `body` does.
  func withFloats<Result>(
    _ rows: Range<Int>, scratch: inout [Float],
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result
}

/// A matrix's numbers are rounded to Float32.
extension Matrix: RowSource {
  package var count: Int { rows }
  package var dimension: Int { columns }

  package func withFloats<Result>(
    _ rows: Range<Int>, scratch: inout [Float],
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows \(rows) of \(count)")
    scratch.removeAll(keepingCapacity: true)
    for value in values[rows.lowerBound * columns..<rows.upperBound * columns] {
      scratch.append(Float(value))
    }
    return try scratch.withUnsafeBufferPointer(body)
  }
}
