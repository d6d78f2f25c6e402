import Glibc

/// The one-step model trained on infinitely many noise draws per sample (r → ∞): ridge regression on
/// the data, in closed form.
package enum ManyNoiseDraws {
  /// Variance of a generated coordinate: m = y²/(q(y+x)²), x = (1−q)/q. Source: Theory, Eq. 17.
  ///
  /// - Parameter q: in [0, 1]; at q = 0 the slope vanishes and m = 0, at q = 1 m = 1 (for v).
  package static func spectrum(q: Double) -> SpectralDivergence {
    SpectralDivergence { y in
      if q == 0 || y == 0 { return VarianceRatio(value: 0, excess: -1) }
      // q(y+x) = qy + 1 − q.
      let scaled = q * y + (1 - q)
      let s = q.squareRoot()
      let root = s * y / scaled
      // √m − 1 = [√q(1−√q)y − (1−q)]/(qy + 1 − q), with 1 − √q = (1−q)/(1+√q).
      let rootExcess = ((1 - q) / (1 + s) * s * y - (1 - q)) / scaled
      return VarianceRatio(value: root * root, excess: rootExcess * (root + 1))
    }
  }

  /// Limit of KL/d by its closed form: ½[(1 − 2xh + x²h₂)/q − 1 + ln q − 2ℓ + 2V].
  ///
  /// Source: Theory, Eq. 17. Absolute error below 1e-13 (1 + 1/q), as its terms cancel: where KL
  /// is tiny, `spectrum(q:).density(ratio:)` is the same number with all its digits.
  ///
  /// - Parameters: `q` in (0, 1]; `c` in [0, 1].
  /// - Returns: nats per dimension; `.infinity` for q = 0 and for c > 1.
  package static func divergenceDensity(q: Double, ratio c: Double) -> Double {
    guard q > 0, c <= 1 else { return .infinity }
    if q == 1 { return 0 }
    let x = (1 - q) / q
    let averages = SpectralAverages(ratio: c, shift: x)
    let (h, h2) = (averages.resolvent, averages.resolventSlope)
    let trace = (1 - 2 * x * h + x * x * h2) / q
    return (trace - 1 + log(q) - 2 * averages.log + 2 * averages.logShifted) / 2
  }
}
