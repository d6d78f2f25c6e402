import MnemeDiffusion
import MnemeTables
import MnemeTheory

/// Theory of `diffusion-steps`: eigenvalue sums under the Marchenko-Pastur law.
enum DiffusionStepsTheory {
  static func spectrum(
    q: Double, time: Double, _ chain: DiffusionStepsSpec.Chain, _ steps: StepCount
  ) -> SpectralDivergence {
    switch steps {
    case .finite(let count):
      StepTheory(
        q: q, time: time, stepCount: count, spacing: chain.spacing.theory,
        sampler: chain.sampler.theory
      ).spectrum
    case .infinite: ManySteps.spectrum(q: q, sampler: chain.sampler.theory)
    }
  }

  /// The equation of Theory that the limit is; for K between 1 and ∞ an eigenvalue sum like them.
  static func equation(_ chain: DiffusionStepsSpec.Chain, _ steps: StepCount) -> String {
    switch (steps, chain.sampler) {
    case (.finite(1), _): "17"
    case (.finite, _): "eigenvalue sum"
    case (.infinite, .deterministic): "18"
    case (.infinite, .ancestral): "18a"
    }
  }

  static func values(
    _ spec: DiffusionStepsSpec, _ count: Int, _ chain: DiffusionStepsSpec.Chain, _ steps: StepCount
  ) -> DivergenceTheory {
    DivergenceTheory(
      spectrum(q: spec.setting.signalShare, time: spec.setting.time, chain, steps), count,
      spec.reference.dimension, q: spec.setting.signalShare, equation: equation(chain, steps))
  }

  /// K of the study and between, for each n above d and for n → ∞.
  static func rows(_ spec: DiffusionStepsSpec) -> [DiffusionStepsTheoryRow] {
    let counts = spec.counts.filter { $0 > spec.reference.dimension }
    return spec.chains.flatMap { chain in
      steps(spec).flatMap {
        rows(
          dimension: spec.reference.dimension, q: spec.setting.signalShare,
          time: spec.setting.time, chain, $0, counts: counts)
      }
    }
  }

  /// With one number of steps between neighbours.
  private static func steps(_ spec: DiffusionStepsSpec) -> [StepCount] {
    let between = zip(spec.stepCounts, spec.stepCounts.dropFirst()).map { ($0 + $1) / 2 }
    return Set(spec.stepCounts + between).sorted().map(StepCount.finite) + [.infinite]
  }

  /// One row for each n, and one for n → ∞.
  static func rows(
    dimension: Int, q: Double, time: Double, _ chain: DiffusionStepsSpec.Chain,
    _ steps: StepCount, counts: [Int]
  ) -> [DiffusionStepsTheoryRow] {
    let spectrum = spectrum(q: q, time: time, chain, steps)
    let d = Double(dimension)
    return (counts.map(Optional.some) + [nil]).map { count in
      var row = DiffusionStepsTheoryRow()
      row.dimension = dimension
      row.trainingCount = count.map(Double.init) ?? .infinity
      row.sampler = chain.sampler.name
      row.grid = chain.spacing.name
      row.steps = steps.number
      row.q = q
      row.time = time
      row.equation = equation(chain, steps)
      row.limitPerDimension = spectrum.density(ratio: count.map { d / Double($0) } ?? 0)
      if let count {
        row.firstPerDimension =
          spectrum.firstOrder(trainingCount: count, dimension: dimension) / d
        row.secondPerDimension =
          spectrum.secondOrder(trainingCount: count, dimension: dimension).map { $0 / d }
      }
      return row
    }
  }
}

extension MnemeDiffusion.StepSampler {
  var theory: MnemeTheory.StepSampler {
    switch self {
    case .deterministic: .deterministic
    case .ancestral: .ancestral
    }
  }

  var name: SamplerName {
    switch self {
    case .deterministic: .deterministic
    case .ancestral: .ancestral
    }
  }
}

extension StepGrid.Spacing {
  var theory: StepSpacing {
    switch self {
    case .uniform: .uniform
    case .cosine: .cosine
    }
  }

  var name: GridName {
    switch self {
    case .uniform: .uniform
    case .cosine: .cosine
    }
  }
}
