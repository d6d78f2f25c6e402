/// Where a figure will be printed: its exact width and its text sizes.
package enum Venue: String, CaseIterable, Sendable {
  case neurips, iclr, icml, ieee, cvpr, aaai, jmlr, tmlr, arxiv, slides
  case icmlWide = "icml-wide"
  case ieeeWide = "ieee-wide"
  case cvprWide = "cvpr-wide"

  /// Width in inches, as the venue's style file has it.
  package var widthInches: Double {
    switch self {
    case .neurips, .iclr: 5.5
    case .icml, .cvpr: 3.25
    case .icmlWide: 6.75
    case .ieee: 3.5
    case .ieeeWide: 7.16
    case .cvprWide: 6.875
    case .aaai: 3.3
    case .jmlr: 6.0
    case .tmlr, .arxiv: 6.5
    case .slides: 10
    }
  }

  package var widthPoints: Double { widthInches * 72 }

  /// Size of axis labels and titles, in points: one less than the venue's text.
  package var baseSize: Double {
    switch self {
    case .icml, .icmlWide, .cvpr, .cvprWide: 8
    case .neurips, .iclr, .aaai, .jmlr, .tmlr, .arxiv, .ieee, .ieeeWide: 9
    case .slides: 14
    }
  }

  /// Size of numbers, legends and notes, in points: one less than the base, never under the minimum.
  package var smallSize: Double { max(minimumTextSize, baseSize - 1) }

  /// The smallest text that the venue takes, in points. Sub- and superscripts are a share of the
  /// text they hang on and may be smaller, down to `minimumScriptSize`.
  package var minimumTextSize: Double {
    switch self {
    case .ieee, .ieeeWide: 8
    case .neurips, .iclr, .icml, .icmlWide, .cvpr, .cvprWide, .aaai, .jmlr, .tmlr, .arxiv: 7
    case .slides: 12
    }
  }

  /// The smallest sub- or superscript, in points, at any venue.
  package static let minimumScriptSize = 5.0
}
