/// Search and escape by code points, never by `Character`: a quotation mark with a combining accent
/// is one `Character` that equals no quotation mark, but a browser still ends the attribute there.
extension StringProtocol {
  /// The first place where the code points of `part` stand.
  func range(ofFirst part: String) -> Range<String.Index>? {
    let pattern = part.utf8
    guard let first = pattern.first else { return nil }
    var start = utf8.startIndex
    while let candidate = utf8[start...].firstIndex(of: first) {
      if utf8[candidate...].starts(with: pattern) {
        return candidate..<utf8.index(candidate, offsetBy: pattern.count)
      }
      start = utf8.index(after: candidate)
    }
    return nil
  }

  func replacingAll(_ part: String, with replacement: String) -> String {
    var result = ""
    var rest = self[startIndex...]
    while let found = rest.range(ofFirst: part) {
      result += rest[..<found.lowerBound]
      result += replacement
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  /// Each code point by itself, replaced by `replacement(of:)` where that is not `nil`.
  func replacingScalars(_ replacement: (UnicodeScalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let replacement = replacement(scalar) {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
