/// Says the same with fewer bytes: a page holds every figure twice. Places in paths keep hundredths
/// of a point, colours become their 8-bit values, and styles that are the default go unsaid.
struct SVGCompaction {
  private let bytes: [UInt8]
  private var position = 0
  private var result: [UInt8] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func compact(_ svg: [UInt8]) -> [UInt8] {
    var compaction = SVGCompaction(svg)
    compaction.result.reserveCapacity(svg.count)
    while compaction.position < svg.count { compaction.step() }
    return compaction.result
  }

  private static let path = Array(" d=\"".utf8)
  private static let color = Array("rgb(".utf8)
  private static let unsaid = [
    "fill-opacity:1;", "stroke-opacity:1;", "stroke-linecap:butt;", "fill-rule:nonzero;",
  ].map { Array($0.utf8) }
  private static let digits = Array("0123456789abcdef".utf8)
  private static let space = UInt8(ascii: " ")
  private static let zero = UInt8(ascii: "0")

  private mutating func step() {
    if isAt(Self.path) { return takePath() }
    if isAt(Self.color), let hex = color() { return result += hex }
    if let style = Self.unsaid.first(where: isAt) { return position += style.count }
    take()
  }

  private mutating func take() {
    result.append(bytes[position])
    position += 1
  }

  private func isAt(_ word: [UInt8]) -> Bool {
    bytes[position] == word[0] && position + word.count <= bytes.count
      && bytes[position..<position + word.count].elementsEqual(word)
  }

  // MARK: Numbers

  private mutating func takePath() {
    result += Self.path
    position += Self.path.count
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if Self.isDigit(bytes[position]) {
        takeNumber()
      } else if bytes[position] == Self.space {
        takeSpace()
      } else {
        take()
      }
    }
  }

  /// Nothing beside a letter; a comma between two numbers, which needs no escape in an address.
  private mutating func takeSpace() {
    position += 1
    guard position < bytes.count, let last = result.last else { return }
    if Self.isDigit(last), Self.isDigit(bytes[position]) { result.append(UInt8(ascii: ",")) }
  }

  /// Rounded half away from zero, without zeros at the end.
  private mutating func takeNumber() {
    var whole = 0
    while position < bytes.count, Self.isDigit(bytes[position]) {
      whole = whole * 10 + Int(bytes[position] - Self.zero)
      position += 1
    }
    var decimals: [Int] = []
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      while position < bytes.count, Self.isDigit(bytes[position]) {
        decimals.append(Int(bytes[position] - Self.zero))
        position += 1
      }
    }
    decimals += [0, 0, 0]
    let hundredths = whole * 100 + decimals[0] * 10 + decimals[1] + (decimals[2] >= 5 ? 1 : 0)
    if hundredths == 0, result.last == UInt8(ascii: "-") {
      result.removeLast()
      if let last = result.last, Self.isDigit(last) { result.append(UInt8(ascii: ",")) }
    }
    result += Array(String(hundredths / 100).utf8)
    let rest = hundredths % 100
    guard rest > 0 else { return }
    result += [UInt8(ascii: "."), Self.zero + UInt8(rest / 10)]
    if rest % 10 > 0 { result.append(Self.zero + UInt8(rest % 10)) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (zero...zero + 9).contains(byte) }

  // MARK: Colours

  /// `#e76000` for `rgb(90.588235%,37.647059%,0%)`; `nil`, and nothing taken, for anything else.
  private mutating func color() -> [UInt8]? {
    let start = position + Self.color.count
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
    let shares = bytes[start..<end].split(separator: UInt8(ascii: ",")).compactMap { part in
      part.last == UInt8(ascii: "%")
        ? Double(String(decoding: part.dropLast(), as: UTF8.self)) : nil
    }
    guard shares.count == 3, shares.allSatisfy({ (0...100).contains($0) }) else { return nil }
    position = end + 1
    return [UInt8(ascii: "#")]
      + shares.flatMap { share -> [UInt8] in
        let value = Int((share * 2.55).rounded())
        return [Self.digits[value / 16], Self.digits[value % 16]]
      }
  }
}
