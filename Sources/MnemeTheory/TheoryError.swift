/// A setting of the model for which no theory exists. The texts say what, where, and what to do.
package enum TheoryError: Error, Equatable, CustomStringConvertible {
  case trainingCountTooSmall(Int)
  case dimensionTooSmall(Int)
  case signalShareOutOfRange(Double)
  case standardDeviationNotPositive(Double)
  case timeNotPositive(Double)
  case kappaNegative(Double)

  package var description: String {
    switch self {
    case .trainingCountTooSmall(let n):
      "training count n = \(n): a variance needs at least 2 samples; give n >= 2"
    case .dimensionTooSmall(let d):
      "dimension d = \(d): give d >= 1"
    case .signalShareOutOfRange(let q):
      "signal share q = \(q): q is a share of the variance; give q in [0, 1]"
    case .standardDeviationNotPositive(let sigma):
      "standard deviation \(sigma): give a finite number above 0"
    case .timeNotPositive(let time):
      "time T = \(time): give a number above 0"
    case .kappaNegative(let kappa):
      "kappa = \(kappa): a noise scale is not negative; give a finite kappa >= 0"
    }
  }
}
