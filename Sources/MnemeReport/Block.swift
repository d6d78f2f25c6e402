/// A part of the report that stands on its own: what prose can't be.
package indirect enum Block: Sendable, Equatable {
  case paragraph([Inline])
  case list([[Inline]])
  case table(ReportTable)
  case figure(NumberedFigure)
  case headlines([Headline])
  /// Numbered equations of the theory, each on its own lines; in a list, with what they give.
  case equations([TheoryEquation], isList: Bool = false)
  case listing(Listing)
  /// Works that the report cites.
  case references([Citation])
  /// Folded away until the reader asks for it.
  case disclosure(summary: [Inline], content: [Block])
}

/// Text to copy, such as a command or a bibliography entry.
package struct Listing: Sendable, Equatable {
  /// `sh`, `bibtex`; the word after the fence in Markdown.
  package let language: String
  package let text: String
}

/// A number that the report leads with.
package struct Headline: Sendable, Equatable {
  /// Its name: `n_mem(1/2), d = 100`.
  let title: [Inline]
  /// What that is, in words; may be empty.
  let detail: [Inline]
  let value: [Inline]
  /// `false`: `value` says that there is none.
  let isAvailable: Bool
  let interval: [Inline]
  let unit: String
  /// Why it is empty or one-sided.
  let reason: [Inline]
  /// The figure that shows it, as a link.
  let figure: Inline
}

/// A figure with its place in the report.
package struct NumberedFigure: Sendable, Equatable {
  let number: Int
  /// The page that shows it, relative to the report; `nil`: the report itself.
  var page: String?
  let figure: ReportFigure
  /// The numbers behind it.
  let data: [Block]
  /// Under the figure: where it comes from.
  let provenance: [Inline]

  var identifier: String { "figure-" + Slug.of(figure.name) }
  var title: String { page == nil ? "Figure \(number)" : "Figure \(number) of the run’s report" }
}
