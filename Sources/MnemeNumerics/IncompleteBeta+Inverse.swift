import Glibc

extension IncompleteBeta {
  /// The x at which I_x(a, b) equals a probability: a quantile of the beta distribution.
  ///
  /// Newton steps in u = ln(x/(1−x)) on the logarithm of the smaller tail, which is concave in u,
  /// kept inside a bracket that every evaluation narrows.
  ///
  /// - Parameter probability: in [0, 1].
  /// - Returns: x in [0, 1]; relative error 1e-12 for a, b ≤ 1e5 (`IncompleteBetaTests`).
  package func inverse(at probability: Double) -> Double {
    precondition(
      probability >= 0 && probability <= 1, "a probability is in [0, 1], got \(probability)")
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    return probability <= 0.5
      ? rootOfLowerTail(log(probability)) : 1 - mirrored.rootOfLowerTail(log1p(-probability))
  }

  private var mirrored: IncompleteBeta { IncompleteBeta(b, a) }

  private func rootOfLowerTail(_ target: Double) -> Double {
    var low = -745.0
    var high = 745.0
    var u = min(max(startingLogit(target), low), high)
    for _ in 0..<200 {
      let x = Self.logistic(u)
      let y = Self.logistic(-u)
      let lower = logTails(x, complement: y).lower
      if lower < target { low = u } else { high = u }
      let slope = exp(logPrefactor(x, y) - lower)
      let newton = u + (target - lower) / slope
      let next = newton > low && newton < high ? newton : (low + high) / 2
      let isSettled = abs(next - u) <= 1e-16 * max(1, abs(u)) || high - low <= 1e-15 * abs(u)
      u = next
      if isSettled { break }
    }
    return Self.logistic(u)
  }

  /// Start: where the leading term x^a/(a B) alone would be the tail, or the mean if that is less.
  private func startingLogit(_ target: Double) -> Double {
    let mean = log(a / b)
    let leading = (target + log(a) + logBeta(a, b)) / a
    guard leading < 0 else { return mean }
    return min(mean, leading - log(-expm1(leading)))
  }

  private static func logistic(_ u: Double) -> Double {
    u >= 0 ? 1 / (1 + exp(-u)) : exp(u) / (1 + exp(u))
  }
}
