/// A finite number as decimal digits, rounded as a reader would round the cell of the table.
///
/// Starts from the shortest decimal that reads back as the same bits, which is what the table
/// holds; so the report shows the rounded *cell*, whatever the machine or its language.
struct DecimalDigits: Equatable {
  private(set) var isNegative: Bool
  /// Without leading zeros, except for zero itself.
  private(set) var digits: [Int]
  /// Power of ten of the first digit.
  private(set) var exponent: Int

  init(_ value: Double) {
    precondition(value.isFinite, "\(value) has no decimal digits")
    isNegative = value < 0
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let all = (mantissa[0] + fraction).compactMap(\.wholeNumberValue)
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let zeros = all.prefix { $0 == 0 }.count
    digits = zeros == all.count ? [0] : Array(all[zeros...])
    exponent = zeros == all.count ? 0 : mantissa[0].count - 1 + power - zeros
  }

  init(isNegative: Bool, digits: [Int], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  /// Decimal places that leave `count` significant digits; negative left of the point.
  func places(forSignificant count: Int) -> Int { count - 1 - exponent }

  /// Half is rounded away from zero, in the decimal notation.
  func rounded(toPlaces places: Int) -> DecimalDigits {
    let kept = exponent + places + 1
    guard kept < digits.count else { return self }
    var result = self
    result.digits = kept > 0 ? Array(digits[..<kept]) : []
    if kept >= 0, digits[kept] >= 5 { result.increment(places: places) }
    if result.digits.isEmpty || result.isZero { result = DecimalDigits(0) }
    return result
  }

  private mutating func increment(places: Int) {
    if digits.isEmpty {
      digits = [1]
      exponent = -places
      return
    }
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      digits.removeLast()
      exponent += 1
    }
  }

  /// Positional notation with exactly `places` decimals, a real minus sign (U+2212), and groups of
  /// three from 10 000 on.
  func text(places: Int) -> String {
    let number = rounded(toPlaces: places)
    let whole = (0...max(number.exponent, 0)).map {
      number.digit(atPower: max(number.exponent, 0) - $0)
    }
    var text = number.isNegative && !number.isZero ? "\u{2212}" : ""
    text += Self.grouped(whole)
    if places > 0 {
      text += "." + (1...places).map { String(number.digit(atPower: -$0)) }.joined()
    }
    return text
  }

  /// `1.23 × 10⁻⁵`.
  func scientificText(significant: Int) -> String {
    let number = rounded(toPlaces: places(forSignificant: significant))
    let fraction = (1..<max(significant, 1)).map {
      String(number.digit(atPower: number.exponent - $0))
    }
    let sign = number.isNegative ? "\u{2212}" : ""
    return sign + String(number.digits[0]) + (fraction.isEmpty ? "" : "." + fraction.joined())
      + "\u{202F}×\u{202F}10" + Self.superscript(number.exponent)
  }

  private func digit(atPower power: Int) -> Int {
    let index = exponent - power
    return digits.indices.contains(index) ? digits[index] : 0
  }

  /// A narrow no-break space (U+202F) between groups of three, from five digits on.
  private static func grouped(_ digits: [Int]) -> String {
    guard digits.count > 4 else { return digits.map(String.init).joined() }
    return digits.enumerated().map { index, digit in
      let left = digits.count - index
      return (index > 0 && left % 3 == 0 ? "\u{202F}" : "") + String(digit)
    }.joined()
  }

  private static func superscript(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return (exponent < 0 ? "⁻" : "")
      + String(String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { raised[$0] } })
  }
}
