import Glibc
import MnemeTheory
import Testing

@Suite struct StepTheoryTests {
  static func chain(
    _ q: Double, _ steps: Int, _ sampler: StepSampler = .deterministic,
    _ spacing: StepSpacing = .uniform, time: Double = 2
  ) -> SpectralDivergence {
    StepTheory(q: q, time: time, stepCount: steps, spacing: spacing, sampler: sampler).spectrum
  }

  /// `spectral_theory.csv`, made by `spectral_theory.py` with mpmath.
  @Test func agreesWithTheReferenceInAllRows() throws {
    let rows = try TheoryFixture("spectral_theory").rows
    #expect(rows.count == 312)
    for row in rows {
      let q = try row.cell("q")
      let sampler = try row.cell("sampler") == 0 ? StepSampler.deterministic : .ancestral
      let spacing = try row.cell("grid") == 0 ? StepSpacing.uniform : .cosine
      let steps = Int(try row.cell("steps"))
      let spectrum =
        steps == 0
        ? ManySteps.spectrum(q: q, sampler: sampler)
        : Self.chain(q, steps, sampler, spacing, time: try row.cell("T"))
      let expected = try row.cell("kl_per_dimension")
      let found = spectrum.density(ratio: try row.cell("c"))
      #expect(relativeError(found, expected, floor: 1e-25) <= 2e-12, "\(row)")
    }
  }

  /// Eq. 17 in closed form is the sum over eigenvalues, and so is one step.
  @Test(arguments: [1e-6, 0.05, 0.5, 0.95, 1 - 1e-9, 1], [0, 1e-9, 0.2, 0.9, 0.999999, 1])
  func oneStepIsTheRidge(q: Double, c: Double) {
    let closed = ManyNoiseDraws.divergenceDensity(q: q, ratio: c)
    let summed = ManyNoiseDraws.spectrum(q: q).density(ratio: c)
    #expect(abs(closed - summed) <= 1e-13 * (1 + 1 / q))
    for sampler in StepSampler.allCases {
      let stepped = Self.chain(q, 1, sampler).density(ratio: c)
      #expect(relativeError(stepped, summed, floor: 1e-28) <= 1e-11, "\(sampler)")
    }
  }

  /// Eqs. 18 and 18a in closed form are the sums over eigenvalues.
  @Test(arguments: [0, 1e-9, 0.05, 0.5, 0.95, 1], [0, 1e-9, 0.2, 0.9, 1])
  func limitsOfManySteps(q: Double, c: Double) {
    let closed = ManySteps.deterministicDivergenceDensity(q: q, ratio: c)
    let summed = ManySteps.spectrum(q: q, sampler: .deterministic).density(ratio: c)
    #expect(abs(closed - summed) <= 1e-12 + (q > 0 ? 2e-15 / q : 0))
    let noisy = ManySteps.spectrum(q: 0, sampler: .ancestral).density(ratio: c)
    #expect(abs(ManySteps.divergenceDensity(ratio: c) - noisy) <= 1e-12)
  }

  /// n → ∞: one step costs ½(q − 1 − ln q), arbitrarily many cost nothing.
  @Test func withoutSamplingErrorOnlyTheStepsCost() {
    for q in [0.05, 0.5, 0.95] {
      let cost = (q - 1 - log(q)) / 2
      #expect(relativeError(Self.chain(q, 1).density(ratio: 0), cost) <= 1e-12)
      for sampler in StepSampler.allCases {
        #expect(ManySteps.spectrum(q: q, sampler: sampler).density(ratio: 0) == 0)
      }
    }
  }

