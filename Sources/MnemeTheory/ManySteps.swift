import Glibc
import MnemeNumerics

/// How samples are drawn from a chain of denoisers.
package enum StepSampler: String, CaseIterable, Sendable {
  /// No noise on the way (DDIM).
  case deterministic
  /// Noise of the posterior at each step (DDPM).
  case ancestral
}

/// The limits of infinitely many steps, K → ∞, from the start law of Theory, Eq. 7.
package enum ManySteps {
  /// Variance of a generated coordinate over σ².
  ///
  ///     deterministic: m = y/(qy + 1 − q)
  ///     ancestral:     m = y[qy + (1−q)(qy+1−q)]/(qy+1−q)²
  ///
  /// Source: Theory, Eqs. 18 and 18a. At q = 0 both are m = y.
  ///
  /// - Parameter q: in [0, 1].
  package static func spectrum(q: Double, sampler: StepSampler) -> SpectralDivergence {
    SpectralDivergence { y in
      let e = y - 1
      let scaled = q * y + (1 - q)
      switch sampler {
      case .deterministic:
        return VarianceRatio(value: y / scaled, excess: (1 - q) * e / scaled)
      case .ancestral:
        let square = scaled * scaled
        return VarianceRatio(
          value: y * (q * y + (1 - q) * scaled) / square,
          excess: (1 - q) * e * ((1 - q) + 2 * q * y) / square)
      }
    }
  }

  /// Limit of KL/d of the deterministic sampler by its closed form: ½[(1 − xh)/q − 1 + ln q − ℓ + V].
  ///
  /// Source: Theory, Eq. 18.
  ///
  /// - Parameters: `q` in (0, 1]; `c` in [0, 1]. For q = 0 use `divergenceDensity(ratio:)`.
  /// - Returns: nats per dimension; `.infinity` for c > 1.
  package static func deterministicDivergenceDensity(q: Double, ratio c: Double) -> Double {
    precondition(q >= 0 && q <= 1, "needs q in [0, 1], got \(q)")
    guard c <= 1 else { return .infinity }
    if q == 1 { return 0 }
    if q == 0 { return divergenceDensity(ratio: c) }
    let x = (1 - q) / q
    let averages = SpectralAverages(ratio: c, shift: x)
    let trace = (1 - x * averages.resolvent) / q
    return (trace - 1 + log(q) - averages.log + averages.logShifted) / 2
  }

  /// T → ∞ (q → 0) of both samplers: KL/d → ½[1 + ((1−c)/c)ln(1−c)]. Source: Theory, Eq. 18a.
  ///
  /// - Returns: nats per dimension; ½ at c = 1, `.infinity` for c > 1.
  package static func divergenceDensity(ratio c: Double) -> Double {
    c > 1 ? .infinity : -SpectralAverages.meanLog(c) / 2
  }

  /// E KL of N(x̄, Ĉ), which both samplers reach for K → ∞, T → ∞: exact at finite n and d.
  ///
  ///     ½[ −Σ_{i<d} ψ((n−1−i)/2) − d ln(2/n) ]
  ///
  /// Source: Merger & Goldt (arXiv 2505.24769), from E ln det of a Wishart matrix.
  ///
  /// - Returns: nats; `.infinity` for n ≤ d.
  package static func sampleLawDivergence(trainingCount: Int, dimension: Int) -> Double {
    guard trainingCount > dimension else { return .infinity }
    let n = Double(trainingCount)
    return (0..<dimension).reduce(0) {
      $0 + (log(n / 2) - digamma((n - 1 - Double($1)) / 2)) / 2
    }
  }
}
