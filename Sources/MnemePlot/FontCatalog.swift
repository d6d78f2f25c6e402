/// The choices of fonts for figures.
package enum FontPreset: String, CaseIterable, Sendable {
  /// STIX: Times with mathematics, for NeurIPS, ICML and IEEE.
  case stix
  /// Latin Modern, the look of TeX's own fonts.
  case lm
  /// DejaVu Sans: TrueType outlines, and letters without serifs for screens.
  case dejavu

  package static let standard = FontPreset.stix

  /// The family of words, as its files call themselves.
  package var family: String { FontCatalog.fonts(of: self).regular[0].family }
}

/// A font file and what it says of itself; fonts are found by this and by nothing else.
struct FontFile: Sendable, Hashable {
  enum Slant: String, Sendable { case upright, italic, oblique }

  var path: String
  var family: String
  var slant = Slant.upright
  var isBold = false
  /// Small Greek letters are taken from the block of mathematical italics.
  var hasMathItalics = false
}

/// The files of each face. A character comes from the first file of its face that has it: which
/// font stands in is decided here.
struct FontSet: Sendable, Equatable {
  var regular: [FontFile]
  var italic: [FontFile]
  var bold: [FontFile]

  func files(of face: TextFace) -> [FontFile] {
    switch face {
    case .regular: regular
    case .italic: italic
    case .bold: bold
    }
  }
}

/// The only place where fonts are named: Debian's `fonts-stix`, `fonts-lmodern`,
/// `fonts-dejavu-core`.
enum FontCatalog {
  static func fonts(of preset: FontPreset) -> FontSet {
    switch preset {
    case .stix: stix
    case .lm: latinModern
    case .dejavu: dejavu
    }
  }

  private static let stix: FontSet = {
    func file(_ style: String, _ slant: FontFile.Slant = .upright, isBold: Bool = false)
      -> FontFile
    {
      FontFile(
        path: "/usr/share/fonts/opentype/stix/STIXGeneral-\(style).otf", family: "STIXGeneral",
        slant: slant, isBold: isBold)
    }
    let regular = file("Regular")
    return FontSet(
      regular: [regular], italic: [file("Italic", .italic), regular],
      bold: [file("Bold", isBold: true), regular])
  }()

  /// All optical sizes call themselves alike: only the one for 9 pt, the size of figures, is given
  /// to the search. Latin Modern Roman has neither Greek nor most signs; its mathematical font does.
  private static let latinModern: FontSet = {
    let folder = "/usr/share/texmf/fonts/opentype/public"
    func file(_ style: String, _ slant: FontFile.Slant = .upright, isBold: Bool = false)
      -> FontFile
    {
      FontFile(
        path: "\(folder)/lm/lmroman9-\(style).otf", family: "Latin Modern Roman", slant: slant,
        isBold: isBold)
    }
    let math = FontFile(
      path: "\(folder)/lm-math/latinmodern-math.otf", family: "Latin Modern Math")
    var italics = math
    italics.hasMathItalics = true
    return FontSet(
      regular: [file("regular"), math], italic: [file("italic", .italic), italics],
      bold: [file("bold", isBold: true), math])
  }()

  private static let dejavu: FontSet = {
    func file(_ style: String, _ slant: FontFile.Slant = .upright, isBold: Bool = false)
      -> FontFile
    {
      FontFile(
        path: "/usr/share/fonts/truetype/dejavu/DejaVuSans\(style).ttf", family: "DejaVu Sans",
        slant: slant, isBold: isBold)
    }
    let regular = file("")
    return FontSet(
      regular: [regular], italic: [file("-Oblique", .oblique), regular],
      bold: [file("-Bold", isBold: true), regular])
  }()
}
