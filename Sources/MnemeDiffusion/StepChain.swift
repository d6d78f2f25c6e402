import Glibc
package import MnemeNumerics

/// K linear denoisers, one at each time of a grid, each trained on infinitely many noise draws per
/// sample; samples are generated from the start law of Theory, Eq. 7.
///
/// Least squares over all noise is ridge regression on the data, x̂(x_t) = x̄ + a Ĉ(a²Ĉ + νI)⁻¹(x_t − a x̄)
/// with a = e^(−t) and ν = λ(1 − e^(−2t)), so that each step maps each eigen-direction of Ĉ by a
/// number. K = 1 is the one-step model with r = ∞; κ = 0 generates N(x̄, s̄² I).
/// Source: Theory, section 4 ("Many noise draws", "Many diffusion steps").
package struct StepChain: Sendable {
  package let model: LinearDenoiser
  package let grid: StepGrid
  package let sampler: StepSampler
  /// One for each step, from t_K down to t_0.
  package let steps: [Step]

  package init(model: LinearDenoiser, grid: StepGrid, sampler: StepSampler) {
    self.model = model
    self.grid = grid
    self.sampler = sampler
    let times = grid.times(end: model.time)
    steps = zip(times.dropFirst(), times).reversed().map {
      Step(from: $0, to: $1, noiseScale: model.kappa * exp(-2 * model.time), sampler: sampler)
    }
  }

  /// Variance of the generated coordinate along each eigen-direction of Ĉ, in the data's unit
  /// squared; 0 where Ĉ has no variance.
  package func variances(_ spectrum: SampleSpectrum) -> [Double] {
    let start = startVariance(spectrum)
    return spectrum.eigenvalues.map { eigenvalue in
      steps.reduce(start) { $1.variance(after: $0, eigenvalue: eigenvalue) }
    }
  }

  /// ρ_G = N(x̄, Σ_G): each step keeps the mean at e^(−t)x̄.
  package func law(_ spectrum: SampleSpectrum) -> GaussianLaw {
    spectrum.law(variances: variances(spectrum))
  }

  /// v̂ = e^(−2T)s̄² + λ(1 − e^(−2T)) (Theory, Eq. 7).
  package func startVariance(_ spectrum: SampleSpectrum) -> Double {
    model.decay * model.decay * spectrum.averageVariance + model.noiseVariance
  }

  /// One step from time t to an earlier one: x′ − a′x̄ = F(x_t − a x̄) + noise.
  package struct Step: Sendable {
    /// a = e^(−t) and ν = λ(1 − e^(−2t)) where the step starts.
    package let decay: Double
    package let noiseVariance: Double
    /// F = denoised · (slope of the denoiser) + kept.
    package let denoised: Double
    package let kept: Double
    /// Variance of the noise that the step adds; 0 for the deterministic sampler.
    package let addedVariance: Double

    init(from time: Double, to earlier: Double, noiseScale: Double, sampler: StepSampler) {
      let (a, b) = (exp(-time), exp(-earlier))
      // ν′/ν without λ, which may be 0.
      let noiseRatio = expm1(-2 * earlier) / expm1(-2 * time)
      decay = a
      noiseVariance = noiseScale * -expm1(-2 * time)
      switch sampler {
      case .deterministic:
        let root = noiseRatio.squareRoot()
        denoised = b - root * a
        kept = root
        addedVariance = 0
      case .ancestral:
        // Of the noise at t, the share that came after the earlier time.
        let share = expm1(-2 * (time - earlier)) / expm1(-2 * time)
        denoised = b * share
        kept = a / b * noiseRatio
        addedVariance = noiseScale * -expm1(-2 * earlier) * share
      }
    }

    /// a y/(a²y + ν), the denoiser's slope along an eigen-direction of Ĉ with eigenvalue y; without
    /// noise, too, the one of smallest norm.
    package func slope(_ eigenvalue: Double) -> Double {
      if eigenvalue == 0 { return 0 }
      return decay * eigenvalue / (decay * decay * eigenvalue + noiseVariance)
    }

    func variance(after variance: Double, eigenvalue: Double) -> Double {
      let factor = denoised * slope(eigenvalue) + kept
      return factor * factor * variance + addedVariance
    }
  }
}

extension StepChain {
  /// The one-step model trained on infinitely many noise draws per sample: ridge regression on the
  /// data (Theory, Eq. 17). With one step, grid and sampler make no difference.
  package static func ridge(_ model: LinearDenoiser) -> StepChain {
    StepChain(
      model: model, grid: StepGrid(stepCount: 1, spacing: .uniform), sampler: .deterministic)
  }

  /// Variances by eigen-direction in the limit of infinitely many steps, whatever the grid.
  ///
  ///     deterministic: v̂/a² · y/(y+ν/a²)      ancestral: v̂/a² · (y/(y+ν/a²))² + (ν/a²) y/(y+ν/a²)
  ///
  /// with a and ν at time T. Source: Theory, Eqs. 18 and 18a, with v̂ in place of v.
  package static func limitVariances(
    _ model: LinearDenoiser, _ sampler: StepSampler, _ spectrum: SampleSpectrum
  ) -> [Double] {
    let noise = model.noiseVariance / (model.decay * model.decay)
    let start = spectrum.averageVariance + noise
    return spectrum.eigenvalues.map { y in
      if y == 0 { return 0 }
      let share = y / (y + noise)
      return switch sampler {
      case .deterministic: start * share
      case .ancestral: start * share * share + noise * share
      }
    }
  }
}
