import CCairo

/// Pango with private fonts: measures and draws runs of text, and nothing of the system's fonts can
/// reach it. Used from one thread, within one synchronous call.
final class TextEngine: TextMeasure {
  private let fonts: FontSet
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  /// Each file as it was loaded, for the characters that it has.
  private let loaded: [FontFile: UnsafeMutablePointer<PangoFont>]
  private var extents: [Run: TextExtent] = [:]

  private struct Run: Hashable {
    var text: String
    var face: TextFace
    var size: Double
  }

  /// A stretch of text from one file, in the characters of that file.
  private struct Piece {
    var file: FontFile
    var text: String
  }

  /// - Throws: `TextError.missingFont`, `TextError.substitutedFont`.
  convenience init(_ preset: FontPreset = .standard) throws(TextError) {
    try self.init(fonts: FontCatalog.fonts(of: preset))
  }

  init(fonts: FontSet) throws(TextError) {
    self.fonts = fonts
    let files = Set(TextFace.allCases.flatMap(fonts.files))
    (map, context) = try TextFonts.context(with: files.map(\.path).sorted())
    var loaded: [FontFile: UnsafeMutablePointer<PangoFont>] = [:]
    for file in files.sorted(by: { $0.path < $1.path }) {
      loaded[file] = try TextFonts.load(file, map, context)
    }
    self.loaded = loaded
  }

  deinit {
    for font in loaded.values { mneme_release(UnsafeMutableRawPointer(font)) }
    mneme_release(UnsafeMutableRawPointer(context))
    mneme_release(UnsafeMutableRawPointer(map))
  }

  func extent(of text: String, face: TextFace, size: Double) throws(TextError) -> TextExtent {
    let run = Run(text: text, face: face, size: size)
    if let known = extents[run] { return known }
    var whole = TextExtent(advance: 0, ascent: 0, descent: 0, inkLeft: 0, inkRight: 0)
    for (index, piece) in try pieces(text, face).enumerated() {
      let part = extent(of: piece, size)
      whole.inkLeft = index == 0 ? part.inkLeft : min(whole.inkLeft, whole.advance + part.inkLeft)
      whole.inkRight = max(whole.inkRight, whole.advance + part.inkRight)
      whole.ascent = index == 0 ? part.ascent : max(whole.ascent, part.ascent)
      whole.descent = index == 0 ? part.descent : max(whole.descent, part.descent)
      whole.advance += part.advance
    }
    extents[run] = whole
    return whole
  }

  /// Draws a run with its baseline at the current point of `target`.
  func show(
    _ text: String, face: TextFace, size: Double, on target: OpaquePointer
  ) throws(TextError) {
    var (x, y) = (0.0, 0.0)
    cairo_get_current_point(target, &x, &y)
    for piece in try pieces(text, face) {
      cairo_move_to(target, x, y)
      let layout = layout(piece, size)
      pango_cairo_show_layout_line(target, pango_layout_get_line_readonly(layout, 0))
      mneme_release(UnsafeMutableRawPointer(layout))
      x += extent(of: piece, size).advance
    }
  }

  /// - Throws: `TextError.missingGlyph` for the first character that no file of the face has.
  private func pieces(_ text: String, _ face: TextFace) throws(TextError) -> [Piece] {
    let files = fonts.files(of: face)
    var pieces: [Piece] = []
    for scalar in text.unicodeScalars {
      var found: Piece?
      // Spaces of any width are made from the font's own one.
      if scalar.properties.generalCategory == .spaceSeparator {
        found = Piece(file: pieces.last?.file ?? files[0], text: String(Character(scalar)))
      }
      for file in files where found == nil {
        let sought = file.hasMathItalics ? TextFonts.mathItalic(scalar) : scalar
        guard let font = loaded[file], pango_font_has_char(font, sought.value) != 0 else {
          continue
        }
        found = Piece(file: file, text: String(Character(sought)))
      }
      guard let found else {
        throw .missingGlyph(
          character: String(Character(scalar)), family: files[0].family, label: text)
      }
      if pieces.last?.file == found.file {
        pieces[pieces.count - 1].text += found.text
      } else {
        pieces.append(found)
      }
    }
    return pieces
  }

  private func extent(of piece: Piece, _ size: Double) -> TextExtent {
    let layout = layout(piece, size)
    defer { mneme_release(UnsafeMutableRawPointer(layout)) }
    guard let line = pango_layout_get_line_readonly(layout, 0) else {
      preconditionFailure("a layout without a line")
    }
    var ink = PangoRectangle()
    var logical = PangoRectangle()
    pango_layout_line_get_extents(line, &ink, &logical)
    let unit = Double(PANGO_SCALE)
    return TextExtent(
      advance: Double(logical.width) / unit, ascent: -Double(ink.y) / unit,
      descent: Double(ink.y + ink.height) / unit, inkLeft: Double(ink.x) / unit,
      inkRight: Double(ink.x + ink.width) / unit)
  }

  /// A layout that takes no glyph from any other file than the piece's.
  private func layout(_ piece: Piece, _ size: Double) -> OpaquePointer {
    guard let layout = pango_layout_new(context), let attributes = pango_attr_list_new() else {
      preconditionFailure("Pango gives no layout")
    }
    let description = TextFonts.description(of: piece.file, size: size)
    pango_layout_set_font_description(layout, description)
    pango_font_description_free(description)
    pango_attr_list_insert(attributes, pango_attr_fallback_new(0))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    pango_layout_set_text(layout, piece.text, -1)
    return layout
  }
}
