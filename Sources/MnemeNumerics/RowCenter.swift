import CKernels

/// Where rows of a source are moved before they are multiplied in Float32: near 0, with values near
/// 1.
///
/// A row x becomes x · scale − center. The closer rows are to 0, the less |x|² + |y|² − 2xy
/// cancels, and a scale keeps their products from overflow. Any center and any scale are right;
/// these come from up to 1024 rows spread evenly over the source, which costs next to nothing.
package struct RowCenter: Sendable, Equatable {
  /// A power of two, so that a product with it is exact.
  package let scale: Float
  /// Shape (dimension), of scaled rows.
  package let values: [Float]

  package init(scale: Float, values: [Float]) {
    self.scale = scale
    self.values = values
  }

  package var dimension: Int { values.count }

  private static let mostRows = 1024

  /// - Parameter source: at least one row.
  /// - Throws: what reading the rows throws.
  package init(of source: some RowSource) throws {
    precondition(source.count > 0 && source.dimension > 0, "no center of nothing")
    let sampled = min(source.count, Self.mostRows)
    var sums = [Double](repeating: 0, count: source.dimension)
    var largest: Float = 0
    var scratch: [Float] = []
    for sample in 0..<sampled {
      let row = sample * source.count / sampled
      try source.withFloats(row..<row + 1, scratch: &scratch) { values in
        for column in sums.indices where values[column].isFinite {
          sums[column] += Double(values[column])
          largest = max(largest, values[column].magnitude)
        }
      }
    }
    scale = Self.scale(forLargest: largest)
    let factor = Double(scale) / Double(sampled)
    values = sums.map { Float($0 * factor) }
  }

  /// The power of two that brings a magnitude into [½, 1), as far as Float32 has it; 1 for 0.
  private static func scale(forLargest magnitude: Float) -> Float {
    guard magnitude > 0 else { return 1 }
    let exponent = max(-126, min(126, -Int(magnitude.exponent) - 1))
    return Float(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Rows · scale − center.
  ///
  /// - Parameters:
  ///   - rows: shape (count, dimension), row-major.
  ///   - shifted: becomes their image, of the same shape.
  package func shift(_ rows: UnsafeBufferPointer<Float>, into shifted: inout [Float]) {
    precondition(rows.count % dimension == 0, "\(rows.count) numbers in rows of \(dimension)")
    if shifted.count != rows.count { shifted = [Float](repeating: 0, count: rows.count) }
    guard let start = rows.baseAddress else { return }
    mneme_shift_rows(start, values, scale, rows.count / dimension, dimension, &shifted)
  }
}

extension RowCenter {
  /// |row|² of each row, summed in Float64.
  ///
  /// - Parameter rows: shape (count, dimension), row-major.
  /// - Returns: shape (count).
  package static func squaredNorms(_ rows: [Float], dimension: Int) -> [Double] {
    let count = rows.count / dimension
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      mneme_squared_norms(rows, count, dimension, buffer.baseAddress)
      filled = count
    }
  }
}
