import Glibc

/// The times T = t_K > … > t_0 = 0 at which a sampler of K steps calls its denoisers. Grids of K and
/// 2K steps are nested.
package struct StepGrid: Sendable, Hashable {
  package enum Spacing: String, CaseIterable, Sendable {
    /// Equal steps of time.
    case uniform
    /// Equal steps of the angle θ, e^(−t) = cos θ: the signal falls as a cosine, as in the schedule
    /// of Nichol & Dhariwal (arXiv 2102.09672, without their offset), and ends at T.
    case cosine
  }

  /// K ≥ 1.
  package let stepCount: Int
  package let spacing: Spacing

  package init(stepCount: Int, spacing: Spacing) {
    precondition(stepCount >= 1, "a sampler of \(stepCount) steps")
    self.stepCount = stepCount
    self.spacing = spacing
  }

  /// t_0 … t_K, ascending; the ends are 0 and `end` exactly.
  package func times(end: Double) -> [Double] {
    (0...stepCount).map { index in
      if index == 0 || index == stepCount { return index == 0 ? 0 : end }
      let share = Double(index) / Double(stepCount)
      switch spacing {
      case .uniform: return end * share
      // −ln cos θ, by the half angle: no digits are lost next to the data.
      case .cosine:
        let half = sin(acos(exp(-end)) * share / 2)
        return -log1p(-2 * half * half)
      }
    }
  }
}

/// How a sampler goes from one time to the next.
package enum StepSampler: String, CaseIterable, Sendable {
  /// Without noise: the denoised point and the noise that is left are put together anew (DDIM: Song,
  /// Meng & Ermon, arXiv 2010.02502).
  case deterministic
  /// By a draw of the posterior given the denoised point (DDPM: Ho, Jain & Abbeel, arXiv
  /// 2006.11239).
  case ancestral
}
