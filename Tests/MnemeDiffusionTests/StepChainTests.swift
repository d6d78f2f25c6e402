import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

@Suite struct StepChainTests {
  static let model = LinearDenoiser(
    dimension: 5, mean: 3, standardDeviation: 2, time: 1.5, kappa: 0.7)

  static func samples(_ model: LinearDenoiser, _ count: Int) -> Matrix {
    var data = RandomStream(key: 1, stream: 0)
    return model.samples(count, from: &data)
  }

  static func chain(
    _ model: LinearDenoiser, _ steps: Int, _ sampler: StepSampler,
    _ spacing: StepGrid.Spacing = .uniform
  ) -> StepChain {
    StepChain(
      model: model, grid: StepGrid(stepCount: steps, spacing: spacing), sampler: sampler)
  }

  /// The covariance of the output by another way: d×d matrices of the denoisers, by a linear solve at
  /// each time of the grid, and the DDIM and DDPM steps as their papers have them.
  static func steppedCovariance(_ chain: StepChain, _ samples: Matrix) throws -> Matrix {
    let model = chain.model
    let d = model.dimension
    let mean = samples.columnMeans
    let covariance = samples.subtracting(mean).gram(.transposed, scale: 1 / Double(samples.rows))
    let n = Double(samples.rows)
    let average = covariance.trace * n / ((n - 1) * Double(d))
    let lambda = model.kappa * exp(-2 * model.time)
    let a0 = exp(-model.time)
    var state = Matrix(
      identity: d, scale: a0 * a0 * average + lambda * (1 - a0 * a0))
    let times = chain.grid.times(end: model.time)
    for index in (1..<times.count).reversed() {
      let (a, b) = (exp(-times[index]), exp(-times[index - 1]))
      let nu = lambda * -expm1(-2 * times[index])
      let mu = lambda * -expm1(-2 * times[index - 1])
      var noisy = covariance
      noisy.scale(by: a * a)
      noisy.addToDiagonal(nu)
      var slope = try Cholesky(noisy).solve(covariance)
      slope.scale(by: a)
      var map: Matrix
      var added = 0.0
      switch chain.sampler {
      case .deterministic:
        // b x̂ + √μ ε̂ with ε̂ = (x − a x̂)/√ν.
        map = Matrix(identity: d, scale: (mu / nu).squareRoot())
          .adding(slope, scale: b - (mu / nu).squareRoot() * a)
      case .ancestral:
        let ratio = a / b
        let own = lambda * -expm1(-2 * (times[index] - times[index - 1]))
        map = Matrix(identity: d, scale: ratio * mu / nu).adding(slope, scale: b * own / nu)
        added = mu * own / nu
      }
      state = Matrix.product(Matrix.product(map, .none, state), .none, map, .transposed)
      state.addToDiagonal(added)
    }
    return state
  }

  static func largestError(_ a: Matrix, _ b: Matrix) -> Double {
    let scale = b.values.map(abs).max() ?? 1
    return zip(a.values, b.values).map { abs($0 - $1) }.max().map { $0 / scale } ?? .infinity
  }

  @Test(arguments: StepSampler.allCases, StepGrid.Spacing.allCases)
  func scalarMapsAreTheMatrices(sampler: StepSampler, spacing: StepGrid.Spacing) throws {
    for count in [4, 6, 40] {
      let samples = Self.samples(Self.model, count)
      let spectrum = try SampleSpectrum(samples)
      for steps in [1, 2, 7, 64] {
        let chain = Self.chain(Self.model, steps, sampler, spacing)
        let found = chain.law(spectrum).covariance
        let expected = try Self.steppedCovariance(chain, samples)
        // Where Ĉ is singular, its matrix has 1e-16 for 0, which counts over the least noise.
        let tolerance = count > 5 ? 1e-12 : 3e-11
        #expect(Self.largestError(found, expected) <= tolerance, "n \(count), K \(steps)")
        #expect(spectrum.isRegular == (count > 5))
      }
    }
  }

  /// The check above sees a step that is off: a grid one step coarser, or the other sampler.
  @Test func theCheckSeesAnotherChain() throws {
    let samples = Self.samples(Self.model, 40)
    let spectrum = try SampleSpectrum(samples)
    let right = Self.chain(Self.model, 8, .deterministic)
    let expected = try Self.steppedCovariance(right, samples)
    for wrong in [
      Self.chain(Self.model, 7, .deterministic), Self.chain(Self.model, 8, .ancestral),
      Self.chain(Self.model, 8, .deterministic, .cosine),
    ] {
      #expect(Self.largestError(wrong.law(spectrum).covariance, expected) > 1e-6)
    }
  }

