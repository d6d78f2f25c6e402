import Testing

@testable import MnemeNumerics

/// |x|² + |y|² − 2xy in Float32 about a center, against differences in Float64.
@Suite struct DistanceBoundTests {
  static func rows(_ count: Int, _ dimension: Int, offset: Double, stream: UInt64) -> Matrix {
    var draws = RandomStream(key: 31, stream: stream)
    return Matrix(
      rows: count, columns: dimension, values: draws.normals(count * dimension).map { $0 + offset })
  }

  /// Largest error of a squared distance over its bound, for all pairs of `rows`.
  static func largestShare(of rows: Matrix, center: RowCenter) throws -> Double {
    let dimension = rows.columns
    let bound = DistanceBound(dimension: dimension)
    var shifted: [Float] = []
    var scratch: [Float] = []
    return try rows.withFloats(0..<rows.rows, scratch: &scratch) { values in
      let norms = center.squaredNorms(of: values, shifted: &shifted)
      if center.movesNothing { shifted = Array(values) }
      var products = [Float](repeating: 0, count: rows.rows * rows.rows)
      FloatProducts.multiply(shifted, shifted, dimension: dimension, into: &products)
      var largest = 0.0
      for i in 0..<rows.rows {
        let query = bound.query(squaredNorm: norms[i])
        for j in 0..<rows.rows {
          let target = bound.target(squaredNorm: norms[j])
          let exact =
            SquaredDistance.between(row: i, of: values, and: j, of: values, dimension: dimension)
            * Double(center.scale) * Double(center.scale)
          let product = 2 * Double(products[i * rows.rows + j])
          let slack = Double(query.slack) * Double(target.root) + query.constant
          let (low, high) = (Double(target.low) - product, Double(target.high) - product)
          let middle = norms[i] + (low + high) / 2
          largest = max(largest, abs(middle - exact) / ((high - low) / 2 + slack))
        }
      }
      return largest
    }
  }

  @Test(arguments: [1, 2, 31, 100, 3072], [0.0, 1e4])
  func theErrorIsWithinTheBound(dimension: Int, offset: Double) throws {
    let rows = Self.rows(60, dimension, offset: offset, stream: 1)
    #expect(try Self.largestShare(of: rows, center: RowCenter(of: rows)) < 1)
    let origin = RowCenter(origin: dimension)
    #expect(try Self.largestShare(of: rows, center: origin) < 1)
  }

  /// Negative control: the bound about the center is none for rows that were not moved there.
  @Test func anotherCenterHasAnotherBound() throws {
    let rows = Self.rows(60, 100, offset: 1e4, stream: 2)
    let (there, here) = (
      RowCenter(scale: 1, values: [Float](repeating: 1e4, count: 100)),
      RowCenter(origin: 100)
    )
    let bound = DistanceBound(dimension: 100)
    var shifted: [Float] = []
    var scratch: [Float] = []
    let errors = try rows.withFloats(0..<60, scratch: &scratch) { values in
      let promised = bound.query(
        squaredNorm: there.squaredNorms(of: values, shifted: &shifted)[0])
      let norms = here.squaredNorms(of: values, shifted: &shifted)
      shifted = Array(values)
      var products = [Float](repeating: 0, count: 3600)
      FloatProducts.multiply(shifted, shifted, dimension: 100, into: &products)
      let exact = SquaredDistance.between(row: 0, of: values, and: 1, of: values, dimension: 100)
      return (abs(norms[0] + norms[1] - 2 * Double(products[1]) - exact), promised)
    }
    #expect(errors.0 > 10 * (Double(errors.1.slack) * 20 + errors.1.constant))
  }

  @Test func whatIsBeyondFloatHasNoBound() {
    #expect(DistanceBound(dimension: 3).query(squaredNorm: 1e60).slack.isNaN)
    #expect(DistanceBound(dimension: 3).target(squaredNorm: .infinity).root.isNaN)
    #expect(DistanceBound(dimension: 1 << 23).query(squaredNorm: 1).slack.isNaN)
    #expect(DistanceBound(dimension: 1 << 20).query(squaredNorm: 1).slack < 1)
  }

  @Test func scalesBringNumbersNearOne() throws {
    for size in [1e-44, 1e-30, 0.3, 1, 255, 1e37] {
      let center = try RowCenter(of: Matrix(rows: 2, columns: 1, values: [size, 0.9 * size]))
      let scaled = Double(Float(size)) * Double(center.scale)
      #expect(center.scale.significand == 1)
      #expect(scaled < 1 && (scaled >= 0.5 || size < 1e-38))
    }
    #expect(try RowCenter(of: Matrix(zeros: 3, 2)).movesNothing)
  }

  /// Rows about the origin stay where they are, unless they are too small or too large.
  @Test func rowsAboutTheOriginStay() throws {
    for (size, stays) in [(1.0, true), (1e9, true), (1e-20, false), (1e20, false)] {
      let center = try RowCenter(of: Matrix(rows: 2, columns: 1, values: [size, -0.9 * size]))
      #expect(center.movesNothing == stays)
      #expect((center.scale == 1) == stays)
    }
  }

  /// Against 1 + 1e-7 and its like, which cancel: no relative error beyond the stated one.
  @Test(arguments: [1, 31, 32, 33, 511, 513, 3072]) func differencesDoNotCancel(dimension: Int)
    throws
  {
    let (count, small) = (dimension, 3 * Double(Float.ulpOfOne))
    let rows = Matrix(
      rows: 2, columns: count,
      values: [Double](repeating: 1, count: count) + [Double](repeating: 1 + small, count: count))
    var scratch: [Float] = []
    let found = try rows.withFloats(0..<2, scratch: &scratch) {
      SquaredDistance.between(row: 0, of: $0, and: 1, of: $0, dimension: count)
    }
    #expect(found == Double(count) * small * small)
  }
}
