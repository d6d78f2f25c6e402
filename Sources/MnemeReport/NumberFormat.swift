/// How the number of a cell is written in the report.
enum NumberFormat: Sendable, Equatable {
  /// All digits of the cell.
  case exact
  case places(Int)
  case significant(Int)
  case percent(places: Int)

  func text(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "\u{2212}∞" : "∞" }
    let digits = DecimalDigits(value)
    switch self {
    case .exact:
      // A row of zeros is not read.
      guard (-4...15).contains(digits.exponent) || digits.isZero else {
        return digits.scientificText(significant: digits.digits.count)
      }
      return digits.text(places: max(0, digits.places(forSignificant: digits.digits.count)))
        .droppingTrailingZeroFraction
    case .places(let places):
      return digits.text(places: places)
    case .significant(let count):
      guard (-4...6).contains(digits.exponent) else {
        return digits.scientificText(significant: count)
      }
      let rounded = digits.rounded(toPlaces: digits.places(forSignificant: count))
      return rounded.text(places: max(0, rounded.places(forSignificant: count)))
    case .percent(let places):
      // Shifting the point is exact in decimal; multiplying by 100 in binary is not.
      return digits.shifted(by: 2).text(places: places) + "\u{202F}%"
    }
  }

  /// Decimals that show an interval of this width with two digits; whole numbers stay whole.
  static func places(forInterval limits: [Double]) -> Int {
    let finite = limits.filter(\.isFinite)
    if finite.allSatisfy({ $0 == $0.rounded() }) { return 0 }
    guard let low = finite.min(), let high = finite.max(), low < high else {
      return finite.first.map { max(0, min(3, DecimalDigits($0).places(forSignificant: 4))) } ?? 0
    }
    return max(0, DecimalDigits(high - low).places(forSignificant: 2))
  }

  /// Decimals that leave a standard error one digit, or two if it starts with 1 or 2.
  static func places(forStandardError error: Double) -> Int {
    let digits = DecimalDigits(error)
    return max(0, digits.places(forSignificant: digits.digits[0] <= 2 ? 2 : 1))
  }

  /// `0.123(4)`: the error stands in the last digits of the value.
  static func uncertainty(_ value: Double, standardError: Double) -> String {
    guard value.isFinite, standardError.isFinite, standardError > 0 else {
      return NumberFormat.significant(4).text(value)
    }
    let places = places(forStandardError: standardError)
    let last = DecimalDigits(standardError).shifted(by: places).text(places: 0)
    return DecimalDigits(value).text(places: places) + "(\(last))"
  }
}

extension DecimalDigits {
  /// The number times 10^`powers`.
  func shifted(by powers: Int) -> DecimalDigits {
    isZero
      ? self : DecimalDigits(isNegative: isNegative, digits: digits, exponent: exponent + powers)
  }
}

extension String {
  fileprivate var droppingTrailingZeroFraction: String {
    hasSuffix(".0") ? String(dropLast(2)) : self
  }
}
