/// Places the nodes of a label by simple rules of mathematical typesetting.
package struct LabelSetter {
  let measure: any TextMeasure
  /// Bold for panel tags and titles; mathematics keeps its own weight.
  var isBold = false

  /// Sizes and distances in em of the base. No script is smaller than `Venue.minimumScriptSize`.
  private static let scriptSize = 0.72
  private static let scriptRise = 0.36
  private static let scriptDrop = 0.19
  private static let scriptGap = 0.05
  private static let barThickness = 0.05

  package init(measure: any TextMeasure, isBold: Bool = false) {
    self.measure = measure
    self.isBold = isBold
  }

  /// - Throws: `TextError` for a broken label or a missing glyph, with the label.
  package func place(_ label: String, size: Double) throws(TextError) -> PlacedLabel {
    let nodes: [LabelNode]
    do { nodes = try LabelParser.parse(label) } catch { throw .label(error) }
    do {
      var whole = PlacedLabel()
      for node in nodes { whole.append(try placed(node, size: size, isScript: false)) }
      return whole
    } catch {
      guard case .missingGlyph(let character, let family, _) = error else { throw error }
      throw .missingGlyph(character: character, family: family, label: label)
    }
  }

  private func row(
    _ nodes: [LabelNode], size: Double, isScript: Bool
  ) throws(TextError) -> PlacedLabel {
    let nodes = Self.joined(nodes)
    let roles = LabelSpacing.roles(nodes)
    var whole = PlacedLabel()
    for (index, node) in nodes.enumerated() {
      let gap =
        index == 0
        ? 0
        : LabelSpacing.space(between: roles[index - 1], and: roles[index], isScript: isScript)
      whole.append(try placed(node, size: size, isScript: isScript), gap: gap * size)
    }
    return whole
  }

  /// Neighbouring runs of one kind become one, so that kerning works inside words and numbers.
  private static func joined(_ nodes: [LabelNode]) -> [LabelNode] {
    var result: [LabelNode] = []
    for node in nodes {
      if case .upright(let text) = node, case .upright(let before)? = result.last {
        result[result.count - 1] = .upright(before + text)
      } else {
        result.append(node)
      }
    }
    return result
  }

  private func placed(
    _ node: LabelNode, size: Double, isScript: Bool
  ) throws(TextError) -> PlacedLabel {
    switch node {
    case .upright(let text): try run(text, isBold ? .bold : .regular, size)
    case .variable(let text): try run(text, .italic, size)
    case .sign(let sign): try run(sign.text, isBold ? .bold : .regular, size)
    case .row(let nodes):
      try LabelSetter(measure: measure).row(nodes, size: size, isScript: isScript)
    case .scripts(let base, let below, let above):
      try scripts(base, below, above, size, isScript: isScript)
    case .accent(let accent, let base): try accented(accent, base, size, isScript: isScript)
    case .root(let radicand): try root(radicand, size, isScript: isScript)
    case .space(let width): PlacedLabel(width: width * size)
    }
  }

  private func run(_ text: String, _ face: TextFace, _ size: Double) throws(TextError)
    -> PlacedLabel
  {
    let extent = try measure.extent(of: text, face: face, size: size)
    return PlacedLabel(
      runs: [.init(text: text, face: face, size: size, x: 0, y: 0)], width: extent.advance,
      ascent: extent.ascent, descent: extent.descent, inkLeft: extent.inkLeft,
      inkRight: extent.inkRight)
  }

  // MARK: Scripts

  /// Scripts begin where the ink of the base ends: a lower one under the overhang of a slanted
  /// letter, an upper one beside it.
  private func scripts(
    _ base: [LabelNode], _ below: [LabelNode], _ above: [LabelNode], _ size: Double,
    isScript: Bool
  ) throws(TextError) -> PlacedLabel {
    var whole = try row(base, size: size, isScript: isScript)
    // The sign of a prime is high and small by itself.
    let isPrimed = above.first.map(Self.isPrime) ?? false
    let small = min(size, max(Self.scriptSize * size, Venue.minimumScriptSize))
    let low = try row(below, size: small, isScript: true)
    let high = try row(above, size: isPrimed ? size : small, isScript: true)
    let gap = Self.scriptGap * size
    let (ink, advance) = (whole.inkRight, whole.width)
    let isSlanted = if case .variable? = base.last { true } else { false }
    let rise = isPrimed ? 0 : max(Self.scriptRise * size, whole.ascent - 0.4 * size)
    var drop = Self.scriptDrop * size
    if !below.isEmpty, !above.isEmpty {
      drop = max(drop, low.ascent - (rise - high.descent) + 2 * gap)
    }
    if !below.isEmpty {
      let x = min(ink, advance) + (isSlanted ? gap / 2 : gap) - low.inkLeft
      whole.overlay(low, x: x, y: drop)
      whole.width = max(whole.width, x + low.inkRight + gap)
    }
    if !above.isEmpty {
      let x = ink + gap - high.inkLeft
      whole.overlay(high, x: x, y: -rise)
      whole.width = max(whole.width, x + high.inkRight + gap)
    }
    return whole
  }

  private static func isPrime(_ node: LabelNode) -> Bool {
    if case .sign(let sign) = node { sign.text.hasPrefix("′") } else { false }
  }

  // MARK: Accents and roots

  private func accented(
    _ accent: LabelAccent, _ base: [LabelNode], _ size: Double, isScript: Bool
  ) throws(TextError) -> PlacedLabel {
    var whole = try row(base, size: size, isScript: isScript)
    let isSlanted = if case .variable? = base.first { true } else { false }
    let center = (whole.inkLeft + whole.inkRight) / 2 + (isSlanted ? 0.05 * size : 0)
    let top = whole.ascent + 0.09 * size
    switch accent {
    case .bar:
      let width = max(0.36 * size, (whole.inkRight - whole.inkLeft) * 0.9)
      let thickness = Self.barThickness * size
      whole.addBar(
        .init(x: center - width / 2, y: -top - thickness, width: width, thickness: thickness))
    case .hat, .tilde:
      let mark = try run(accent == .hat ? "\u{02C6}" : "\u{02DC}", .regular, size)
      // By their ink: fonts have these signs at different heights.
      whole.overlay(
        mark, x: center - (mark.inkLeft + mark.inkRight) / 2, y: -top - mark.descent)
    }
    return whole
  }

  /// A sign as tall as what stands under it, and a bar from its tip.
  private func root(
    _ radicand: [LabelNode], _ size: Double, isScript: Bool
  ) throws(TextError) -> PlacedLabel {
    let inner = try row(radicand, size: size, isScript: isScript)
    let thickness = Self.barThickness * size
    let top = max(inner.ascent, 0.5 * size) + 0.12 * size + thickness
    let depth = max(inner.descent, 0) + 0.05 * size
    let unit = try measure.extent(of: "√", face: .regular, size: size)
    let scale = max(0.8, (top + depth) / (unit.ascent + unit.descent))
    let sign = try run("√", .regular, size * scale)
    var whole = PlacedLabel()
    whole.overlay(sign, x: 0, y: sign.ascent - top)
    let start = sign.inkRight
    whole.overlay(inner, x: start - inner.inkLeft, y: 0)
    let end = start - inner.inkLeft + max(inner.width, inner.inkRight) + 0.04 * size
    whole.addBar(
      .init(x: start - thickness / 2, y: -top, width: end - start, thickness: thickness))
    whole.width = end + 0.04 * size
    return whole
  }
}
