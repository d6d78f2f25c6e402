/// Formulas as MathML Core, which browsers show without help.
enum MathML {
  /// A `<math>` element for TeX of our subset; the source travels along as an annotation.
  ///
  /// - Throws: `ReportError.wrongMath`.
  static func element(of tex: String, isDisplayed: Bool = false) throws(ReportError) -> String {
    let writer = MathWriter(isDisplayed: isDisplayed)
    let content = writer.row(try TeXParser.nodes(of: tex))
    let source = Escaping.html(tex)
    return "<math\(isDisplayed ? " display=\"block\"" : "")><semantics>\(content)"
      + "<annotation encoding=\"application/x-tex\">\(source)</annotation></semantics></math>"
  }
}

/// Writes the tree of a formula.
private struct MathWriter {
  let isDisplayed: Bool

  func row(_ nodes: [MathNode]) -> String {
    var content = ""
    for (index, node) in nodes.enumerated() {
      if Self.isFunction(node), index > 0, Self.isTerm(nodes[index - 1]) {
        content += Self.thinSpace
      }
      content += element(node)
      guard Self.isFunction(node), index + 1 < nodes.count else { continue }
      let isApplied = Self.isTerm(nodes[index + 1]) || Self.opens(nodes[index + 1])
      if isApplied { content += "<mo>\u{2061}</mo>" }
      if Self.isTerm(nodes[index + 1]) { content += Self.thinSpace }
    }
    return "<mrow>\(content)</mrow>"
  }

  private func element(_ node: MathNode) -> String {
    switch node {
    case .identifier(let name, let isUpright): identifier(name, isUpright: isUpright)
    case .number(let text): "<mn>\(text)</mn>"
    case .symbol(let symbol): self.symbol(symbol)
    case .function(let name): identifier(name, isUpright: true)
    case .text(let text): "<mtext>\(Escaping.html(text))</mtext>"
    case .space(let width): "<mspace width=\"\(width)em\"></mspace>"
    case .row(let nodes): row(nodes)
    case .fraction(let above, let below): "<mfrac>\(element(above))\(element(below))</mfrac>"
    case .root(let radicand): "<msqrt>\(element(radicand))</msqrt>"
    case .scripts(let base, let below, let above): scripts(base, below, above)
    case .accent(let mark, let base, let isStretched):
      "<mover accent=\"true\">\(element(base))"
        + "<mo stretchy=\"\(isStretched)\">\(mark)</mo></mover>"
    case .fenced(let opening, let nodes, let closing):
      "<mrow>\(fence(opening, "prefix"))\(row(nodes))\(fence(closing, "postfix"))</mrow>"
    }
  }

  /// A single letter is italic unless told otherwise; longer names are upright by themselves.
  private func identifier(_ name: String, isUpright: Bool) -> String {
    let attribute = isUpright && name.count == 1 ? " mathvariant=\"normal\"" : ""
    return "<mi\(attribute)>\(Escaping.html(name))</mi>"
  }

  private func symbol(_ symbol: MathSymbol) -> String {
    let attributes =
      switch symbol.role {
      case .binary, .sum, .integral: ""
      // Bars and slashes have many meanings in MathML's dictionary: the space is said here.
      case .relation: "|∥:".contains(symbol.character) ? Self.relationSpace : ""
      case .ordinary: " stretchy=\"false\" lspace=\"0\" rspace=\"0\""
      case .punctuation: " separator=\"true\""
      case .opening: " stretchy=\"false\" form=\"prefix\""
      case .closing: " stretchy=\"false\" form=\"postfix\""
      }
    return "<mo\(attributes)>\(Escaping.html(symbol.character))</mo>"
  }

  private func fence(_ character: String, _ form: String) -> String {
    character.isEmpty
      ? "" : "<mo stretchy=\"true\" form=\"\(form)\">\(Escaping.html(character))</mo>"
  }

  private func scripts(_ base: MathNode, _ below: MathNode?, _ above: MathNode?) -> String {
    let name =
      switch (below != nil, above != nil) {
      case (true, true): Self.hasLimits(base) && isDisplayed ? "munderover" : "msubsup"
      case (true, false): Self.hasLimits(base) && isDisplayed ? "munder" : "msub"
      default: Self.hasLimits(base) && isDisplayed ? "mover" : "msup"
      }
    let parts = [base, below, above].compactMap { $0 }.map(element).joined()
    return "<\(name)>\(parts)</\(name)>"
  }

  private static let thinSpace = "<mspace width=\"0.1667em\"></mspace>"
  private static let relationSpace =
    " stretchy=\"false\" lspace=\"0.2778em\" rspace=\"0.2778em\""

  private static func hasLimits(_ node: MathNode) -> Bool {
    switch node {
    case .symbol(let symbol): symbol.role == .sum
    case .function(let name): ["max", "min", "sup", "inf", "lim"].contains(name)
    case .identifier, .number, .text, .space, .row, .fraction, .root, .scripts, .accent, .fenced:
      false
    }
  }

  private static func isFunction(_ node: MathNode) -> Bool {
    switch node {
    case .function: true
    case .scripts(let base, _, _): isFunction(base)
    case .identifier, .number, .symbol, .text, .space, .row, .fraction, .root, .accent, .fenced:
      false
    }
  }

  private static func opens(_ node: MathNode) -> Bool {
    switch node {
    case .symbol(let symbol): symbol.role == .opening
    case .fenced: true
    case .identifier, .number, .function, .text, .space, .row, .fraction, .root, .scripts, .accent:
      false
    }
  }

  /// A term that a function's name must keep its distance from.
  private static func isTerm(_ node: MathNode) -> Bool {
    switch node {
    case .identifier, .number, .fraction, .root, .accent, .row, .function: true
    case .scripts(let base, _, _): isTerm(base)
    case .symbol(let symbol): symbol.role == .closing
    case .text, .space, .fenced: false
    }
  }
}