  /// One step is ridge regression on the data, whatever sampler and grid.
  @Test(arguments: StepSampler.allCases, StepGrid.Spacing.allCases)
  func oneStepIsTheRidge(sampler: StepSampler, spacing: StepGrid.Spacing) throws {
    let samples = Self.samples(Self.model, 12)
    let spectrum = try SampleSpectrum(samples)
    let chain = Self.chain(Self.model, 1, sampler, spacing)
    let covariance = samples.subtracting(samples.columnMeans)
      .gram(.transposed, scale: 1.0 / 12)
    var ridge = covariance
    ridge.scale(by: Self.model.decay * Self.model.decay)
    ridge.addToDiagonal(Self.model.noiseVariance)
    var slope = try Cholesky(ridge).solve(covariance)
    slope.scale(by: Self.model.decay)
    let expected = slope.gram(.none, scale: chain.startVariance(spectrum))
    #expect(Self.largestError(chain.law(spectrum).covariance, expected) <= 1e-12)
    #expect(chain.law(spectrum).mean == samples.columnMeans)
  }

  /// κ = 0: Σ_G = s̄² I and μ_G = x̄ (Theory, after Eq. 8), for any number of steps.
  @Test(arguments: StepSampler.allCases, [1, 5, 256])
  func withoutNoiseTheLawIsTheSampleMoments(sampler: StepSampler, steps: Int) throws {
    let model = LinearDenoiser(dimension: 5, mean: 3, standardDeviation: 2, time: 1.5, kappa: 0)
    let samples = Self.samples(model, 30)
    let spectrum = try SampleSpectrum(samples)
    let mean = samples.columnMeans
    let variance = samples.subtracting(mean).squaredFrobeniusNorm / Double(29 * 5)
    let chain = Self.chain(model, steps, sampler)
    for value in chain.variances(spectrum) { #expect(abs(value / variance - 1) <= 1e-12) }
    #expect(chain.law(spectrum).mean == mean)
    let few = try SampleSpectrum(Self.samples(model, 4))
    #expect(chain.variances(few).count { $0 == 0 } == 2)
  }

  /// Many steps reach the laws of Theory, Eqs. 18 and 18a (in the variances of the process).
  @Test func manySteps() throws {
    let samples = Self.samples(Self.model, 12)
    let spectrum = try SampleSpectrum(samples)
    let noise = Self.model.noiseVariance / (Self.model.decay * Self.model.decay)
    let start = spectrum.averageVariance + noise
    for sampler in StepSampler.allCases {
      let found = Self.chain(Self.model, 1 << 14, sampler, .cosine).variances(spectrum)
      for (y, variance) in zip(spectrum.eigenvalues, found) {
        let share = y / (y + noise)
        let limit: Double =
          switch sampler {
          case .deterministic: start * share
          case .ancestral: start * share * share + noise * share
          }
        #expect(abs(variance / limit - 1) <= 2e-3)
      }
    }
  }

  /// Samples drawn step by step have the law: variance along each eigen-direction within 5 standard
  /// errors (10 checks; false alarm under 6e-6), and not that of the other sampler.
  @Test(arguments: StepSampler.allCases)
  func drawnSamplesHaveTheLaw(sampler: StepSampler) throws {
    let spectrum = try SampleSpectrum(Self.samples(Self.model, 12))
    let chain = Self.chain(Self.model, 4, sampler)
    let count = 40_000
    var stream = RandomStream(key: 8, stream: 0)
    let error = 5 * (2 / Double(count)).squareRoot()
    let expected = chain.variances(spectrum)
    let others = Self.chain(Self.model, 4, sampler == .ancestral ? .deterministic : .ancestral)
      .variances(spectrum)
    var foundOther = false
    for (index, eigenvalue) in spectrum.eigenvalues.enumerated() {
      var states = stream.normals(count)
      let start = chain.startVariance(spectrum).squareRoot()
      for i in states.indices { states[i] *= start }
      for step in chain.steps {
        let noise = stream.normals(count)
        let denoiser = step.slope(eigenvalue)
        for i in states.indices {
          states[i] =
            step.denoised * denoiser * states[i] + step.kept * states[i]
            + step.addedVariance.squareRoot() * noise[i]
        }
      }
      let variance = states.reduce(0) { $0 + $1 * $1 } / Double(count)
      #expect(abs(variance / expected[index] - 1) <= error)
      if abs(variance / others[index] - 1) > error { foundOther = true }
    }
    #expect(foundOther)
  }

  @Test(arguments: StepGrid.Spacing.allCases)
  func gridsAreNestedAndEndExactly(spacing: StepGrid.Spacing) {
    for steps in [1, 3, 128] {
      let times = StepGrid(stepCount: steps, spacing: spacing).times(end: 2)
      let finer = StepGrid(stepCount: 2 * steps, spacing: spacing).times(end: 2)
      #expect(times.first == 0 && times.last == 2 && times.count == steps + 1)
      for (index, time) in times.enumerated() { #expect(abs(finer[2 * index] - time) <= 1e-14) }
      #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
