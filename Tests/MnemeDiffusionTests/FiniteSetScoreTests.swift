import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

@Suite struct FiniteSetScoreTests {
  static let points: Matrix = {
    var stream = RandomStream(key: 5, stream: 1)
    return Matrix(rows: 7, columns: 2, values: stream.normals(14))
  }()
  static let places: Matrix = {
    var stream = RandomStream(key: 5, stream: 2)
    return Matrix(rows: 9, columns: 2, values: stream.normals(18))
  }()

  /// ln Σ_i exp(−‖x − x_i‖²/(2v)), term by term.
  static func logDensity(_ x: [Double], variance: Double) -> Double {
    logSumExp(
      (0..<points.rows).map { row in
        -(pow(x[0] - points[row, 0], 2) + pow(x[1] - points[row, 1], 2)) / (2 * variance)
      })
  }

  /// The score is the gradient of the log density, by central differences.
  @Test(arguments: [0.01, 0.3, 4])
  func isTheGradient(variance: Double) {
    let score = FiniteSetScore(points: Self.points).score(at: Self.places, variance: variance)
    let step = 1e-4 * variance.squareRoot()
    for row in 0..<Self.places.rows {
      for column in 0..<2 {
        var (high, low) = ([Self.places[row, 0], Self.places[row, 1]], [0.0, 0.0])
        low = high
        high[column] += step
        low[column] -= step
        let slope =
          (Self.logDensity(high, variance: variance) - Self.logDensity(low, variance: variance))
          / (2 * step)
        #expect(abs(score[row, column] - slope) <= 1e-6 * max(1, abs(slope)))
        // Negative control: another noise has another score.
        let other = FiniteSetScore(points: Self.points)
          .score(at: Self.places, variance: 1.1 * variance)
        #expect(abs(other[row, column] - slope) > 1e-6 * max(1, abs(slope)))
      }
    }
  }

  @Test func logSumsAreThoseOfTheTerms() {
    let reading = PointPosterior(points: Self.points)
      .reading(at: Self.places, signal: 1, variance: 0.2)
    for row in 0..<Self.places.rows {
      let expected = Self.logDensity([Self.places[row, 0], Self.places[row, 1]], variance: 0.2)
      #expect(abs(reading.logSums[row] - expected) <= 1e-12 * max(1, abs(expected)))
    }
  }

  /// Σρ_i(x_i − x)/(v max(Σρ_i, τ)), term by term; the exact score where Σρ_i > τ.
  @Test(arguments: [1e-3, 0.5, 20])
  func empiricalBayesIsItsFormula(floor: Double) {
    let variance = 0.1
    let score = FiniteSetScore(points: Self.points, regularization: .empiricalBayes(floor))
      .score(at: Self.places, variance: variance)
    for row in 0..<Self.places.rows {
      let x = [Self.places[row, 0], Self.places[row, 1]]
      var (sum, numerator) = (0.0, [0.0, 0.0])
      for point in 0..<Self.points.rows {
        let gap = [Self.points[point, 0] - x[0], Self.points[point, 1] - x[1]]
        let rho = exp(-(gap[0] * gap[0] + gap[1] * gap[1]) / (2 * variance))
        sum += rho
        for column in 0..<2 { numerator[column] += rho * gap[column] }
      }
      for column in 0..<2 {
        let expected = numerator[column] / (variance * max(sum, floor))
        #expect(abs(score[row, column] - expected) <= 1e-11 * max(1, abs(expected)))
      }
    }
  }

  /// Blocks of places change nothing: 300 000 weights are more than one block.
  @Test func blocksAgree() {
    var stream = RandomStream(key: 6, stream: 3)
    let points = Matrix(rows: 3000, columns: 2, values: stream.normals(6000))
    let places = Matrix(rows: 100, columns: 2, values: stream.normals(200))
    let score = FiniteSetScore(points: points)
    let all = score.score(at: places, variance: 0.05)
    for row in [0, 42, 86, 87, 99] {
      let one = score.score(
        at: Matrix(rows: 1, columns: 2, values: [places[row, 0], places[row, 1]]), variance: 0.05)
      for column in 0..<2 { #expect(abs(all[row, column] - one[0, column]) <= 1e-9) }
    }
  }

  /// Variance grows from 0; the noise level of the published VE schedule at t = 1 is √(99/(2 ln 10)).
  @Test func schedules() {
    let exploding = ContinuousSchedule.varianceExploding(base: 10)
    #expect(abs(exploding.noiseLevel(at: 1) - (99 / (2 * log(10))).squareRoot()) <= 1e-12)
    let preserving = ContinuousSchedule.variancePreserving(firstBeta: 0.1, lastBeta: 20)
    for time in [0, 0.03, 0.5, 1] {
      #expect(abs(preserving.signal(at: time) + preserving.variance(at: time) - 1) <= 1e-15)
    }
    #expect(abs(preserving.signal(at: 1) - exp(-10.05)) <= 1e-15)
    #expect(exploding.variance(at: 0) == 0 && preserving.noiseLevel(at: 0) == 0)
  }
}