  /// On nested grids more steps lower KL for n → ∞ (Theory, section 4).
  @Test(arguments: StepSampler.allCases, StepSpacing.allCases)
  func moreStepsAreBetterWithoutSamplingError(sampler: StepSampler, spacing: StepSpacing) {
    for q in [0.02, 0.3, 0.504621, 0.9] {
      for time in [0.2, 2, 6.0] {
        let values = (0...8).map {
          Self.chain(q, 1 << $0, sampler, spacing, time: time).density(ratio: 0)
        }
        for (before, after) in zip(values, values.dropFirst()) { #expect(after < before) }
      }
    }
  }

  /// The order at which KL reaches its limit: error ∝ K^(−order), from K = 2^12 to 2^13. Uniform
  /// steps have order 1 up to a logarithm: next to the data s falls by a factor in each step.
  @Test(arguments: [
    (StepSampler.deterministic, StepSpacing.cosine, 0.99...1.01),
    (.ancestral, .cosine, 0.99...1.01), (.ancestral, .uniform, 0.88...0.97),
    (.deterministic, .uniform, 0.88...0.97),
  ])
  func convergenceHasItsOrder(
    sampler: StepSampler, spacing: StepSpacing, expected: ClosedRange<Double>
  ) {
    let limit = ManySteps.spectrum(q: 0.504621, sampler: sampler).density(ratio: 0.5)
    let errors = [12, 13].map {
      abs(Self.chain(0.504621, 1 << $0, sampler, spacing).density(ratio: 0.5) - limit)
    }
    let order = log2(errors[0] / errors[1])
    #expect(expected.contains(order), "order \(order)")
    #expect(errors[1] <= 2e-3)
  }

  /// T → ∞ and K → ∞ give N(x̄, Ĉ), whose E KL is exact: asymptotes against it, the second order's
  /// error falling like 1/d, the first order's not.
  @Test func theSampleLawIsExact() throws {
    // Theory's neighbour: SYSTEMS gives KL/d = .3485 .1639 .0728 .0275 .00668 at d = 50.
    for (n, expected) in [
      (60, 0.3485), (100, 0.1639), (200, 0.0728), (500, 0.0275), (2000, 0.00668),
    ] {
      let found = ManySteps.sampleLawDivergence(trainingCount: n, dimension: 50) / 50
      #expect(relativeError(found, expected) <= 2e-3)
    }
    let spectrum = ManySteps.spectrum(q: 0, sampler: .ancestral)
    for d in [3, 30, 300] {
      let exact = ManySteps.sampleLawDivergence(trainingCount: 3 * d, dimension: d)
      let first = spectrum.firstOrder(trainingCount: 3 * d, dimension: d)
      let second = try #require(spectrum.secondOrder(trainingCount: 3 * d, dimension: d))
      #expect(abs(second - exact) <= 0.12 / Double(d))
      #expect(abs(first - exact) >= 0.1)
    }
    #expect(ManySteps.sampleLawDivergence(trainingCount: 30, dimension: 30) == .infinity)
    #expect(spectrum.firstOrder(trainingCount: 30, dimension: 30) == .infinity)
    #expect(spectrum.secondOrder(trainingCount: 31, dimension: 30) == nil)
    #expect(spectrum.density(ratio: 1.01) == .infinity)
  }

  /// In one dimension: known v, K → ∞, T → ∞ is the sample law; and no noise (q = 1) with v̂ leaves
  /// the unbiased variance, with v exactly 1.
  @Test func oneDimension() {
    for n in [3, 11, 60] {
      let far = StepTheory(
        q: 1e-7, time: 9, stepCount: 20_000, spacing: .cosine, sampler: .ancestral)
      let limit = ManySteps.sampleLawDivergence(trainingCount: n, dimension: 1)
      let found = far.oneDimensionDivergence(trainingCount: n, estimatesVariance: false)
      #expect(relativeError(found, limit) <= 2e-3)
      let clear = StepTheory(q: 1, time: 2, stepCount: 3, spacing: .uniform, sampler: .ancestral)
      let known = clear.oneDimensionDivergence(trainingCount: n, estimatesVariance: false)
      #expect(relativeError(known, 1 / (2 * Double(n))) <= 1e-13)
      let p = Double(n - 1)
      let estimated = clear.oneDimensionDivergence(trainingCount: n, estimatesVariance: true)
      let shift = log(Double(n) / p) / 2
      #expect(abs(estimated - (limit - shift + 1 / (2 * Double(n)))) <= 1e-12)
    }
  }

  /// Without signal one step, or finitely many, give back nothing.
  @Test func withoutSignalNothingComesBack() {
    #expect(ManyNoiseDraws.divergenceDensity(q: 0, ratio: 0.5) == .infinity)
    #expect(ManyNoiseDraws.spectrum(q: 0).density(ratio: 0.5) == .infinity)
    #expect(Self.chain(0, 8).density(ratio: 0.5) == .infinity)
  }
}
