/// A face of the figure's one family.
package enum TextFace: String, Sendable, Hashable, CaseIterable {
  case regular, italic, bold
}

/// Size of a run of text on its baseline, in points.
package struct TextExtent: Sendable, Equatable {
  package var advance: Double
  /// Ink above the baseline (positive) and below it (positive).
  package var ascent: Double
  package var descent: Double
  /// Where the ink begins and ends, from the start of the run: slanted letters reach beyond their
  /// advance, most others stay within it.
  package var inkLeft: Double
  package var inkRight: Double

  /// Ink as wide as the advance, unless told otherwise.
  package init(
    advance: Double, ascent: Double, descent: Double, inkLeft: Double = 0,
    inkRight: Double? = nil
  ) {
    self.advance = advance
    self.ascent = ascent
    self.descent = descent
    self.inkLeft = inkLeft
    self.inkRight = inkRight ?? advance
  }
}

/// How wide text is. Layout asks only this, so it is tested without fonts.
package protocol TextMeasure {
  /// - Throws: `TextError` if a glyph is missing.
  func extent(of text: String, face: TextFace, size: Double) throws(TextError) -> TextExtent
}

/// What can be wrong with text that is to be drawn, or with the axis that its numbers stand at.
package enum TextError: Error, Equatable, CustomStringConvertible {
  case missingFont(path: String)
  case missingGlyph(character: String, family: String, label: String)
  case substitutedFont(wanted: String, got: String)
  case label(LabelError)
  case axis(AxisError)

  package var description: String {
    switch self {
    case .missingFont(let path):
      "the font file \(path) is missing or broken; `make build` installs the fonts"
    case .missingGlyph(let character, let family, let label):
      "the font \(family) and its stand-ins lack '\(character)' (\(Self.codes(character))) "
        + "of the label '\(label)'"
    case .substitutedFont(let wanted, let got): "asked for the font \(wanted) and got \(got)"
    case .label(let error): error.description
    case .axis(let error): error.description
    }
  }

  private static func codes(_ character: String) -> String {
    character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
      .joined(separator: " ")
  }
}

/// Boxes in place of letters: every character is half an em wide. For tests of layout.
package struct BoxTextMeasure: TextMeasure {
  package init() {}

  package func extent(
    of text: String, face: TextFace, size: Double
  ) throws(TextError) -> TextExtent {
    TextExtent(
      advance: 0.5 * size * Double(text.count), ascent: 0.7 * size, descent: 0.2 * size)
  }
}
