import CCairo

/// Pango with private fonts: measures and draws runs of text, and nothing of the system's fonts can
/// reach it. Used from one thread, within one synchronous call.
final class TextEngine: TextMeasure {
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  /// The surface without ink for measuring.
  private let surface: OpaquePointer
  private let measuring: OpaquePointer

  /// - Throws: `TextError.missingFont`.
  init() throws(TextError) {
    guard let config = FcConfigCreate() else { preconditionFailure("fontconfig gives no config") }
    for face in TextFace.allCases {
      let path = FontCatalog.path(of: face)
      guard FcConfigAppFontAddFile(config, path) != 0 else { throw .missingFont(path: path) }
    }
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      preconditionFailure("Pango was built without FreeType")
    }
    mneme_font_map_use(map, config)
    FcConfigDestroy(config)
    pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
    guard let context = pango_font_map_create_context(map),
      let surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil),
      let measuring = cairo_create(surface)
    else { preconditionFailure("Pango and cairo give no context") }
    self.map = map
    self.context = context
    self.surface = surface
    self.measuring = measuring
    configure()
  }

  deinit {
    cairo_destroy(measuring)
    cairo_surface_destroy(surface)
    mneme_release(UnsafeMutableRawPointer(context))
    mneme_release(UnsafeMutableRawPointer(map))
  }

  /// No hinting and no rounding: the same advances at every size and in every format.
  private func configure() {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
  }

  func extent(
    of text: String, face: TextFace, size: Double
  ) throws(TextError) -> TextExtent {
    let layout = try layout(text, face, size)
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
      descent: Double(ink.y + ink.height) / unit)
  }

  /// Draws a run with its baseline at the current point of `target`.
  func show(
    _ text: String, face: TextFace, size: Double, on target: OpaquePointer
  ) throws(TextError) {
    let layout = try layout(text, face, size)
    defer { mneme_release(UnsafeMutableRawPointer(layout)) }
    pango_cairo_show_layout_line(target, pango_layout_get_line_readonly(layout, 0))
  }

  private func layout(
    _ text: String, _ face: TextFace, _ size: Double
  ) throws(TextError) -> OpaquePointer {
    guard let layout = pango_layout_new(context), let description = pango_font_description_new()
    else { preconditionFailure("Pango gives no layout") }
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, FontCatalog.family)
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    if face == .italic { pango_font_description_set_style(description, PANGO_STYLE_ITALIC) }
    if face == .bold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
    pango_layout_set_font_description(layout, description)
    pango_layout_set_text(layout, text, -1)
    guard pango_layout_get_unknown_glyphs_count(layout) == 0 else {
      mneme_release(UnsafeMutableRawPointer(layout))
      throw .missingGlyph(text: text, family: FontCatalog.family)
    }
    return layout
  }
}
