import Glibc
import MnemeTheory
import Testing

/// Against the weighted mean, integrated numerically.
@Suite struct ManifoldDimensionTests {
  /// (2/τ) ∫ r² w / ∫ w by the midpoint rule over a density of squared distances.
  static func integral(
    _ temperature: Double, _ range: ClosedRange<Double>, count: Int = 200_000,
    squaredDistance: (Double) -> Double, density: (Double) -> Double
  ) -> Double {
    let step = (range.upperBound - range.lowerBound) / Double(count)
    var (top, bottom) = (0.0, 0.0)
    for index in 0..<count {
      let place = range.lowerBound + (Double(index) + 0.5) * step
      let squared = squaredDistance(place)
      let weight = density(place) * exp(-squared / temperature)
      top += weight * squared
      bottom += weight
    }
    return 2 / temperature * top / bottom
  }

  @Test(arguments: [0.01, 0.3, 2, 50])
  func circleAndSphere(temperature: Double) {
    let chord = { (angle: Double) in 2 - 2 * cos(angle) }
    let circle = Self.integral(
      temperature, 0...Double.pi, squaredDistance: chord, density: { _ in 1 })
    #expect(abs(ManifoldDimension.circle(temperature: temperature) - circle) <= 1e-8)
    let sphere = Self.integral(temperature, 0...Double.pi, squaredDistance: chord, density: sin)
    #expect(abs(ManifoldDimension.sphere(temperature: temperature) - sphere) <= 1e-8)
    // Negative control: another temperature; at the least one the sphere's is 2 in all digits.
    #expect(abs(ManifoldDimension.circle(temperature: 1.1 * temperature) - circle) > 1e-8)
    guard temperature > 0.1 else { return }
    #expect(abs(ManifoldDimension.sphere(temperature: 1.1 * temperature) - sphere) > 1e-8)
  }

  /// One axis, averaged over 401 places of the law by the trapezoid rule.
  @Test(arguments: [0.02, 1, 7])
  func oneAxis(temperature: Double) {
    let variance = 0.6
    let density = { (x: Double) in exp(-x * x / (2 * variance)) }
    var (sum, weights) = (0.0, 0.0)
    for index in -200...200 {
      let x = 0.03 * Double(index)
      let value = Self.integral(
        temperature, -8...8, count: 20_000, squaredDistance: { ($0 - x) * ($0 - x) },
        density: density)
      sum += density(x) * value
      weights += density(x)
    }
    let closed = ManifoldDimension.gaussian(variances: [variance], temperature: temperature)
    #expect(abs(closed - sum / weights) <= 1e-6)
    #expect(abs(closed - 1.001 * sum / weights) > 1e-6)
  }

  @Test func smallNoiseSeesTheManifold() {
    #expect(abs(ManifoldDimension.circle(temperature: 1e-4) - 1) <= 1e-4)
    #expect(abs(ManifoldDimension.sphere(temperature: 1e-4) - 2) <= 1e-4)
    let flat = ManifoldDimension.gaussian(
      variances: [1e-6, 1e-6, 1, 1], temperature: 1e-3)
    #expect(abs(flat - 2) <= 0.02)
  }
}
