/// Lists of numbers as they are typed: `100,200`, `100:1000:100`.
enum NumberList {
  private static let mostValues = 100_000

  static func integers(_ text: String, flag: String) throws(CommandError) -> [Int] {
    try numbers(text, flag: flag).map { value throws(CommandError) in
      guard let whole = Int(exactly: value) else { throw .badList(flag: flag, text: text) }
      return whole
    }
  }

  static func numbers(_ text: String, flag: String) throws(CommandError) -> [Double] {
    var values: [Double] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let range = range(String(word)), values.count + range.count <= mostValues else {
        throw .badList(flag: flag, text: text)
      }
      values += range
    }
    return values
  }

  /// One number, or `first:last[:step]` with both ends included.
  private static func range(_ word: String) -> [Double]? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map {
      Double($0).flatMap { $0.isFinite ? $0 : nil }
    }
    guard (1...3).contains(parts.count), let first = parts[0] else { return nil }
    guard parts.count > 1 else { return [first] }
    guard let last = parts[1], let step = parts.count == 3 ? parts[2] : 1, step > 0, last >= first
    else { return nil }
    let steps = ((last - first) / step * (1 + 1e-12)).rounded(.down)
    guard steps < Double(mostValues) else { return nil }
    return (0...Int(steps)).map { first + Double($0) * step }
  }
}
