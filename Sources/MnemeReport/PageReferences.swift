/// Every link within the page leads somewhere, and every name is given once.
enum PageReferences {
  /// - Parameter html: text in it is escaped, so an attribute's quotation mark is an attribute's.
  static func check(_ html: String) throws(ReportError) {
    let identifiers = values(after: " id=\"", in: html)
    if let repeated = firstRepeated(identifiers.sorted()) { throw .repeatedIdentifier(repeated) }
    var unresolved: [String] = []
    for target in values(after: " href=\"#", in: html)
    where !identifiers.contains(target) && !unresolved.contains("#\(target)") {
      unresolved.append("#\(target)")
    }
    guard unresolved.isEmpty else { throw .unresolvedReferences(unresolved) }
  }

  private static func values(after opening: String, in html: String) -> [String] {
    var values: [String] = []
    var rest = html[...]
    while let found = rest.range(ofFirst: opening) {
      rest = rest[found.upperBound...]
      guard let end = rest.range(ofFirst: "\"") else { break }
      values.append(String(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return values
  }

  private static func firstRepeated(_ sorted: [String]) -> String? {
    zip(sorted, sorted.dropFirst()).first { $0 == $1 }?.0
  }
}
