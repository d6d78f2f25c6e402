import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

/// Samplers on denoisers whose law is known.
@Suite struct DiffusionSamplerTests {
  static let schedule = NoiseSchedule(steps: 200)
  static let mean = 0.3
  static let deviation = 0.2

  static func streams(_ count: Int, first: Int = 0) -> [RandomStream] {
    (first..<first + count).map { RandomStream(key: 11, stream: UInt64($0)) }
  }

  static func images(
    _ sampler: DiffusionSampler, _ schedule: NoiseSchedule = schedule, count: Int = 4000
  ) -> Matrix {
    let exact = GaussianDenoiser(
      mean: [mean, -mean], deviation: [deviation, deviation], schedule: schedule)
    var draws = streams(count)
    return sampler.images(from: exact, schedule: schedule, dimension: 2, streams: &draws)
  }

  /// Mean and variance of a pixel after all steps, from those of x_T ~ N(0, 1): every step is affine
  /// in x, with ε̂ = g (x − √ᾱ_t μ).
  static func law(_ sampler: DiffusionSampler, _ schedule: NoiseSchedule)
    -> (mean: Double, variance: Double)
  {
    let a = schedule.signals
    var (m, v) = (0.0, 1.0)
    let path = sampler.path(schedule)
    for (t, s) in zip(path, path.dropFirst()) {
      let g = (1 - a[t]).squareRoot() / (a[t] * deviation * deviation + 1 - a[t])
      let epsilon = g * (m - a[t].squareRoot() * mean)
      switch sampler {
      case .ancestral:
        let beta = schedule.beta(t)
        let c = beta / (1 - a[t]).squareRoot()
        let posterior = t > 1 ? beta * (1 - a[t - 1]) / (1 - a[t]) : 0
        m = (m - c * epsilon) / (1 - beta).squareRoot()
        v = v * (1 - c * g) * (1 - c * g) / (1 - beta) + posterior
      case .implicit:
        let scale = (a[s] / a[t]).squareRoot()
        let shift = (1 - a[s]).squareRoot() - (1 - a[t]).squareRoot() * scale
        m = scale * m + shift * epsilon
        v *= (scale + shift * g) * (scale + shift * g)
      }
    }
    return (m, v)
  }

  /// False alarm: four numbers beyond 5 sigma, 3e-6 in all; the draws are fixed.
  @Test(arguments: [DiffusionSampler.ancestral, .implicit(steps: 200), .implicit(steps: 10)])
  func exactScoreGivesTheExactLaw(sampler: DiffusionSampler) {
    let images = Self.images(sampler)
    let law = Self.law(sampler, Self.schedule)
    let n = Double(images.rows)
    for (column, sign) in [1.0, -1.0].enumerated() {
      let values = (0..<images.rows).map { images[$0, column] }
      let mean = values.reduce(0, +) / n
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
      #expect(abs(mean - sign * law.mean) <= 5 * (law.variance / n).squareRoot())
      #expect(abs(variance / law.variance - 1) <= 5 * (2 / n).squareRoot())
      // The test sees a mean off by a tenth and a deviation off by a tenth.
      #expect(abs(1.1 * mean - sign * law.mean) > 5 * (law.variance / n).squareRoot())
      #expect(abs(1.21 * variance / law.variance - 1) > 5 * (2 / n).squareRoot())
    }
  }

  /// With T = 1000 steps nothing of the start is left, and the law is that of the data: within the
  /// error of finite steps.
  @Test func manyStepsGiveTheDataBack() {
    let schedule = NoiseSchedule(steps: 1000)
    for sampler in [DiffusionSampler.ancestral, .implicit(steps: 1000)] {
      let law = Self.law(sampler, schedule)
      #expect(abs(law.mean - Self.mean) <= 0.01 * Self.mean)
      #expect(abs(law.variance.squareRoot() / Self.deviation - 1) <= 0.03)
    }
  }

  /// The exact denoiser of three points draws those points.
  @Test(arguments: [DiffusionSampler.ancestral, .implicit(steps: 50)])
  func theEmpiricalDenoiserMemorizes(sampler: DiffusionSampler) {
    let points = Matrix(rows: 3, columns: 2, values: [0.5, 0.5, -0.5, 0.2, 0.1, -0.6])
    let schedule = Self.schedule
    let denoiser = EmpiricalDenoiser(training: points, schedule: schedule)
    var draws = Self.streams(300)
    let images = sampler.images(
      from: denoiser, schedule: schedule, dimension: 2, streams: &draws)
    var hits = [0, 0, 0]
    for row in 0..<images.rows {
      let distances = (0..<3).map {
        hypot(images[row, 0] - points[$0, 0], images[row, 1] - points[$0, 1])
      }
      let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
      if distances[nearest] <= 0.02 { hits[nearest] += 1 }
    }
    #expect(hits.reduce(0, +) >= 297)
    #expect(hits.allSatisfy { $0 >= 30 })
  }

  /// One point: ε = (x − √ᾱ x₁)/√(1−ᾱ), as a formula.
  @Test func theEmpiricalDenoiserKnowsOnePoint() {
    let point = Matrix(rows: 1, columns: 2, values: [0.5, -0.25])
    let denoiser = EmpiricalDenoiser(training: point, schedule: Self.schedule)
    let noise = denoiser.noise(in: Matrix(rows: 1, columns: 2, values: [0.7, 0.1]), step: 100)
    let a = Self.schedule.signals[100]
    let expected = [0.7 - a.squareRoot() * 0.5, 0.1 + a.squareRoot() * 0.25]
    for (found, rest) in zip(noise.values, expected) {
      #expect(abs(found - rest / (1 - a).squareRoot()) <= 1e-14)
    }
  }

  /// An image's draws are its own, however many are drawn with it.
  @Test func imagesDoNotDependOnTheirBatch() {
    let exact = GaussianDenoiser(mean: [0, 0], deviation: [1, 1], schedule: Self.schedule)
    var all = Self.streams(6)
    var some = Self.streams(2, first: 3)
    let sampler = DiffusionSampler.ancestral
    let together = sampler.images(
      from: exact, schedule: Self.schedule, dimension: 2, streams: &all)
    let apart = sampler.images(
      from: exact, schedule: Self.schedule, dimension: 2, streams: &some)
    #expect(Array(together.values[6..<10]) == apart.values)
  }

  @Test func pathsGoFromTheLastStepToTheImage() {
    #expect(DiffusionSampler.ancestral.path(NoiseSchedule(steps: 4)) == [4, 3, 2, 1, 0])
    #expect(DiffusionSampler.implicit(steps: 4).path(NoiseSchedule(steps: 4)) == [4, 3, 2, 1, 0])
    #expect(DiffusionSampler.implicit(steps: 3).path(NoiseSchedule(steps: 10)) == [10, 7, 3, 0])
    #expect(DiffusionSampler.implicit(steps: 1).path(NoiseSchedule(steps: 10)) == [10, 0])
    #expect(DiffusionSampler.implicit(steps: 11).fault(of: NoiseSchedule(steps: 10)) != nil)
    #expect(DiffusionSampler.implicit(steps: 0).fault(of: NoiseSchedule(steps: 10)) != nil)
  }
}
