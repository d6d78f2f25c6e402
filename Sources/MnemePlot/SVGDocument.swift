/// Makes cairo's SVG the same whatever was drawn before, and safe beside others in one page.
enum SVGDocument {
  /// Every id gets the figure's name before it; surface and image numbers, which cairo counts over
  /// the whole process, count from 1; images of cells keep hard edges, which cairo forgets to say;
  /// title, description and provenance are added; what can be said shorter is.
  ///
  /// - Parameter images: how each image of the list is scaled, in the order of drawing.
  static func canonical(
    _ svg: [UInt8], prefix: String, provenance: FigureProvenance, images: [ImageScaling]
  ) -> [UInt8] {
    var ids = IDRewriter(prefix: prefix)
    let body = scaled(ids.rewrite(SVGCompaction.compact(svg)), images)
    guard let start = position(of: "<svg", in: body, from: 0),
      let end = body[start...].firstIndex(of: UInt8(ascii: ">"))
    else { preconditionFailure("cairo wrote no SVG") }
    let role = " role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-desc\">\n"
    let words =
      "<title id=\"\(prefix)-title\">\(escaped(provenance.title))</title>\n"
      + "<desc id=\"\(prefix)-desc\">\(escaped(provenance.subject))</desc>\n"
      + "<metadata>\(escaped(provenance.creator)); "
      + "data-sha256=\(escaped(provenance.dataDigest))</metadata>"
    return Array(body[..<end]) + Array(role.utf8) + Array(words.utf8) + Array(body[(end + 1)...])
  }

  private static func scaled(_ svg: [UInt8], _ images: [ImageScaling]) -> [UInt8] {
    let opening = "<image "
    var result: [UInt8] = []
    var (position, count) = (0, 0)
    while let found = self.position(of: opening, in: svg, from: position) {
      precondition(count < images.count, "cairo wrote more images than the \(images.count) drawn")
      let end = found + opening.utf8.count
      result += svg[position..<end]
      switch images[count] {
      case .cells: result += Array("style=\"image-rendering:pixelated\" ".utf8)
      case .fine: break
      }
      position = end
      count += 1
    }
    precondition(count == images.count, "cairo wrote \(count) of \(images.count) images")
    return result + svg[position...]
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
