/// Finds formulas in Markdown before the Markdown parser sees them: to it, `$a_1 b_1$` would hold
/// an emphasis.
enum MathLifter {
  enum Piece: Equatable {
    case prose(String)
    /// A code span or a fenced block, with its fences.
    case code(String)
    case math(String, isDisplayed: Bool)
  }

  /// Cuts `markdown` into prose, code and formulas. Joined, the pieces are the source again.
  ///
  /// `$…$` is a formula if no white space follows the first and precedes the second dollar sign and
  /// no digit follows the second; `$$…$$` may span lines. `\$` is a dollar sign.
  static func pieces(of markdown: String) -> [Piece] {
    var scanner = Scanner(scalars: Array(markdown.unicodeScalars))
    return scanner.pieces()
  }

  private struct Scanner {
    let scalars: [UnicodeScalar]
    var position = 0
    var prose = ""
    var found: [Piece] = []

    init(scalars: [UnicodeScalar]) { self.scalars = scalars }

    mutating func pieces() -> [Piece] {
      while position < scalars.count { step() }
      endProse()
      return found
    }

    private mutating func step() {
      switch scalars[position] {
      case "\\" where position + 1 < scalars.count:
        prose += text(position..<position + 2)
        position += 2
      case "`": takeCode()
      case "~" where startsTildeFence: takeCode()
      case "$": takeMath()
      default:
        prose.unicodeScalars.append(scalars[position])
        position += 1
      }
    }

    private var startsTildeFence: Bool {
      run(of: "~", at: position) >= 3 && (position == 0 || isNewline(at: position - 1))
    }

    /// A run of fence scalars opens code if an equal run closes it; else it is prose.
    private mutating func takeCode() {
      let mark = scalars[position]
      let length = run(of: mark, at: position)
      var end = position + length
      while end < scalars.count {
        let closing = run(of: mark, at: end)
        if closing == length {
          add(.code(text(position..<end + length)))
          position = end + length
          return
        }
        end += max(closing, 1)
      }
      prose += text(position..<position + length)
      position += length
    }

    private mutating func takeMath() {
      let isDisplayed = run(of: "$", at: position) >= 2
      let width = isDisplayed ? 2 : 1
      let start = position + width
      guard let end = endOfMath(from: start, isDisplayed: isDisplayed) else {
        prose += String(repeating: "$", count: width)
        position = start
        return
      }
      add(.math(text(start..<end), isDisplayed: isDisplayed))
      position = end + width
    }

    private func endOfMath(from start: Int, isDisplayed: Bool) -> Int? {
      var end = start
      while end < scalars.count {
        if scalars[end] == "\\" {
          end += 2
          continue
        }
        let dollars = run(of: "$", at: end)
        // A doubled dollar sign is a displayed formula's, never the end of one in a line.
        if !isDisplayed, dollars > 1 { return nil }
        if isDisplayed ? dollars >= 2 : closesInline(at: end, start: start) {
          return end > start ? end : nil
        }
        if !isDisplayed, startsParagraph(at: end) { return nil }
        end += 1
      }
      return nil
    }

    private func closesInline(at end: Int, start: Int) -> Bool {
      guard scalars[end] == "$", end > start, !isSpace(at: start) else { return false }
      let isPrice = end + 1 < scalars.count && ("0"..."9").contains(scalars[end + 1])
      return !isSpace(at: end - 1) && !isPrice
    }

    private func startsParagraph(at index: Int) -> Bool {
      isNewline(at: index) && index + 1 < scalars.count && isNewline(at: index + 1)
    }

    private func isNewline(at index: Int) -> Bool { scalars[index] == "\n" }

    private func isSpace(at index: Int) -> Bool { scalars[index].properties.isWhitespace }

    private func text(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[range]))
    }

    private func run(of mark: UnicodeScalar, at start: Int) -> Int {
      scalars[start...].prefix { $0 == mark }.count
    }

    private mutating func add(_ piece: Piece) {
      endProse()
      found.append(piece)
    }

    private mutating func endProse() {
      if !prose.isEmpty { found.append(.prose(prose)) }
      prose = ""
    }
  }
}
