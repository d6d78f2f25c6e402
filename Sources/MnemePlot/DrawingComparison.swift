/// Compares what two versions of the libraries draw, as `FigureRenderer.drawing` writes it.
package enum DrawingComparison {
  /// The first line in which two drawings differ by more than 0.01 pt, or by anything but a coordinate;
  /// `nil` if there is none.
  package static func difference(
    _ one: String, _ other: String
  ) -> (line: Int, one: String, other: String)? {
    let lines = [one, other].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    for index in 0..<max(lines[0].count, lines[1].count) {
      guard index < lines[0].count, index < lines[1].count else {
        return (
          index + 1, index < lines[0].count ? String(lines[0][index]) : "nothing",
          index < lines[1].count ? String(lines[1][index]) : "nothing"
        )
      }
      guard !agree(lines[0][index], lines[1][index]) else { continue }
      return (index + 1, String(lines[0][index]), String(lines[1][index]))
    }
    return nil
  }

  private static func agree(_ one: Substring, _ other: Substring) -> Bool {
    if one == other { return true }
    switch one.prefix(while: { $0 != " " }) {
    // Two coordinates; what is written, how large and in which colour must be the same.
    case "label":
      let words = [one, other].map { $0.split(separator: " ", maxSplits: 3) }
      guard words[0].count == 4, words[1].count == 4, words[0][3] == words[1][3] else {
        return false
      }
      return zip(words[0], words[1]).allSatisfy(agreeAsWords)
    case "page", "clip", "path", "stamps", "image":
      let words = [one, other].map { $0.split(separator: " ") }
      return words[0].count == words[1].count && zip(words[0], words[1]).allSatisfy(agreeAsWords)
    default: return false
    }
  }

  /// `M12.50,3.00`, `12.50`, and whatever else: letters the same, hundredths at most one apart.
  private static func agreeAsWords(_ one: Substring, _ other: Substring) -> Bool {
    if one == other { return true }
    // A colour with its opacity.
    guard !one.hasPrefix("#") else { return false }
    let parts = [one, other].map { word in
      (letters: word.prefix(while: \.isLetter), rest: word.drop(while: \.isLetter))
    }
    guard parts[0].letters == parts[1].letters else { return false }
    let numbers = parts.map { $0.rest.split(separator: ",").map(hundredths) }
    guard numbers[0].count == numbers[1].count else { return false }
    return zip(numbers[0], numbers[1]).allSatisfy { one, other in
      guard let one, let other else { return false }
      return abs(one - other) <= 1
    }
  }

  /// Of a number with two decimals.
  private static func hundredths(_ word: Substring) -> Int? {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, word.count <= 12 else { return nil }
    return Int(parts[0] + parts[1])
  }
}
