import Glibc
import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct KernelDensityTests {
  static func samples(_ count: Int, _ dimension: Int, key: UInt64) -> Matrix {
    var stream = RandomStream(key: key, stream: 0)
    return Matrix(rows: count, columns: dimension, values: stream.normals(count * dimension))
  }

  static func density(_ samples: Matrix, scale: Double = 1) -> KernelDensity {
    KernelDensity(points: CenteredPoints(samples, center: samples.columnMeans), scale: scale)
  }

  static func density(_ samples: Matrix, center: [Double]) -> KernelDensity {
    KernelDensity(points: CenteredPoints(samples, center: center), scale: 1)
  }

  /// ε = s n^(−1/d).
  @Test func bandwidthFollowsTheRule() {
    let density = Self.density(Self.samples(81, 4, key: 1), scale: 2)
    #expect(abs(density.bandwidth - 2.0 / 3) <= 1e-15)
  }

  /// In one dimension, against numerical integration of the densities themselves (trapezoid on a
  /// fine grid; the integrand is smooth and vanishes at the ends).
  @Test func energiesAreIntegrals() throws {
    let samples = Self.samples(7, 1, key: 2)
    let density = Self.density(samples)
    let law = GaussianLaw(mean: [0.3], root: Matrix(rows: 1, columns: 1, values: [0.8]))
    let step = 1e-3
    let grid = stride(from: -12.0, through: 12, by: step).map { $0 }
    let queries = CenteredPoints(
      Matrix(rows: grid.count, columns: 1, values: grid), center: density.points.center)
    let densities = density.logDensities(at: queries).map { exp($0) }
    #expect(abs(densities.reduce(0, +) * step - 1) <= 1e-6)
    let selfTerm = pow(4 * .pi, -0.5)
    let energy = densities.reduce(0) { $0 + $1 * $1 } * step
    // Off-diagonal part in units of the self-term, plus the self-terms, which are 1.
    #expect(abs(exp(density.logPairEnergy) + 1 - energy / selfTerm) <= 1e-5)
    let cross = zip(grid, densities).reduce(0) { sum, pair in
      let z = (pair.0 - 0.3) / 0.8
      return sum + pair.1 * exp(-z * z / 2) / (0.8 * (2 * Double.pi).squareRoot())
    }
    #expect(abs(exp(try density.logCrossEnergy(with: law)) - cross * step / selfTerm) <= 1e-5)
  }

  /// ρ̂(x) in one dimension by its definition, in Float64.
  static func exactDensity(_ samples: Matrix, _ x: Double) -> Double {
    let n = Double(samples.rows)
    return samples.values.reduce(0) { sum, center in
      let z = (x - center) * n  // ε = 1/n at d = 1
      return sum + exp(-z * z / 2)
    } / (2 * Double.pi).squareRoot()
  }

  /// Δ for squared L² by integration in one dimension, against the log-space form.
  @Test func squaredL2DifferenceIsTheIntegral() throws {
    let training = Self.samples(5, 1, key: 3)
    let reference = Self.samples(40, 1, key: 4)
    let center = reference.columnMeans
    let (a, b) = (
      Self.density(training, center: center), Self.density(reference, center: center)
    )
    let law = GaussianLaw(mean: [0.2], root: Matrix(rows: 1, columns: 1, values: [1.1]))
    let difference = SquaredL2Difference.reference(
      trainingPairs: a.logPairEnergy, referencePairs: b.logPairEnergy,
      trainingCross: try a.logCrossEnergy(with: law),
      referenceCross: try b.logCrossEnergy(with: law))
    let step = 1e-3
    let grid = stride(from: -12.0, through: 12, by: step).map { $0 }
    var integral = 0.0
    for x in grid {
      let z = (x - 0.2) / 1.1
      let h = exp(-z * z / 2) / (1.1 * (2 * Double.pi).squareRoot())
      let (u, v) = (h - Self.exactDensity(training, x), h - Self.exactDensity(reference, x))
      integral += (u * u - v * v) * step
    }
    #expect(abs(difference.value - integral / pow(4 * .pi, -0.5)) <= 1e-5)
  }

  /// The analytic reading is the reference reading in the limit: ∫ρ² is one self-term and ∫ρ_Gρ is
  /// closed. Checked by integration in one dimension.
  @Test func analyticReadingIsTheIntegral() throws {
    let samples = Self.samples(5, 1, key: 5)
    let training = Self.density(samples)
    let law = GaussianLaw(mean: [0.2], root: Matrix(rows: 1, columns: 1, values: [1.1]))
    let difference = SquaredL2Difference.analytic(
      trainingPairs: training.logPairEnergy, trainingCross: try training.logCrossEnergy(with: law),
      analyticCross: try SquaredL2Difference.logCrossEnergy(of: law, mean: [0], deviation: 1))
    let step = 1e-3
    let grid = stride(from: -12.0, through: 12, by: step).map { $0 }
    var integral = 0.0
    for x in grid {
      let z = (x - 0.2) / 1.1
      let h = exp(-z * z / 2) / (1.1 * (2 * Double.pi).squareRoot())
      let rho = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      let (u, v) = (h - Self.exactDensity(samples, x), h - rho)
      integral += (u * u - v * v) * step
    }
    #expect(abs(difference.value - integral / pow(4 * .pi, -0.5)) <= 1e-5)
  }

  /// Float32 kernels against Float64 definitions at d = 100: Δ of Eq. 4a moves by less than 1e-6.
  @Test func singlePrecisionMovesTheStatisticByLessThanAMillionth() {
    let training = Self.samples(150, 100, key: 6)
    let reference = Self.samples(900, 100, key: 7)
    let generated = Self.samples(40, 100, key: 8)
    let center = reference.columnMeans
    let points = CenteredPoints(generated, center: center)
    let delta = RelativeLogLikelihood(
      generated: points, training: Self.density(training, center: center),
      independent: Self.density(training, center: center),
      reference: Self.density(reference, center: center),
      analytic: [Double](repeating: 0, count: 40))
    func exact(_ samples: Matrix, _ row: Int) -> Double {
      let n = Double(samples.rows)
      let variance = pow(n, -2.0 / 100)
      let exponents = (0..<samples.rows).map { index in
        -(0..<100).reduce(0.0) { sum, k in
          let difference = generated[row, k] - samples[index, k]
          return sum + difference * difference
        } / (2 * variance)
      }
      return logSumExp(exponents) - log(n) - 50 * log(2 * .pi * variance)
    }
    let expected =
      (0..<40).reduce(0.0) { $0 + exact(reference, $1) - exact(training, $1) } / 40 / 100
    #expect(abs(delta.reference - expected) <= 1e-6)
    #expect(delta.matched == 0)
  }

  /// Copies of training points are called memorized: Δ/d ≈ −½ against the analytic law (Theory, §1).
  @Test func copiesReadAsMemorized() {
    let training = Self.samples(60, 50, key: 9)
    let center = training.columnMeans
    let points = CenteredPoints(training, center: center)
    let delta = RelativeLogLikelihood(
      generated: points, training: Self.density(training, center: center),
      independent: Self.density(Self.samples(60, 50, key: 10), center: center),
      reference: Self.density(Self.samples(3000, 50, key: 11), center: center),
      analytic: IsotropicLaw.logDensities(
        at: training, mean: [Double](repeating: 0, count: 50), deviation: 1))
    #expect((-0.6 ... -0.4).contains(delta.analytic))
    #expect((-0.9 ... -0.55).contains(delta.reference))
    #expect(delta.matched < -0.5)
  }
}
