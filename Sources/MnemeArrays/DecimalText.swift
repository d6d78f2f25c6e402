/// Numbers as decimal text.
enum DecimalText {
  /// The number that text stands for, correctly rounded: digits with a point and an exponent if need
  /// be, `nan`, `inf` or `infinity`, spaces around it. Nil for all else, hexadecimal digits as well.
  static func number(_ text: ArraySlice<UInt8>) -> Double? {
    let text = trimmed(text)
    guard let parts = DecimalParts(text) else { return word(text) }
    return parts.exact ?? Double(String(decoding: text, as: UTF8.self))
  }

  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first == 0x20 || first == 0x09 { text.removeFirst() }
    while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
    return text
  }

  /// At most 40 characters, for an error message.
  static func shown(_ text: ArraySlice<UInt8>) -> String {
    let shown = String(decoding: trimmed(text).prefix(160), as: UTF8.self)
    return shown.count > 40 ? "\(shown.prefix(40))…" : shown
  }

  private static func word(_ text: ArraySlice<UInt8>) -> Double? {
    guard text.count <= 9 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }
}

/// Sign, digits, exponent.
private struct DecimalParts {
  private var isNegative = false
  /// All digits as one number, unless they are more than 64 bits hold.
  private var digits: UInt64? = 0
  private var exponent = 0

  /// Nil if the text is not written like a number.
  init?(_ text: ArraySlice<UInt8>) {
    var position = text.startIndex
    func isNext(_ byte: Character) -> Bool {
      position < text.endIndex && text[position] == byte.asciiValue
    }
    if isNext("-") || isNext("+") {
      isNegative = isNext("-")
      position += 1
    }
    var count = 0
    var decimals = 0
    var hasPoint = false
    while position < text.endIndex {
      let byte = text[position]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if 0x30...0x39 ~= byte {
        add(byte - 0x30)
        count += 1
        if hasPoint { decimals += 1 }
      } else {
        break
      }
      position += 1
    }
    guard count > 0 else { return nil }
    exponent = -decimals
    guard position < text.endIndex else { return }
    guard text[position] | 0x20 == UInt8(ascii: "e"),
      let stated = Self.exponent(text[(position + 1)...])
    else { return nil }
    exponent += stated
  }

  /// Exact operands, one rounding: at most 2⁵³ times or over a power of ten up to 10²².
  /// Source: W. D. Clinger, How to read floating point numbers accurately (1990).
  var exact: Double? {
    guard let digits, digits <= 1 << 53, abs(exponent) <= 22 else { return nil }
    let power = Self.powers[abs(exponent)]
    let magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
    return isNegative ? -magnitude : magnitude
  }

  private mutating func add(_ digit: UInt8) {
    guard let before = digits else { return }
    let (tens, first) = before.multipliedReportingOverflow(by: 10)
    let (sum, second) = tens.addingReportingOverflow(UInt64(digit))
    digits = first || second ? nil : sum
  }

  /// Beyond a million, a number is zero or infinite however many digits there are.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    let value = digits.reduce(0) { min(1_000_000, $0 * 10 + Int($1 - 0x30)) }
    return isNegative ? -value : value
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
