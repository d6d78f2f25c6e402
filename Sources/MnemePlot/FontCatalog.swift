/// The fonts of figures: one family, by file. The only place where fonts are named.
package enum FontCatalog {
  /// The family as its files call themselves.
  package static let family = "STIXGeneral"

  /// Debian's `fonts-stix`.
  static let folder = "/usr/share/fonts/opentype/stix"

  static func path(of face: TextFace) -> String {
    switch face {
    case .regular: "\(folder)/STIXGeneral-Regular.otf"
    case .italic: "\(folder)/STIXGeneral-Italic.otf"
    case .bold: "\(folder)/STIXGeneral-Bold.otf"
    }
  }
}
