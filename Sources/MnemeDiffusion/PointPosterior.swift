import Glibc
package import MnemeNumerics

/// Which point of a finite set a noised point came from: the weights behind every exact score.
///
/// For x = a x_i + √v ε with i drawn evenly: w_i ∝ exp(−‖x − a x_i‖²/(2v)).
package struct PointPosterior: Sendable {
  /// Shape (count, dimension), at least one row.
  package let points: Matrix
  private let squaredNorms: [Double]

  /// Weights that are in memory at one time, at most.
  private static let blockNumbers = 1 << 18

  package init(points: Matrix) {
    precondition(points.rows >= 1, "no points")
    self.points = points
    squaredNorms = points.squaredRowNorms
  }

  /// E[x_i | x], the mean of the points under their weights.
  ///
  /// - Parameters:
  ///   - places: x, shape (count, dimension).
  ///   - signal: a², the share of the points' variance that is left, in (0, 1].
  ///   - variance: v > 0.
  /// - Returns: shape (count, dimension).
  /// - Complexity: O(places · points · dimension), by BLAS, in blocks of places.
  package func means(at places: Matrix, signal: Double, variance: Double) -> Matrix {
    reading(places, signal: signal, variance: variance).means
  }

  /// The means, and ln Σ_i exp(−‖x − a x_i‖²/(2v)) at each place.
  package func reading(at places: Matrix, signal: Double, variance: Double) -> Reading {
    var reading = reading(places, signal: signal, variance: variance)
    for (row, norm) in places.squaredRowNorms.enumerated() {
      reading.logSums[row] -= norm / (2 * variance)
    }
    return reading
  }

  package struct Reading: Sendable {
    /// Shape (count, dimension).
    package var means: Matrix
    /// Shape (count); 0 on a point that is far from all others, ln(count) far away from all.
    package var logSums: [Double]
  }

  /// The log sums without ‖x‖²/(2v), which is the same for all points.
  private func reading(_ places: Matrix, signal: Double, variance: Double) -> Reading {
    precondition(variance > 0 && signal > 0, "signal \(signal), variance \(variance)")
    let width = places.columns
    let size = max(1, Self.blockNumbers / points.rows)
    var means: [Double] = []
    means.reserveCapacity(places.values.count)
    var logSums: [Double] = []
    logSums.reserveCapacity(places.rows)
    for first in stride(from: 0, to: places.rows, by: size) {
      let last = min(first + size, places.rows)
      let block = Matrix(
        rows: last - first, columns: width,
        values: Array(places.values[first * width..<last * width]))
      let weights = weights(block, signal: signal, variance: variance, logSums: &logSums)
      means += Matrix.product(weights, .none, points).values
    }
    return Reading(
      means: Matrix(rows: places.rows, columns: width, values: means), logSums: logSums)
  }

  /// Shape (places, points), rows that sum to 1.
  private func weights(
    _ places: Matrix, signal: Double, variance: Double, logSums: inout [Double]
  ) -> Matrix {
    var weights = Matrix.product(places, .none, points, .transposed)
    let count = points.rows, root = signal.squareRoot()
    for row in 0..<places.rows {
      let cells = row * count..<(row + 1) * count
      for (cell, norm) in zip(cells, squaredNorms) {
        weights.values[cell] =
          (2 * root * weights.values[cell] - signal * norm) / (2 * variance)
      }
      let largest = weights.values[cells].max() ?? 0
      var total = 0.0
      for cell in cells {
        weights.values[cell] = exp(weights.values[cell] - largest)
        total += weights.values[cell]
      }
      for cell in cells { weights.values[cell] /= total }
      logSums.append(largest + log(total))
    }
    return weights
  }
}
