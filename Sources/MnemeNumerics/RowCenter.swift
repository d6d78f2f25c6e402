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
  /// Whether rows are what they become: nothing need be copied.
  package let movesNothing: Bool

  package init(scale: Float, values: [Float]) {
    self.scale = scale
    self.values = values
    movesNothing = scale == 1 && values.allSatisfy { $0 == 0 }
  }

  /// Rows as they are.
  package init(origin dimension: Int) {
    self.init(scale: 1, values: [Float](repeating: 0, count: dimension))
  }

  package var dimension: Int { values.count }

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

  /// |row · scale − center|² of each row, summed in Float64.
  ///
  /// - Parameters:
  ///   - rows: shape (count, dimension), row-major.
  ///   - shifted: room; their image, unless the center moves nothing.
  /// - Returns: shape (count).
  package func squaredNorms(
    of rows: UnsafeBufferPointer<Float>, shifted: inout [Float]
  ) -> [Double] {
    if movesNothing { return squaredNorms(rows) }
    shift(rows, into: &shifted)
    return shifted.withUnsafeBufferPointer(squaredNorms)
  }

  private func squaredNorms(_ rows: UnsafeBufferPointer<Float>) -> [Double] {
    guard let start = rows.baseAddress else { return [] }
    let count = rows.count / dimension
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      mneme_squared_norms(start, count, dimension, buffer.baseAddress)
      filled = count
    }
  }
}

extension RowCenter {
  private static let mostRows = 1024
  /// Largest magnitudes that need no scale.
  private static let moderate: ClosedRange<Float> = 0x1p-40...0x1p40

  /// The mean of some rows, or the origin where that is as good.
  ///
  /// - Parameter source: at least one row.
  /// - Throws: what reading the rows throws.
  package init(of source: some RowSource) throws {
    precondition(source.count > 0 && source.dimension > 0, "no center of nothing")
    let sampled = min(source.count, Self.mostRows)
    var sums = [Double](repeating: 0, count: source.dimension)
    var squares = 0.0
    var largest: Float = 0
    var scratch: [Float] = []
    for sample in 0..<sampled {
      let row = sample * source.count / sampled
      try source.withFloats(row..<row + 1, scratch: &scratch) { values in
        for column in sums.indices where values[column].isFinite {
          sums[column] += Double(values[column])
          squares += Double(values[column]) * Double(values[column])
          largest = max(largest, values[column].magnitude)
        }
      }
    }
    let means = sums.map { $0 / Double(sampled) }
    let squaredCenter = means.reduce(0) { $0 + $1 * $1 }
    let spread = squares / Double(sampled) - squaredCenter
    if Self.moderate.contains(largest), squaredCenter <= spread / 4 {
      self.init(origin: source.dimension)
    } else {
      let scale = Self.scale(forLargest: largest)
      self.init(scale: scale, values: means.map { Float($0 * Double(scale)) })
    }
  }

  /// The power of two that brings a magnitude into [½, 1), as far as Float32 has it; 1 for 0.
  private static func scale(forLargest magnitude: Float) -> Float {
    guard magnitude > 0 else { return 1 }
    let exponent = max(-126, min(126, -Int(magnitude.exponent) - 1))
    return Float(sign: .plus, exponent: exponent, significand: 1)
  }
}
