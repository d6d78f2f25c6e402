import Testing

@testable import MnemePlot

/// Fonts that are asked for are the fonts that are used, or there is an error.
@Suite struct TextEngineTests {
  @Test(arguments: FontPreset.allCases)
  func everyPresetHasItsFonts(preset: FontPreset) throws {
    let engine = try TextEngine(preset)
    for face in TextFace.allCases {
      let extent = try engine.extent(of: "Training 0123", face: face, size: 10)
      #expect(extent.advance > 40 && extent.advance < 90)
      #expect(extent.ascent > 5 && extent.descent > 1)
    }
  }

  /// Every sign of the label syntax, in every face that it can appear in.
  @Test(arguments: FontPreset.allCases)
  func everyPresetHasEverySign(preset: FontPreset) throws {
    let engine = try TextEngine(preset)
    for letter in LabelSymbols.variables.values {
      _ = try engine.extent(of: letter, face: .italic, size: 9)
    }
    let signs = LabelSymbols.signs.values.map(\.text) + LabelSymbols.typed.values.map(\.text)
    for symbol in Array(LabelSymbols.upright.values) + signs + ["√", "\u{02C6}", "\u{02DC}"] {
      for face in [TextFace.regular, .bold] {
        _ = try engine.extent(of: symbol, face: face, size: 9)
      }
    }
  }

  @Test(arguments: FontPreset.allCases)
  func aMissingGlyphIsNamedWithItsFont(preset: FontPreset) throws {
    let engine = try TextEngine(preset)
    for (text, character, code) in [
      ("A漢B", "漢", "U+6F22"), ("ok \u{1F9E0}", "\u{1F9E0}", "U+1F9E0"),
    ] {
      let error = #expect(throws: TextError.self) {
        try engine.extent(of: text, face: .regular, size: 9)
      }
      #expect(
        error == .missingGlyph(character: character, family: preset.family, label: text))
      let words = error?.description ?? ""
      #expect(words.contains(code) && words.contains(preset.family) && words.contains(text))
    }
  }

  @Test func theLabelOfAMissingGlyphIsNamedWhole() throws {
    let setter = LabelSetter(measure: try TextEngine())
    let label = "size of $n$ \u{1F9E0}"
    #expect(
      throws: TextError.missingGlyph(
        character: "\u{1F9E0}", family: "STIXGeneral", label: label)
    ) { try setter.place(label, size: 9) }
  }

  @Test func aMissingFileIsNamed() {
    var fonts = FontCatalog.fonts(of: .stix)
    fonts.bold[0].path = "/nowhere/Bold.otf"
    #expect(throws: TextError.missingFont(path: "/nowhere/Bold.otf")) {
      try TextEngine(fonts: fonts)
    }
  }

  @Test func aWrongFamilyIsNoStandIn() {
    var fonts = FontCatalog.fonts(of: .stix)
    fonts.regular[0].family = "Times New Roman"
    #expect(throws: TextError.substitutedFont(wanted: "Times New Roman", got: "STIXGeneral")) {
      try TextEngine(fonts: fonts)
    }
  }

  /// Fontconfig would make a slanted or a bold font out of an upright one.
  @Test func aStyleIsNotMadeUp() {
    var fonts = FontCatalog.fonts(of: .stix)
    fonts.italic = [fonts.regular[0]]
    fonts.italic[0].slant = .italic
    #expect(
      throws: TextError.substitutedFont(wanted: "STIXGeneral Italic", got: "STIXGeneral")
    ) { try TextEngine(fonts: fonts) }
    fonts = FontCatalog.fonts(of: .dejavu)
    fonts.bold = [fonts.regular[0]]
    fonts.bold[0].isBold = true
    #expect(throws: TextError.substitutedFont(wanted: "DejaVu Sans Bold", got: "DejaVu Sans")) {
      try TextEngine(fonts: fonts)
    }
  }

  /// Latin Modern Roman has no Greek: the mathematical font stands in, slanted as variables are.
  @Test func greekOfLatinModernIsItalic() throws {
    #expect(TextFonts.mathItalic("ρ") == "\u{1D70C}")
    #expect(TextFonts.mathItalic("α") == "\u{1D6FC}" && TextFonts.mathItalic("ω") == "\u{1D714}")
    #expect(TextFonts.mathItalic("ϕ") == "\u{1D719}" && TextFonts.mathItalic("x") == "x")
    let engine = try TextEngine(.lm)
    let slanted = try engine.extent(of: "ρ", face: .italic, size: 100)
    let upright = try engine.extent(of: "ρ", face: .regular, size: 100)
    #expect(slanted != upright)
  }

  @Test func advancesAreNotRounded() throws {
    let engine = try TextEngine()
    let text = "memorization ratio over training samples"
    let small = try engine.extent(of: text, face: .regular, size: 7).advance
    let large = try engine.extent(of: text, face: .regular, size: 700).advance
    #expect(abs(small * 100 / large - 1) <= 2e-3)
  }

  @Test func textOfTwoFontsIsAsLongAsItsParts() throws {
    let engine = try TextEngine(.lm)
    let whole = try engine.extent(of: "KL≥0", face: .regular, size: 9)
    let parts = try ["KL", "≥", "0"].map {
      try engine.extent(of: $0, face: .regular, size: 9).advance
    }
    #expect(abs(whole.advance - parts.reduce(0, +)) <= 1e-9)
    #expect(whole.inkRight <= whole.advance && whole.inkLeft >= 0)
  }
}
