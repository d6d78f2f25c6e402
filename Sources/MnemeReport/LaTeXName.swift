/// Names in LaTeX, made from ours: commands have letters only, labels letters, digits and hyphens.
enum LaTeXName {
  /// `headline_n_mem_50` is `HeadlineNMemFiveZero`.
  static func command(_ name: String) -> String {
    var result = ""
    var startsWord = true
    for scalar in name.unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic {
        result += startsWord ? String(scalar).uppercased() : String(scalar)
        startsWord = false
      } else {
        if let digit = Int(String(scalar)), scalar.isASCII { result += digits[digit] }
        startsWord = true
      }
    }
    return result
  }

  /// `fig:linear-transition:kl-divergence`.
  static func label(_ kind: String, _ parts: String...) -> String {
    ([kind] + parts.map(plain)).joined(separator: ":")
  }

  private static func plain(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      result +=
        isPlain
        ? String(scalar)
        : scalar == "-" || scalar == "_" || scalar == " "
          ? "-" : "x" + String(scalar.value, radix: 16)
    }
    return result
  }

  private static let digits = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine",
  ]
}
