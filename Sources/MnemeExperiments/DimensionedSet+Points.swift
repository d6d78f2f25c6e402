import Glibc
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// Sets of known dimension: their points, and what infinitely many of them would show.
extension DimensionedSet {
  static let known: [DimensionedSet] = [.circle, .sphere, .subspace, .gaussian]

  /// D.
  var ambientDimension: Int {
    switch self {
    case .planted, .circle: 2
    case .sphere: 3
    case .subspace, .gaussian: 10
    }
  }

  /// Of the law; the planted circle's own.
  var trueDimension: Int {
    switch self {
    case .planted, .circle: 1
    case .sphere, .gaussian: 2
    case .subspace: 3
    }
  }

  /// Variance of each axis of the two Gaussian laws: three directions of ten, and the published check's
  /// two of ten beside a thousandth.
  private var variances: [Double] {
    switch self {
    case .planted, .circle, .sphere: []
    case .subspace: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    case .gaussian: [1, 1] + [Double](repeating: 1e-6, count: 8)
    }
  }

  /// `count` points of the law, shape (count, D). The subspace is turned and moved: it lies along no
  /// axis and not through the origin.
  func points(_ count: Int, from stream: inout RandomStream) -> Matrix {
    switch self {
    case .planted, .circle:
      let angles = stream.uniforms(count).map { 2 * Double.pi * $0 }
      return Matrix(rows: count, columns: 2, values: angles.flatMap { [cos($0), sin($0)] })
    case .sphere:
      var points = Matrix(rows: count, columns: 3, values: stream.normals(3 * count))
      for row in 0..<count {
        let length = hypot(hypot(points[row, 0], points[row, 1]), points[row, 2])
        for column in 0..<3 { points[row, column] /= length }
      }
      return points
    case .subspace: return turned(gaussian(count, from: &stream))
    case .gaussian: return gaussian(count, from: &stream)
    }
  }

  private func gaussian(_ count: Int, from stream: inout RandomStream) -> Matrix {
    let deviations = variances.map { $0.squareRoot() }, width = deviations.count
    var points = Matrix(rows: count, columns: width, values: stream.normals(count * width))
    for index in points.values.indices { points.values[index] *= deviations[index % width] }
    return points
  }

  /// Reflected by I − 2uuᵀ with u along (1, 2, …, D), and moved by ½ in every coordinate: distances
  /// stay.
  private func turned(_ points: Matrix) -> Matrix {
    var points = points
    let normal = (1...points.columns).map(Double.init)
    let square = normal.reduce(0) { $0 + $1 * $1 }
    let shares = points.times(normal)
    for row in 0..<points.rows {
      for column in 0..<points.columns {
        points[row, column] += 0.5 - 2 * shares[row] * normal[column] / square
      }
    }
    return points
  }

  /// LID for infinitely many points, averaged over the law; `nil` for the planted circle.
  ///
  /// - Parameter temperature: τ = 2σ²/ψ².
  func dimension(temperature: Double) -> Double? {
    switch self {
    case .planted: nil
    case .circle: ManifoldDimension.circle(temperature: temperature)
    case .sphere: ManifoldDimension.sphere(temperature: temperature)
    case .subspace, .gaussian:
      ManifoldDimension.gaussian(variances: variances, temperature: temperature)
    }
  }
}
