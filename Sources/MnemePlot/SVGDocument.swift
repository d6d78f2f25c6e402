/// Makes cairo's SVG the same whatever was drawn before, and safe beside others in one page.
enum SVGDocument {
  /// Every id gets the figure's name before it; surface and image numbers, which cairo counts over
  /// the whole process, count from 1; a title and a description are added.
  static func canonical(
    _ svg: [UInt8], prefix: String, title: String, description: String
  ) -> [UInt8] {
    var ids = IDRewriter(prefix: prefix)
    let body = ids.rewrite(svg)
    guard let start = position(of: "<svg", in: body, from: 0),
      let end = body[start...].firstIndex(of: UInt8(ascii: ">"))
    else { preconditionFailure("cairo wrote no SVG") }
    let role = " role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-desc\">\n"
    let words =
      "<title id=\"\(prefix)-title\">\(escaped(title))</title>\n"
      + "<desc id=\"\(prefix)-desc\">\(escaped(description))</desc>"
    return Array(body[..<end]) + Array(role.utf8) + Array(words.utf8) + Array(body[(end + 1)...])
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  private static func position(of word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    return (start..<max(start, bytes.count - word.count)).first { index in
      bytes[index] == word[0] && bytes[index..<index + word.count].elementsEqual(word)
    }
  }

  /// Walks the bytes once; ids stand after `id="`, `href="#` and `url(#`.
  private struct IDRewriter {
    let prefix: String
    private var numbers: [String: Int] = [:]
    private var next: [String: Int] = [:]
    private static let openings = ["id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }
    private static let counted = ["surface", "image", "source"]

    init(prefix: String) { self.prefix = prefix }

    mutating func rewrite(_ bytes: [UInt8]) -> [UInt8] {
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count * 5 / 4)
      var position = 0
      while position < bytes.count {
        guard let length = Self.openingLength(bytes, position) else {
          result.append(bytes[position])
          position += 1
          continue
        }
        result += bytes[position..<position + length]
        position += length
        let end =
          bytes[position...].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ")") }
          ?? bytes.count
        let id = String(decoding: bytes[position..<end], as: UTF8.self)
        result += Array("\(prefix)-\(renumbered(id))".utf8)
        position = end
      }
      return result
    }

    private static func openingLength(_ bytes: [UInt8], _ position: Int) -> Int? {
      openings.first { opening in
        bytes[position] == opening[0] && position + opening.count <= bytes.count
          && bytes[position..<position + opening.count].elementsEqual(opening)
      }?.count
    }

    private mutating func renumbered(_ id: String) -> String {
      for kind in Self.counted where id.hasPrefix(kind) {
        guard Int(id.dropFirst(kind.count)) != nil else { continue }
        if let number = numbers[id] { return "\(kind)\(number)" }
        let number = (next[kind] ?? 0) + 1
        next[kind] = number
        numbers[id] = number
        return "\(kind)\(number)"
      }
      return id
    }
  }
}
