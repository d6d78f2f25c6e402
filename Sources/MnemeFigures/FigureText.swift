import Glibc

/// Numbers as captions and notes show them.
enum FigureText {
  /// Up to `digits` significant digits, without an exponent.
  static func number(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "∞" }
    return fixed(value, decimals: max(0, digits - 1 - Int(floor(log10(abs(value)) + 1e-12))))
  }

  /// With two decimals: numbers that stand beside each other.
  static func hundredths(_ value: Double) -> String {
    value.isFinite ? fixed(value, decimals: 2) : "∞"
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    let length = withVaList([Int32(decimals), abs(value)]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    let text = String(decoding: buffer.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
    return (value < 0 ? "\u{2212}" : "") + text
  }

  /// Whole numbers with thin spaces from five digits on: 10 000.
  static func count(_ value: Int) -> String {
    let digits = Array(String(value))
    guard digits.count > 4 else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "\u{2009}" }
      text.append(digit)
    }
    return text
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `200`, or `100 to 300` if the values differ.
  static func range(_ values: [Int]) -> String {
    guard let low = values.min(), let high = values.max() else { return "no" }
    return low == high ? count(low) : "\(count(low)) to \(count(high))"
  }

  /// `95 %`.
  static func percent(_ level: Double) -> String {
    "\(number(100 * level, digits: 3).trimmed)\u{2009}%"
  }
}

extension String {
  /// Without zeros at the end of its decimals.
  fileprivate var trimmed: String {
    guard contains(".") else { return self }
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
