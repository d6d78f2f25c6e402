import Glibc

/// Where the steps of a sampler stand between noise (T) and data (0).
package enum StepSpacing: String, CaseIterable, Sendable {
  /// Equal steps of the time t.
  case uniform
  /// Equal steps of the angle θ with e^(−t) = cos θ: the cosine schedule of Nichol & Dhariwal
  /// (arXiv 2102.09672), ended at T.
  case cosine
}

/// K linear denoisers trained on infinitely many noise draws, on a grid T = t_K > … > t_0 = 0.
///
/// In units of e^(−t)σ the forward process only adds noise, of variance s(t) = x(e^(2t)−1)/(e^(2T)−1)
/// with x = (1−q)/q; the denoiser shrinks by y/(y+s), and one step from s to s′ multiplies by
///
///     deterministic: (y + √(ss′))/(y+s)        ancestral: (y + s′)/(y+s), and adds variance s′(s−s′)/s
///
/// Source: Theory, section 4 ("Many diffusion steps"); the steps are those of Song, Meng & Ermon
/// (arXiv 2010.02502) and of Ho, Jain & Abbeel (arXiv 2006.11239).
package struct StepTheory: Sendable, Equatable {
  /// In (0, 1].
  package let q: Double
  /// T > 0.
  package let time: Double
  /// K ≥ 1.
  package let stepCount: Int
  package let spacing: StepSpacing
  package let sampler: StepSampler

  package init(
    q: Double, time: Double, stepCount: Int, spacing: StepSpacing, sampler: StepSampler
  ) {
    precondition(
      q >= 0 && q <= 1 && time > 0 && stepCount >= 1, "q = \(q), T = \(time), K = \(stepCount)")
    self.q = q
    self.time = time
    self.stepCount = stepCount
    self.spacing = spacing
    self.sampler = sampler
  }

  /// √s at t_k over its value at T, from 1 (k = K) to 0 (k = 0).
  package var relativeNoise: [Double] {
    let k = Double(stepCount)
    return (0...stepCount).reversed().map { index in
      let share = Double(index) / k
      switch spacing {
      case .uniform: return (expm1(2 * time * share) / expm1(2 * time)).squareRoot()
      case .cosine:
        let angle = acos(exp(-time))
        return index == stepCount ? 1 : tan(angle * share) / tan(angle)
      }
    }
  }

  /// Eigenvalue y of Ĉ/σ² → variance of the generated coordinate over σ².
  ///
  /// The excess E over the ideal variance 1 + s is carried along, from E = 0 at the start law of v:
  /// a step makes it f²E and adds what the step itself does to a coordinate of ideal variance,
  ///
  ///     deterministic: (√s−√s′)[y²(√s+√s′) − 2y√s(1−√(ss′)) − s(√s+√s′)]/(y+s)²
  ///     ancestral:     (s−s′)[y²(s+s′)/s − 2y(1−s′) − (s+s′)]/(y+s)²
  ///
  /// so that KL keeps its relative accuracy however small it is.
  package var spectrum: SpectralDivergence { spectrum { _ in 1 } }

  /// The same with a start law of variance `startSignal(y)` + x in place of 1 + x = v, in units of
  /// e^(−2T)σ².
  func spectrum(startSignal: @escaping @Sendable (Double) -> Double) -> SpectralDivergence {
    guard q > 0 else {
      return SpectralDivergence { _ in VarianceRatio(value: 0, excess: -1) }
    }
    let scale = ((1 - q) / q).squareRoot()
    let roots = relativeNoise.map { scale * $0 }
    let sampler = sampler
    let noise = (1 - q) / q
    return SpectralDivergence { y in
      if y == 0 { return VarianceRatio(value: 0, excess: -1) }
      let signal = startSignal(y)
      var excess = signal - 1
      var value = signal + noise
      for (root, next) in zip(roots, roots.dropFirst()) {
        let step = Step(root: root, next: next, eigenvalue: y)
        (value, excess) = step.applied(to: value, excess, sampler)
      }
      return VarianceRatio(value: value, excess: excess)
    }
  }

  /// One step from √s to √s′ at one eigenvalue.
  private struct Step {
    let root: Double
    let next: Double
    let eigenvalue: Double

    func applied(
      to value: Double, _ excess: Double, _ sampler: StepSampler
    ) -> (value: Double, excess: Double) {
      // No noise at all: the denoiser is the identity.
      if root == 0 { return (value, excess) }
      let (y, s, after) = (eigenvalue, root * root, next * next)
      let total = y + s
      switch sampler {
      case .deterministic:
        let factor = (y + root * next) / total
        let sum = root + next
        let own = y * y * sum - 2 * y * root * (1 - root * next) - s * sum
        return (
          factor * factor * value,
          factor * factor * excess + (root - next) * own / (total * total)
        )
      case .ancestral:
        let factor = (y + after) / total
        let own = y * y * (s + after) / s - 2 * y * (1 - after) - (s + after)
        return (
          factor * factor * value + after * (s - after) / s,
          factor * factor * excess + (s - after) * own / (total * total)
        )
      }
    }
  }
}
