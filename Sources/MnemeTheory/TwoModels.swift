import Glibc
import MnemeNumerics

/// Two models on disjoint training sets of n samples each, given the same latent x_T ~ N(e^(−T)μ, vI):
/// how alike their outputs are. Outputs less their own mean are M₁z and M₂z, z ~ N(0, I), in units
/// of σ.
///
/// All of it is exact at finite n and d. Source: derived here from Theory, section 3, in the notation
/// of M = √q I + √(1−q) G W^(−½) and its minimum-norm form for n ≤ d; the experiment after Kadkhodaie
/// et al. (arXiv 2310.02557).
extension LinearSetting {
  /// Expected cosine of the two outputs of one latent.
  ///
  /// For a unit vector e, Me has the direction of √q f + √((1−q)/χ²_m) g, where g ~ N(0, I) and χ²_m
  /// are independent. For n > d, f = e and m = n − d. For n ≤ d, f is the direction of e's projection
  /// on p = n − 1 random dimensions, and m = d − n + 2. Rotations about e leave only the components
  /// along e:
  ///
  ///     E cos = [A(m) B]²,   B = E⟨f, e⟩ = Γ((p+1)/2) Γ(d/2) / (Γ(p/2) Γ((d+1)/2)) for n ≤ d, else 1
  ///     A(m) = √q Γ((d+1)/2) Γ((m+1)/2) / (Γ(d/2+1) Γ(m/2)) · ₂F₁(½, (d−m+1)/2; d/2+1; q)
  ///
  /// - Returns: in [0, 1], at every n ≥ 2; relative error below 1e-11 (`TwoModelsTests`).
  /// - Complexity: about |n − d|/(1−q) terms.
  package var twoModelCosine: Double {
    let alignment =
      trainingCount > dimension
      ? outputAlignment(n - d) : outputAlignment(d - n + 2) * projectionAlignment
    return alignment * alignment
  }

  /// Its limit for large d and n at fixed n/d.
  ///
  ///     n > d:  q/τ,  τ = q + (1−q)c/(1−c),  c = d/n       n < d:  q a(1−a)/(1−qa),  a = n/d
  ///
  /// - Returns: in [0, 1]; 0 at n = d, for q = 1 min(1, n/d).
  package var twoModelCosineLimit: Double {
    if isNoiseless { return min(1, n / d) }
    if trainingCount == dimension { return 0 }
    if n < d { return q * (n / d) * (1 - n / d) / (1 - q * n / d) }
    return q / (q + (1 - q) * d / (n - d))
  }

  /// Expected overlap of the two models: E tr(M₁M₂ᵀ)/d = (E tr M)²/d².
  ///
  /// q for n > d + 1, since G has mean zero; q (p/d)² for n ≤ d, the square of the projection's mean.
  ///
  /// - Returns: dimensionless; `nil` at n = d + 1, where E M does not exist (but for q = 1).
  package var twoModelOverlap: Double? {
    if trainingCount == dimension + 1 && !isNoiseless { return nil }
    let share = min(1, p / d)
    return q * share * share
  }

  /// Expected squared distance of the two outputs of one latent, per dimension.
  ///
  ///     E|y₁ − y₂|²/(σ²d) = 2(τ − overlap) + (2/n)(1 − 2q min(1, p/d) + τ)
  ///
  /// The first term are the slopes, the second the intercepts.
  ///
  /// - Returns: in units of σ²; `.infinity` at n = d, d+1, d+2 (but for q = 1).
  package var twoModelSquaredDistance: Double {
    guard let overlap = twoModelOverlap, tau.isFinite else { return .infinity }
    return 2 * (tau - overlap) + 2 / n * (1 - 2 * q * min(1, p / d) + tau)
  }

  /// A(m): the expected cosine between f and √q f + √((1−q)/χ²_m) g.
  private func outputAlignment(_ m: Double) -> Double {
    if q == 0 || isNoiseless { return q }
    // Euler's transformation makes all terms positive: (1−q)^(m/2) ₂F₁((d+1)/2, (m+1)/2; d/2+1; q).
    let series = HypergeometricSeries.logarithm((d + 1) / 2, (m + 1) / 2, d / 2 + 1, at: q)
    return exp(
      0.5 * log(q) - logGammaDifference(from: (d + 1) / 2, by: 0.5)
        + logGammaDifference(from: m / 2, by: 0.5) + m / 2 * log1p(-q) + series)
  }

  /// B: E√b for b ~ Beta(p/2, (d−p)/2).
  private var projectionAlignment: Double {
    exp(
      logGammaDifference(from: p / 2, by: 0.5) - logGammaDifference(from: d / 2, by: 0.5))
  }
}
