/// Texts whose words must be the same, and whose numbers nearly.
package enum NumberedText {
  /// Where two texts differ first.
  package struct Difference: Sendable, Equatable {
    /// From 1.
    package let line: Int
    package let one: String
    package let other: String
  }

  /// The first difference in a word, or in a number beyond a relative tolerance; `nil` if there is none.
  package static func difference(
    _ one: String, _ other: String, tolerance: Double
  ) -> Difference? {
    let lines = [one, other].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    for index in 0..<max(lines[0].count, lines[1].count) {
      let pair = lines.map { index < $0.count ? $0[index] : nil }
      guard pair[0] != pair[1] else { continue }
      guard let here = pair[0], let there = pair[1] else {
        return Difference(
          line: index + 1, one: pair[0].map(String.init) ?? "nothing",
          other: pair[1].map(String.init) ?? "nothing")
      }
      guard let parts = difference(here, there, tolerance) else { continue }
      return Difference(line: index + 1, one: parts.one, other: parts.other)
    }
    return nil
  }

  private static func difference(
    _ one: Substring, _ other: Substring, _ tolerance: Double
  ) -> (one: String, other: String)? {
    let parts = [pieces(one), pieces(other)]
    for index in 0..<max(parts[0].count, parts[1].count) {
      let pair = parts.map { index < $0.count ? $0[index] : "" }
      guard agree(pair[0], pair[1], tolerance) else { return (String(pair[0]), String(pair[1])) }
    }
    return nil
  }

  private static func agree(_ one: Substring, _ other: Substring, _ tolerance: Double) -> Bool {
    if one == other { return true }
    guard let here = Double(one), let there = Double(other), here.isFinite, there.isFinite else {
      return false
    }
    return abs(here - there) <= tolerance * max(abs(here), abs(there))
  }

  /// Numbers with their signs and exponents, and what stands between them.
  private static func pieces(_ line: Substring) -> [Substring] {
    line.matches(of: #/[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[^-+\d]+|[-+]/#).map(\.output)
  }
}
