/// A normal law N(mean, covariance) in d dimensions, given also by a root of its covariance.
package struct GaussianLaw: Sendable {
  /// Shape (d).
  package let mean: [Double]
  /// Any A of shape (d, k) with covariance = AAᵀ; singular laws have a singular root.
  package let root: Matrix

  package init(mean: [Double], root: Matrix) {
    precondition(root.rows == mean.count, "a root of \(root.rows) rows in \(mean.count) dimensions")
    self.mean = mean
    self.root = root
  }

  package var dimension: Int { mean.count }

  /// AAᵀ, shape (d, d).
  package var covariance: Matrix { root.gram(.none) }

  /// `count` independent draws, shape (count, d): one row of normals a sample, in order.
  package func samples(_ count: Int, from stream: inout RandomStream) -> Matrix {
    let normals = Matrix(
      rows: count, columns: root.columns, values: stream.normals(count * root.columns))
    var samples = Matrix.product(normals, .none, root, .transposed)
    samples.add(mean)
    return samples
  }

  /// `count` draws of N(mean, deviation² I), shape (count, mean.count).
  package static func isotropicSamples(
    _ count: Int, mean: [Double], deviation: Double, from stream: inout RandomStream
  ) -> Matrix {
    var samples = Matrix(
      rows: count, columns: mean.count, values: stream.normals(count * mean.count))
    samples.scale(by: deviation)
    samples.add(mean)
    return samples
  }
}
