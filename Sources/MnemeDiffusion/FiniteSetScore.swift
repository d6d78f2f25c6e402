import Glibc
package import MnemeNumerics

/// The gradient of the log density of noised data, as a function of place and noise.
package protocol ScoreModel: Sendable {
  /// - Parameters:
  ///   - places: x, shape (count, dimension).
  ///   - variance: v > 0, of the noise that was added to the data.
  /// - Returns: ∇ ln p_v(x), shape (count, dimension).
  func score(at places: Matrix, variance: Double) -> Matrix
}

/// The exact score of a finite set of points with Gaussian noise, regularized or not.
///
/// s = (m − x)/v with m = E[x_i | x]; see `ScoreRegularization` for what changes.
package struct FiniteSetScore: ScoreModel {
  package let posterior: PointPosterior
  package let regularization: ScoreRegularization

  /// - Parameter points: shape (count, dimension), at least one row.
  package init(points: Matrix, regularization: ScoreRegularization = .none) {
    posterior = PointPosterior(points: points)
    self.regularization = regularization
  }

  package func score(at places: Matrix, variance: Double) -> Matrix {
    let reading = posterior.reading(at: places, signal: 1, variance: variance)
    var score = reading.means.adding(places, scale: -1)
    switch regularization {
    case .none: score.scale(by: 1 / variance)
    case .tikhonov(let strength): score.scale(by: 1 / (variance + strength))
    case .empiricalBayes(let floor):
      score.scale(by: 1 / variance)
      for row in 0..<score.rows {
        let share = exp(min(0, reading.logSums[row] - log(floor)))
        for cell in row * score.columns..<(row + 1) * score.columns { score.values[cell] *= share }
      }
    }
    return score
  }
}

/// The exact score of N(mean, variance I), with Gaussian noise.
package struct GaussianScore: ScoreModel {
  /// One a coordinate.
  package let mean: [Double]
  /// Of each coordinate, at least 0.
  package let variance: Double

  package init(mean: [Double], variance: Double) {
    self.mean = mean
    self.variance = variance
  }

  package func score(at places: Matrix, variance noise: Double) -> Matrix {
    var score = places.subtracting(mean)
    score.scale(by: -1 / (variance + noise))
    return score
  }
}
