/// The labels of the ticks of a linear axis: one count of decimals, and where plain numbers would
/// be long a common factor, and a common summand where they share their first digits.
struct TickLabels: Equatable {
  var labels: [String]
  var factorLabel: String?

  /// Digits that a number on an axis may have.
  private static let mostDigits = 5
  private static let mostDecimals = 3

  /// - Parameter numbers: in rising order, all of one exponent.
  init(_ numbers: [TickNumber]) {
    let summand = Self.commonSummand(numbers)
    let rest = Self.withoutCommonZeros(
      numbers.map { TickNumber(digits: $0.digits - summand.digits, exponent: $0.exponent) })
    let order = rest.compactMap(\.order).max() ?? 0
    let exponent = rest[0].exponent
    // A factor of a tenth would spare no reader anything: 0.4525 is as short as 4.525.
    let decimals = Self.mostDecimals + (order >= -1 ? 1 : 0)
    let isPlain = order < Self.mostDigits && exponent >= -decimals
    // Plain numbers show their zeros before the point; with a factor one digit stands there.
    let shift = isPlain ? 0 : order
    labels = rest.map { number in
      let shown = exponent - shift
      guard shown > 0 else { return TickNumber(digits: number.digits, exponent: shown).text }
      return TickNumber(digits: number.digits * Self.power(shown), exponent: 0).text
    }
    factorLabel = Self.factor(shift, summand)
  }

  /// True if numbers alone say it all.
  var isPlain: Bool { factorLabel == nil }

  private static func factor(_ order: Int, _ summand: TickNumber) -> String? {
    var parts: [String] = []
    if order != 0 { parts.append("\\times 10^{\(order)}") }
    if summand.digits != 0 {
      let sign = summand.digits < 0 ? "-" : "+"
      let size = TickNumber(digits: abs(summand.digits), exponent: summand.exponent)
      parts.append("\(sign) " + size.label.filter { $0 != "$" })
    }
    return parts.isEmpty ? nil : "$\(parts.joined(separator: " "))$"
  }

  /// What to take off all numbers, if they have too many digits of which the first are the same:
  /// the end nearer to zero, cut to a power of ten that is at least as large as the range.
  private static func commonSummand(_ numbers: [TickNumber]) -> TickNumber {
    let exponent = numbers[0].exponent
    let none = TickNumber(digits: 0, exponent: exponent)
    let reduced = withoutCommonZeros(numbers)
    guard let first = numbers.first?.digits, let last = numbers.last?.digits, first < last,
      let order = reduced.compactMap(\.order).max(), order - reduced[0].exponent >= mostDigits,
      first.signum() == last.signum(), first != 0
    else { return none }
    var unit = 1
    while unit < last - first { unit *= 10 }
    let nearer = first > 0 ? first : last
    let digits = nearer / unit * unit
    return TickNumber(digits: digits, exponent: exponent)
  }

  private static func withoutCommonZeros(_ numbers: [TickNumber]) -> [TickNumber] {
    var numbers = numbers
    while numbers.allSatisfy({ $0.digits % 10 == 0 }), numbers.contains(where: { $0.digits != 0 }) {
      numbers = numbers.map { TickNumber(digits: $0.digits / 10, exponent: $0.exponent + 1) }
    }
    return numbers
  }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { n, _ in n * 10 } }
}
