/// Letters of `\mathbb`, `\mathcal` and `\mathbf` as Unicode's mathematical alphabets have them.
enum MathAlphabet: String {
  case mathbb, mathcal, mathbf

  /// `nil` if the alphabet has no such letter.
  func letter(_ plain: Character) -> String? {
    if let exception = exceptions[plain] { return exception }
    guard let value = plain.unicodeScalars.first?.value, plain.unicodeScalars.count == 1 else {
      return nil
    }
    switch value {
    case 0x41...0x5A: return Self.text(start.capitals + value - 0x41)
    case 0x61...0x7A: return start.small.flatMap { Self.text($0 + value - 0x61) }
    default: return nil
    }
  }

  private var start: (capitals: UInt32, small: UInt32?) {
    switch self {
    case .mathbb: (0x1D538, 0x1D552)
    case .mathcal: (0x1D49C, nil)
    case .mathbf: (0x1D400, 0x1D41A)
    }
  }

  /// Letters that Unicode had before it got the alphabets.
  private var exceptions: [Character: String] {
    switch self {
    case .mathbb:
      ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙"]
    case .mathcal:
      ["B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ"]
    case .mathbf: [:]
    }
  }

  private static func text(_ value: UInt32) -> String? {
    UnicodeScalar(value).map { String($0) }
  }
}
