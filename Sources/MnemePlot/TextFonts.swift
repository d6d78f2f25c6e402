import CCairo

/// Opens fonts by file in a configuration of their own, and makes sure that what Pango took is what
/// was asked for.
enum TextFonts {
  /// - Throws: `TextError.missingFont` for a file that isn't there or is no font.
  static func context(
    with paths: [String]
  ) throws(TextError) -> (UnsafeMutablePointer<PangoFontMap>, OpaquePointer) {
    guard let config = FcConfigCreate() else { preconditionFailure("fontconfig gives no config") }
    defer { FcConfigDestroy(config) }
    for path in paths {
      guard FcConfigAppFontAddFile(config, path) != 0 else { throw .missingFont(path: path) }
    }
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      preconditionFailure("Pango was built without FreeType")
    }
    mneme_font_map_use(map, config)
    pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
    guard let context = pango_font_map_create_context(map) else {
      preconditionFailure("Pango gives no context")
    }
    configure(context)
    return (map, context)
  }

  /// No hinting and no rounding: the same advances at every size and in every format.
  private static func configure(_ context: OpaquePointer) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
  }

  /// The caller releases the font.
  ///
  /// - Throws: `TextError.substitutedFont` if another one comes, however near.
  static func load(
    _ file: FontFile, _ map: UnsafeMutablePointer<PangoFontMap>, _ context: OpaquePointer
  ) throws(TextError) -> UnsafeMutablePointer<PangoFont> {
    let wanted = description(of: file, size: 10)
    defer { pango_font_description_free(wanted) }
    guard let font = pango_font_map_load_font(map, context, wanted),
      let got = pango_font_describe(font)
    else { throw .substitutedFont(wanted: words(wanted), got: "none") }
    defer { pango_font_description_free(got) }
    guard
      String(cString: pango_font_description_get_family(got)) == file.family,
      pango_font_description_get_style(got) == pango_font_description_get_style(wanted),
      pango_font_description_get_weight(got) == pango_font_description_get_weight(wanted)
    else {
      mneme_release(UnsafeMutableRawPointer(font))
      throw .substitutedFont(wanted: words(wanted), got: words(got))
    }
    return font
  }

  /// The caller frees the description.
  static func description(of file: FontFile, size: Double) -> OpaquePointer {
    guard let description = pango_font_description_new() else {
      preconditionFailure("Pango gives no description")
    }
    pango_font_description_set_family(description, file.family)
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    switch file.slant {
    case .upright: pango_font_description_set_style(description, PANGO_STYLE_NORMAL)
    case .italic: pango_font_description_set_style(description, PANGO_STYLE_ITALIC)
    case .oblique: pango_font_description_set_style(description, PANGO_STYLE_OBLIQUE)
    }
    pango_font_description_set_weight(
      description, file.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    return description
  }

  /// Family, style and weight as one says them.
  private static func words(_ description: OpaquePointer) -> String {
    let family = pango_font_description_get_family(description).map { String(cString: $0) }
    let style =
      switch pango_font_description_get_style(description) {
      case PANGO_STYLE_ITALIC: " Italic"
      case PANGO_STYLE_OBLIQUE: " Oblique"
      case _: ""
      }
    let isBold = pango_font_description_get_weight(description) == PANGO_WEIGHT_BOLD
    return (family ?? "none") + (isBold ? " Bold" : "") + style
  }

  /// The letter of the block of mathematical italics, for small Greek letters and their variants.
  static func mathItalic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let variants: [UInt32: UInt32] = [
      0x2202: 0x1d715, 0x03f5: 0x1d716, 0x03d1: 0x1d717, 0x03d5: 0x1d719,
    ]
    let value =
      (0x03b1...0x03c9).contains(scalar.value)
      ? scalar.value - 0x03b1 + 0x1d6fc : variants[scalar.value] ?? scalar.value
    return Unicode.Scalar(value) ?? scalar
  }
}
