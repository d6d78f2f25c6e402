import Glibc

/// Numbers as a reader hears them: four significant digits, whole numbers whole.
enum ReadoutNumber {
  /// - Parameter value: not NaN.
  static func text(_ value: Double) -> String {
    let sign = value < 0 ? "\u{2212}" : ""
    let size = abs(value)
    guard size.isFinite else { return sign + "∞" }
    if size == size.rounded(), size < 1e6 { return sign + formatted(size, decimals: 0) }
    let order = order(size)
    guard order < -4 || order >= 6 else {
      return sign + trimmed(formatted(size, decimals: max(0, 3 - order)))
    }
    let mantissa = mantissa(size, order)
    let digits = trimmed(formatted(mantissa, decimals: 3))
    return sign + "\(digits)\u{A0}×\u{A0}10\(LabelWords.raised(String(order)))"
  }

  /// `0.42 [0.31, 0.54]`; a limit that isn't known is a dash.
  static func text(_ value: Double, low: Double?, high: Double?) -> String {
    guard low != nil || high != nil else { return text(value) }
    return "\(text(value)) [\(low.map(text) ?? "–"), \(high.map(text) ?? "–")]"
  }

  /// Power of ten of the first digit of what `formatted` would write with four digits.
  private static func order(_ size: Double) -> Int {
    let order = Int(floor(log10(size)))
    return mantissa(size, order) >= 9.9995 ? order + 1 : order
  }

  /// In two steps: the power of ten may be beyond the smallest number.
  private static func mantissa(_ size: Double, _ order: Int) -> Double {
    size / pow(10, Double(order / 2)) / pow(10, Double(order - order / 2))
  }

  private static func formatted(_ value: Double, decimals: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    let length = withVaList([Int32(decimals), value]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
  }

  /// Without zeros at the end of its decimals.
  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
