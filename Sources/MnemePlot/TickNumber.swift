import Glibc

/// A number as an integer times a power of ten: what is written at a tick is exactly its value.
struct TickNumber: Equatable {
  var digits: Int
  var exponent: Int

  /// The nearest floating-point number.
  var value: Double { Double("\(digits)e\(exponent)") ?? .nan }

  /// Power of ten of the first digit; `nil` for zero.
  var order: Int? {
    digits == 0 ? nil : String(digits.magnitude).count - 1 + exponent
  }

  /// With as many decimals as its power of ten has, and a true minus sign.
  var text: String {
    let sign = digits < 0 ? "\u{2212}" : ""
    let size = String(digits.magnitude)
    if exponent >= 0 {
      return sign + size + (digits == 0 ? "" : String(repeating: "0", count: exponent))
    }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - size.count)) + size
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }

  /// The same number without zeros at the end of its digits.
  var reduced: TickNumber {
    var result = self
    while result.digits != 0, result.digits % 10 == 0 {
      result.digits /= 10
      result.exponent += 1
    }
    return digits == 0 ? TickNumber(digits: 0, exponent: 0) : result
  }

  /// In the label syntax as one says it: 2500, 0.05, 1.2 × 10⁹.
  var label: String {
    let number = reduced
    guard let order = number.order, order > 5 || number.exponent < -4 else { return number.text }
    let mantissa = TickNumber(digits: number.digits, exponent: number.exponent - order)
    switch mantissa.text {
    case "1": return "$10^{\(order)}$"
    case "\u{2212}1": return "$-10^{\(order)}$"
    case let text: return "$\(text) \\times 10^{\(order)}$"
    }
  }
}
