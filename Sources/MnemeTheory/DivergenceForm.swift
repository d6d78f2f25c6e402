import Glibc
import MnemeNumerics

/// Which closed form of E KL at finite n and d holds at a setting.
package enum DivergenceForm: String, CaseIterable, Sendable {
  /// E ln det ≈ d ln q + L: Theory, Eq. 16, for d/(n−1) ≤ 0.8 q.
  case secondOrder
  /// E ln det ≈ dF(q, c) + what is exact at q = 0: for d/(n−1) ≥ 1.25 q.
  case firstOrderCorrected
  /// Between the two, where the log-determinant changes its regime: no form is good to a fraction of
  /// a nat. The first order stands in.
  case crossover
}

extension LinearSetting {
  package var divergenceForm: DivergenceForm {
    if isSecondOrderReliable { return .secondOrder }
    return aspectRatio >= 1.25 * q ? .firstOrderCorrected : .crossover
  }

  /// E KL by the best closed form there is at this setting.
  ///
  /// - Returns: nats; `.infinity` where E KL is. Against simulation at d = 20 and 100: within 0.1
  ///   nats off the crossover (`DivergenceFormTests`); in it low by up to ¼ ln d + 0.1 nats.
  package var bestDivergence: Double {
    guard hasFiniteExpectedDivergence else { return .infinity }
    switch divergenceForm {
    case .secondOrder: return secondOrderDivergence ?? firstOrderDivergence
    case .firstOrderCorrected: return correctedDivergence
    case .crossover: return firstOrderDivergence
    }
  }

  /// The first-order value with the next order of E ln det as it is at q = 0, where it is exact:
  ///
  ///     E ln det MMᵀ ≈ dF(q, c) + Σ_{i<d} [ψ((d−i)/2) − ψ((p−i)/2)] − dF(0, c),   c = d/(n−1)
  ///
  /// For c > q the correction is found not to depend on q (an observation, not a theorem): it is
  /// about −½ ln d − ½ ln(1−c) − 0.13, which is the ¼ ln d − 0.2 nats of Theory, section 4.
  package var correctedDivergence: Double {
    guard hasFiniteExpectedDivergence, !isNoiseless else { return firstOrderDivergence }
    let exact = (0..<dimension).reduce(0.0) { sum, i in
      sum + digamma((d - Double(i)) / 2) - digamma((p - Double(i)) / 2)
    }
    let c = aspectRatio
    let correction = exact - d * LargeDimension.logDeterminantDensity(q: 0, ratio: c)
    return expectedDivergence(
      meanLogDeterminant: d * LargeDimension.logDeterminantDensity(q: q, ratio: c) + correction)
  }

  /// KL for n → ∞ at this d: ½ d (q − 1 − ln q), exact at every d.
  package var divergenceOfManySamples: Double { d * (q - 1 - log(q)) / 2 }
}
