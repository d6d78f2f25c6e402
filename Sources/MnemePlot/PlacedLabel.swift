/// A label whose runs have places, relative to the start of its baseline; y grows downwards. Points.
package struct PlacedLabel: Sendable, Equatable {
  package struct Run: Sendable, Equatable {
    package var text: String
    package var face: TextFace
    package var size: Double
    package var x: Double
    package var y: Double
  }

  /// A horizontal bar, over a letter.
  package struct Bar: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var thickness: Double
  }

  package var runs: [Run] = []
  package var bars: [Bar] = []
  package var width = 0.0
  package var ascent = 0.0
  package var descent = 0.0

  package var height: Double { ascent + descent }
}

/// Places the nodes of a label by simple rules of mathematical typesetting.
package struct LabelSetter {
  let measure: any TextMeasure
  /// Bold for panel tags and titles; mathematics keeps its own faces.
  var isBold = false

  private static let scriptSize = 0.72
  private static let scriptRise = 0.36
  private static let scriptDrop = 0.19

  package init(measure: any TextMeasure, isBold: Bool = false) {
    self.measure = measure
    self.isBold = isBold
  }

  /// - Throws: `TextError` for a broken label or a missing glyph.
  package func place(_ label: String, size: Double) throws(TextError) -> PlacedLabel {
    let nodes: [LabelNode]
    do { nodes = try LabelParser.parse(label) } catch { throw .label(error) }
    return try row(nodes, size: size)
  }

  private func row(_ nodes: [LabelNode], size: Double) throws(TextError) -> PlacedLabel {
    var whole = PlacedLabel()
    for node in Self.joined(nodes) { whole.append(try placed(node, size: size)) }
    return whole
  }

  /// Neighbouring runs of one kind become one, so that kerning works inside words.
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

  private func placed(_ node: LabelNode, size: Double) throws(TextError) -> PlacedLabel {
    switch node {
    case .upright(let text): try run(text, isBold ? .bold : .regular, size)
    case .variable(let text): try run(text, .italic, size)
    case .scripts(let base, let below, let above): try scripts(base, below, above, size)
    case .accent(let accent, let base): try accented(accent, base, size)
    }
  }

  private func run(_ text: String, _ face: TextFace, _ size: Double) throws(TextError)
    -> PlacedLabel
  {
    let extent = try measure.extent(of: text, face: face, size: size)
    return PlacedLabel(
      runs: [.init(text: text, face: face, size: size, x: 0, y: 0)], width: extent.advance,
      ascent: extent.ascent, descent: extent.descent)
  }

  private func scripts(
    _ base: [LabelNode], _ below: [LabelNode], _ above: [LabelNode], _ size: Double
  ) throws(TextError) -> PlacedLabel {
    var whole = try row(base, size: size)
    let start = whole.width + 0.03 * size
    let isSlanted = if case .variable? = base.last { true } else { false }
    let small = Self.scriptSize * size
    var end = whole.width
    for (nodes, rise, slant) in [
      (below, -Self.scriptDrop * size, 0.0),
      (above, max(Self.scriptRise * size, whole.ascent - 0.4 * size), isSlanted ? 0.06 * size : 0),
    ] where !nodes.isEmpty {
      let script = try row(nodes, size: small)
      whole.overlay(script, x: start + slant, y: -rise)
      end = max(end, start + slant + script.width)
    }
    whole.width = end + 0.03 * size
    return whole
  }

  private func accented(
    _ accent: LabelAccent, _ base: [LabelNode], _ size: Double
  ) throws(TextError) -> PlacedLabel {
    var whole = try row(base, size: size)
    let isSlanted = if case .variable? = base.first { true } else { false }
    let center = whole.width / 2 + (isSlanted ? 0.07 * size : 0)
    let top = whole.ascent + 0.08 * size
    switch accent {
    case .bar:
      let width = max(0.36 * size, whole.width * 0.8)
      whole.bars.append(
        .init(x: center - width / 2, y: -top, width: width, thickness: 0.05 * size))
      whole.ascent = top + 0.06 * size
    case .hat, .tilde:
      let sign = accent == .hat ? "\u{02C6}" : "\u{02DC}"
      let mark = try run(sign, .regular, size)
      // The spacing accents sit at the height of a small letter's accent; lift by what is taller.
      let lift = max(0, whole.ascent - 0.46 * size)
      whole.overlay(mark, x: center - mark.width / 2, y: -lift)
    }
    return whole
  }
}

extension PlacedLabel {
  /// Puts `other` at the end of this one.
  mutating func append(_ other: PlacedLabel) {
    let end = width
    overlay(other, x: end, y: 0)
    width = end + other.width
  }

  /// Puts `other` at a place; the width stays.
  mutating func overlay(_ other: PlacedLabel, x: Double, y: Double) {
    for run in other.runs {
      var run = run
      run.x += x
      run.y += y
      runs.append(run)
    }
    for bar in other.bars {
      var bar = bar
      bar.x += x
      bar.y += y
      bars.append(bar)
    }
    ascent = max(ascent, other.ascent - y)
    descent = max(descent, other.descent + y)
  }
}
