import Glibc

/// A real number held as its sign and the logarithm of its magnitude.
///
/// For differences whose terms are far outside the range of `Double`, as in Theory, Eq. 3. Zero is
/// exact: sign 0, log magnitude −∞. Equal values subtract to exactly zero.
package struct SignedLog: Sendable, Equatable {
  /// −1, 0 or 1.
  package let sign: Int
  /// ln|x|; `-.infinity` for zero.
  package let logMagnitude: Double

  package static let zero = SignedLog(sign: 0, logMagnitude: -.infinity)
  package static let one = SignedLog(sign: 1, logMagnitude: 0)

  private init(sign: Int, logMagnitude: Double) {
    self.sign = sign
    self.logMagnitude = logMagnitude
  }

  /// The number sign · exp(logMagnitude); zero if either says so.
  package init(isNegative: Bool = false, logMagnitude: Double) {
    precondition(!logMagnitude.isNaN, "the logarithm of a magnitude can't be NaN")
    self =
      logMagnitude == -.infinity
      ? .zero : SignedLog(sign: isNegative ? -1 : 1, logMagnitude: logMagnitude)
  }

  package init(_ value: Double) {
    precondition(!value.isNaN, "NaN has no sign")
    self.init(isNegative: value < 0, logMagnitude: log(abs(value)))
  }

  /// The number itself, where `Double` can hold it: else ±0 or ±∞.
  package var value: Double { Double(sign) * (sign == 0 ? 0 : exp(logMagnitude)) }

  package var isPositive: Bool { sign > 0 }

  package static prefix func - (x: SignedLog) -> SignedLog {
    SignedLog(sign: -x.sign, logMagnitude: x.logMagnitude)
  }

  package static func + (x: SignedLog, y: SignedLog) -> SignedLog {
    let (large, small) = x.logMagnitude >= y.logMagnitude ? (x, y) : (y, x)
    if small.sign == 0 { return large }
    let gap = small.logMagnitude - large.logMagnitude
    if large.sign == small.sign {
      return SignedLog(sign: large.sign, logMagnitude: large.logMagnitude + log1p(exp(gap)))
    }
    if gap == 0 { return .zero }
    return SignedLog(sign: large.sign, logMagnitude: large.logMagnitude + log(-expm1(gap)))
  }

  package static func - (x: SignedLog, y: SignedLog) -> SignedLog { x + -y }

  package static func * (x: SignedLog, y: SignedLog) -> SignedLog {
    if x.sign == 0 || y.sign == 0 { return .zero }
    return SignedLog(sign: x.sign * y.sign, logMagnitude: x.logMagnitude + y.logMagnitude)
  }

  /// The number times exp(logFactor).
  package func scaled(byLog logFactor: Double) -> SignedLog {
    self * SignedLog(logMagnitude: logFactor)
  }
}

/// A running sum of signed terms far outside the range of `Double`.
///
/// Positive and negative terms are summed apart and subtracted once, so the error is one rounding a
/// term relative to the larger of the two sums.
package struct SignedLogSum: Sendable {
  private var positive = LogSum()
  private var negative = LogSum()

  package init() {}

  package var value: SignedLog {
    SignedLog(logMagnitude: positive.value) - SignedLog(logMagnitude: negative.value)
  }

  package mutating func add(_ term: SignedLog) {
    if term.sign > 0 { positive.add(term.logMagnitude) }
    if term.sign < 0 { negative.add(term.logMagnitude) }
  }
}
