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

  package init(advance: Double, ascent: Double, descent: Double) {
    self.advance = advance
    self.ascent = ascent
    self.descent = descent
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
  case missingGlyph(text: String, family: String)
  case substitutedFont(wanted: String, got: String)
  case label(LabelError)
  case axis(AxisError)

  package var description: String {
    switch self {
    case .missingFont(let path):
      "the font file \(path) is missing; install the fonts with `make install`"
    case .missingGlyph(let text, let family): "the font \(family) lacks a glyph of '\(text)'"
    case .substitutedFont(let wanted, let got): "asked for the font \(wanted) and got \(got)"
    case .label(let error): error.description
    case .axis(let error): error.description
    }
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
