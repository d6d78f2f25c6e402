import Glibc
package import MnemeNumerics

/// The exact score of a finite set read as an associative memory: patterns are minima of an energy, and
/// recall goes down to the nearest one.
///
/// E(x) = −β⁻¹ ln Σ_μ exp(−β‖x − ξ_μ‖²), β = 1/(2v) for noise of variance v.
/// Source: Pham et al. (arXiv 2505.21777).
package struct PatternMemory: Sendable {
  package let beta: Double
  private let posterior: PointPosterior

  /// - Parameters:
  ///   - patterns: ξ, shape (count, dimension), at least one row.
  ///   - beta: above 0.
  package init(patterns: Matrix, beta: Double) {
    precondition(beta > 0, "beta = \(beta)")
    self.beta = beta
    posterior = PointPosterior(points: patterns)
  }

  package var patterns: Matrix { posterior.points }
  private var variance: Double { 1 / (2 * beta) }

  /// E at each place, shape (count).
  package func energies(at places: Matrix) -> [Double] {
    posterior.reading(at: places, signal: 1, variance: variance).logSums.map { -$0 / beta }
  }

  /// One step of recall for each place: x ← Σ_μ w_μ ξ_μ (mean shift), which never raises the energy.
  package func recalled(_ places: Matrix) -> Matrix {
    posterior.means(at: places, signal: 1, variance: variance)
  }

  /// Steps of recall, until none moves a place by more than `resolution` in any coordinate.
  ///
  /// - Parameters:
  ///   - steps: at most.
  ///   - resolution: at least 0.
  package func relaxed(_ places: Matrix, steps: Int, resolution: Double = 0) -> Matrix {
    var places = places
    for _ in 0..<steps {
      let next = recalled(places)
      let largest = zip(next.values, places.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      places = next
      if largest <= resolution { break }
    }
    return places
  }

  /// Largest eigenvalue of 2β Cov_w(ξ) at a place of the plane, the slope of recall: a fixed point is a
  /// minimum iff it is below 1.
  ///
  /// - Parameter place: two coordinates.
  package func recallSlope(at place: [Double]) -> Double {
    precondition(place.count == 2 && patterns.columns == 2, "the slope is for the plane")
    let logs = (0..<patterns.rows).map { row in
      let dx = place[0] - patterns[row, 0], dy = place[1] - patterns[row, 1]
      return -beta * (dx * dx + dy * dy)
    }
    let total = logSumExp(logs)
    let mean = recalled(Matrix(rows: 1, columns: 2, values: place)).values
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for (row, log) in logs.enumerated() {
      let weight = exp(log - total)
      let dx = patterns[row, 0] - mean[0], dy = patterns[row, 1] - mean[1]
      xx += weight * dx * dx
      xy += weight * dx * dy
      yy += weight * dy * dy
    }
    let half = (xx + yy) / 2
    return 2 * beta * (half + hypot((xx - yy) / 2, xy))
  }
}
