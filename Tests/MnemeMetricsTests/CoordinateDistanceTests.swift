import Glibc
import MnemeNumerics
import Testing

@testable import MnemeMetrics

@Suite struct CoordinateDistanceTests {
  /// ∫(ρ̂_a − ρ̂_b)² of one coordinate by the trapezoidal rule, over the self-term.
  static func integral(_ a: [Double], _ b: [Double], deviation: Double) -> Double {
    func density(_ points: [Double], _ x: Double) -> Double {
      let width = deviation / Double(points.count)
      return points.reduce(0) { sum, point in
        let z = (x - point) / width
        return sum + exp(-z * z / 2) / (width * (2 * Double.pi).squareRoot())
      } / Double(points.count)
    }
    let all = a + b
    let (low, high) = ((all.min() ?? 0) - 10 * deviation, (all.max() ?? 0) + 10 * deviation)
    let count = 200_000
    let step = (high - low) / Double(count)
    let sum = (0...count).reduce(0.0) { sum, index in
      let x = low + Double(index) * step
      let difference = density(a, x) - density(b, x)
      return sum + difference * difference
    }
    return sum * step * 2 * Double.pi.squareRoot() * deviation
  }

  @Test func agreesWithTheIntegral() {
    let first = [0.1, 0.35, 0.3, 0.9, 0.31]
    let second = [0.2, 0.33, 0.8]
    let distance = CoordinateDistance(deviations: [0.3])
    let found = distance.squared(
      distance.margins(Matrix(rows: 5, columns: 1, values: first)),
      distance.margins(Matrix(rows: 3, columns: 1, values: second)))
    let expected = Self.integral(first, second, deviation: 0.3)
    #expect(abs(found - expected) <= 1e-9 * expected, "\(found) \(expected)")
  }

  /// Self-terms are 1 in the unit, whatever N: sets far apart are 2 apart, a set is 0 from itself.
  @Test func theUnitIsTheSelfTerm() {
    let distance = CoordinateDistance(deviations: [1, 2])
    let a = distance.margins(Matrix(rows: 2, columns: 2, values: [0, 0, 1e4, 1e4]))
    let b = distance.margins(
      Matrix(rows: 3, columns: 2, values: [1e6, 1e6, 2e6, 2e6, 3e6, 3e6]))
    #expect(distance.squared(a, a) == 0)
    #expect(abs(distance.squared(a, b) - 2) < 1e-12)
  }

  /// It sees margins alone: shuffling a coordinate over images changes nothing.
  @Test func dependenceIsNotSeen() {
    let distance = CoordinateDistance(deviations: [1, 1])
    let straight = distance.margins(Matrix(rows: 3, columns: 2, values: [1, 1, 2, 2, 3, 3]))
    let crossed = distance.margins(Matrix(rows: 3, columns: 2, values: [1, 3, 2, 2, 3, 1]))
    #expect(distance.squared(straight, crossed) == 0)
  }
}
