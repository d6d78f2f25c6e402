package import MnemeNumerics

/// A user's samples, in whatever format: rows of numbers, read as they are needed.
package struct SampleArray: RowSource, Sendable {
  /// As it was given, with a member's name if there was one.
  package let path: String
  package let format: ArrayFormat
  /// The kind of number in the file.
  package let element: ElementKind
  /// Shape after the first axis; `[]` for one number a row.
  package let itemShape: [Int]
  /// One or more stretches of rows, in order.
  let parts: [ArrayRows]
  let contents: DigestedBytes

  /// Rows: 1 to 2²⁴.
  package let count: Int
  /// Numbers in a row, the product of `itemShape`: 1 to 2²⁴.
  package let dimension: Int

  init(
    path: String, format: ArrayFormat, shape: ArrayShape, parts: [ArrayRows],
    contents: DigestedBytes
  ) {
    precondition(parts.reduce(0) { $0 + $1.count } == shape.count, "parts of \(shape.count) rows")
    self.path = path
    self.format = format
    self.parts = parts
    self.contents = contents
    element = parts[0].element
    itemShape = shape.itemShape
    count = shape.count
    dimension = shape.dimension
  }

  /// The rows in Float64, shape (`rows.count`, `dimension`): exact but for integers beyond 2⁵³.
  ///
  /// - Throws: `ArrayError.shrank`, `.cannotRead`.
  package func doubles(_ rows: Range<Int>) throws(ArrayError) -> Matrix {
    var values = [Double](repeating: 0, count: rows.count * dimension)
    do {
      try values.withUnsafeMutableBufferPointer { try decode(rows, to: $0) }
    } catch let error as ArrayError {
      throw error
    } catch {
      preconditionFailure("decoding throws ArrayError alone: \(error)")
    }
    return Matrix(rows: rows.count, columns: dimension, values: values)
  }

  /// SHA-256 of the file's bytes, 64 hexadecimal digits. For a folder: of the lines that
  /// `sha256sum` prints for its files, in the order in which they are read.
  package func digest() throws(ArrayError) -> String { try contents.digest() }

  /// Without a copy where the file holds Float32 in this machine's order, row by row and aligned.
  ///
  /// - Throws: `ArrayError.shrank`, `.cannotRead`; what `body` throws.
  package func withFloats<Result>(
    _ rows: Range<Int>, scratch: inout [Float],
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    check(rows)
    if let (part, start) = part(with: rows) {
      let own = rows.lowerBound - start..<rows.upperBound - start
      let direct: Result? = try part.store.withBytes { bytes in
        try part.floats(own, dimension: dimension, in: bytes).map(body)
      }
      if let direct { return direct }
    }
    let needed = rows.count * dimension
    if scratch.count < needed {
      scratch.append(contentsOf: repeatElement(0, count: needed - scratch.count))
    }
    return try scratch.withUnsafeMutableBufferPointer { space in
      let target = UnsafeMutableBufferPointer(rebasing: space[..<needed])
      try decode(rows, to: target)
      return try body(UnsafeBufferPointer(target))
    }
  }

  private func check(_ rows: Range<Int>) {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows \(rows) of \(count)")
  }

  /// The part that holds all the rows, and the number of its first.
  private func part(with rows: Range<Int>) -> (ArrayRows, Int)? {
    var start = 0
    for part in parts {
      if rows.lowerBound >= start, rows.upperBound <= start + part.count { return (part, start) }
      start += part.count
    }
    return nil
  }

  private func decode<Target: DecodedNumber>(
    _ rows: Range<Int>, to target: UnsafeMutableBufferPointer<Target>
  ) throws {
    check(rows)
    var start = 0
    for part in parts {
      let shared = rows.clamped(to: start..<start + part.count)
      if !shared.isEmpty {
        let places = (shared.lowerBound - rows.lowerBound) * dimension
        try part.store.withBytes { bytes in
          part.decode(
            shared.lowerBound - start..<shared.upperBound - start, itemShape: itemShape, in: bytes,
            to: UnsafeMutableBufferPointer(
              rebasing: target[places..<places + shared.count * dimension]))
        }
      }
      start += part.count
    }
  }
}
