import Glibc
import MnemeNumerics

/// Where the limit of KL/d (Theory, Eq. 15) neither falls nor rises with n: ∂KL/∂n = 0.
///
/// For c > q the derivative of Eq. 15 by c vanishes where
///
///     c² u/(1−c) = ln u,   u = (1−q)/(1−c)
///
/// so c decides q: ln u = w is the smaller root of w = a e^w with a = c²/(1−c), and
/// q = 1 − (1−c) e^w. Along the line q rises from 0 at c = 0 to q_c at c*, and falls to 0 at c₀. Up to
/// c* the line is the maximum of KL over n, beyond it the minimum. For c ≤ q KL falls with n.
package enum StationaryLine {
  /// The q at which KL/d is stationary at this c.
  ///
  /// - Parameter c: from 0 to `largestRatio`.
  /// - Returns: q in [0, q_c]; negative (no such q) just beyond `largestRatio`.
  package static func signalShare(ratio c: Double) -> Double {
    precondition(c >= 0 && c < 0.5, "stationary points have c below 1/2, got \(c)")
    let w = smallerRoot(of: c * c / (1 - c))
    return c - (1 - c) * expm1(w)
  }

  /// w = a e^w by Newton's steps from below: the function is concave, so they never pass the root.
  private static func smallerRoot(of a: Double) -> Double {
    precondition(a >= 0 && a <= exp(-1), "w = a e^w has no root for a = \(a)")
    var w = 0.0
    while true {
      let e = a * exp(w)
      let next = w - (w - e) / (1 - e)
      guard next > w else { return w }
      w = next
    }
  }

  /// c*, the root of 2c e^(c/2) = 1 − c: maximum and minimum meet there.
  package static let criticalRatio = Bisection.place(in: 0...1) { c in
    2 * c * exp(c / 2) < 1 - c
  }

  /// q_c = 1 − (1−c*) e^(c*/2): from here on the limit of KL falls for every n > d.
  package static let criticalSignalShare: Double = {
    let c = criticalRatio
    return c - (1 - c) * expm1(c / 2)
  }()

  /// c₀, where the minimum's line ends at q = 0: (c/(1−c))² = −ln(1−c).
  package static let largestRatio = Bisection.place(in: 0.1...0.9) { c in
    let odds = c / (1 - c)
    return odds * odds < -log1p(-c)
  }

  /// c = d/n of the minimum of KL over n.
  ///
  /// - Returns: in [c*, c₀]; `nil` unless 0 ≤ q < q_c.
  package static func minimumRatio(q: Double) -> Double? {
    guard q >= 0, q < criticalSignalShare else { return nil }
    if q == 0 { return largestRatio }
    return Bisection.place(in: criticalRatio...largestRatio) { signalShare(ratio: $0) > q }
  }

  /// c = d/n of the maximum of KL over n, beyond the minimum: n ≈ d(1/q − 1).
  ///
  /// - Returns: in (0, c*]; `nil` unless 0 < q < q_c. At q = 0 KL rises for ever.
  package static func maximumRatio(q: Double) -> Double? {
    guard q > 0, q < criticalSignalShare else { return nil }
    return Bisection.place(in: 0...criticalRatio) { signalShare(ratio: $0) < q }
  }

  // MARK: The minimum against n → ∞

  /// c of the minimum at q_s, where its KL is that of n → ∞.
  package static let equalityRatio = Bisection.place(in: criticalRatio...largestRatio) { c in
    excessOverLimit(q: signalShare(ratio: c), ratio: c) > 0
  }

  /// q_s: below it the minimum is the smallest KL of all n; above it that is the limit n → ∞.
  package static let equalitySignalShare = signalShare(ratio: equalityRatio)

  /// Twice KL/d at c less that of n → ∞: (1−q) c/(1−c) − F(q, c) + ln q, for c > q.
  static func excessOverLimit(q: Double, ratio c: Double) -> Double {
    precondition(q >= 0 && q < c && c < 1, "needs 0 <= q < c < 1, got q = \(q), c = \(c)")
    return (1 - q) * c / (1 - c) - log(c / q) - (1 - c) / c * (log1p(-c) - log1p(-q))
  }
}

extension LargeDimension {
  /// ∂(KL/d)/∂ ln n of Eq. 15: −½[(1−q) c/(1−c)² − (1/c) ln((1−q)/(1−c))], the last term for c > q
  /// only. Source: Theory, Eqs. 14 and 15.
  ///
  /// - Returns: nats per dimension; `nil` for c ≥ 1, where KL is infinite.
  package static func divergenceSlope(q: Double, ratio c: Double) -> Double? {
    precondition(q >= 0 && q <= 1 && c > 0, "needs q in [0, 1], c > 0: \(q), \(c)")
    guard c < 1 else { return nil }
    let trace = (1 - q) * c / ((1 - c) * (1 - c))
    let determinant = c > q ? (log1p(-q) - log1p(-c)) / c : 0
    return -(trace - determinant) / 2
  }
}
