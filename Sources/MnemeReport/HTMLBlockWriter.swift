/// Writes figures, tables and listings as HTML. Knows how many it has written, so that identifiers
/// differ.
final class HTMLBlockWriter {
  private let words = HTMLWriter()
  private var tableCount = 0

  func html(_ blocks: [Block]) throws(ReportError) -> String {
    var html = ""
    for block in blocks { html += try self.html(block) + "\n" }
    return html
  }

  func html(_ block: Block) throws(ReportError) -> String {
    switch block {
    case .paragraph(let parts): "<p>\(try words.text(parts))</p>"
    case .list(let items): try list(items)
    case .table(let table): try html(table)
    case .figure(let figure): try html(figure)
    case .headlines(let headlines): try html(headlines)
    case .equations(let equations, let isList): try html(equations, isList: isList)
    case .listing(let listing):
      "<pre><code class=\"language-\(Escaping.html(listing.language))\">"
        + Self.escapedLines(listing.text) + "</code></pre>"
    case .references(let works): try words.references(works)
    case .disclosure(let summary, let content):
      "<details>\n<summary>\(try words.text(summary))</summary>\n\(try html(content))</details>"
    }
  }

  private static func escapedLines(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { Escaping.html(String($0)) }.joined(separator: "\n")
  }

  private func list(_ items: [[Inline]]) throws(ReportError) -> String {
    var html = "<ul>\n"
    for item in items { html += "<li>\(try words.text(item))</li>\n" }
    return html + "</ul>"
  }

  // MARK: Equations

  private func html(_ equations: [TheoryEquation], isList: Bool) throws(ReportError) -> String {
    var html = ""
    for equation in equations {
      let formula = try MarkdownPage.equation(
        equation.tex, number: equation.number, name: equation.title,
        identifier: equation.identifier)
      html +=
        isList
        ? "<li><p>\(try words.text([.markdown(equation.subject)])):</p>\n\(formula)</li>\n"
        : formula
    }
    return isList ? "<ul class=\"equations\">\n\(html)</ul>" : html
  }

  // MARK: Tables

  private func html(_ table: ReportTable) throws(ReportError) -> String {
    tableCount += 1
    let identifier = table.place?.identifier ?? "table-\(tableCount)"
    let label =
      table.caption.isEmpty ? "aria-label=\"Table\"" : "aria-labelledby=\"\(identifier)\""
    // Over the part that scrolls, so that it is never cut with the table.
    let caption =
      table.caption.isEmpty
      ? ""
      : "<p class=\"caption\" id=\"\(identifier)\">\(try words.text(table.heading))</p>\n"
    var header = ""
    for column in table.columns {
      let kind = column.isNumeric ? " class=\"number\"" : ""
      header += "<th scope=\"col\"\(kind)>\(try words.text(column.title))</th>"
    }
    var body = ""
    for row in table.rows { body += "<tr>\(try cells(row, table.columns))</tr>\n" }
    return "\(caption)<div class=\"scroll\" role=\"region\" \(label) tabindex=\"0\">\n"
      + "<table \(label)>\n<thead>\n<tr>\(header)</tr>\n</thead>\n"
      + "<tbody>\n\(body)</tbody>\n</table>\n</div>\n"
      + (try notes(table.notes))
  }

  private func cells(
    _ row: [[Inline]], _ columns: [ReportTable.Column]
  ) throws(ReportError) -> String {
    var html = ""
    for (cell, column) in zip(row, columns) {
      let kind = column.isNumeric ? " class=\"number\"" : ""
      let content = try words.text(cell)
      html +=
        column.isRowHeader
        ? "<th scope=\"row\"\(kind)>\(content)</th>" : "<td\(kind)>\(content)</td>"
    }
    return html
  }

  private func notes(_ notes: [TableNote]) throws(ReportError) -> String {
    guard !notes.isEmpty else { return "" }
    var items = ""
    for note in notes {
      items += "<li><sup>\(Escaping.html(note.mark))</sup> "
      items += "\(try words.text(Symbols.parts(of: note.text)))</li>\n"
    }
    return "<ul class=\"notes\">\n\(items)</ul>"
  }

  // MARK: Figures

  private func html(_ placed: NumberedFigure) throws(ReportError) -> String {
    let figure = placed.figure
    guard let size = SVGSize(of: figure.svgLight) else {
      throw .wrongFigure(name: figure.name, detail: "its SVG names no width and height")
    }
    let caption = try words.text([
      .strong([.text("\(placed.title).")]), .text(" "), .markdown(figure.captionMarkdown),
    ])
    return "<div class=\"figure\">\n<figure id=\"\(Escaping.html(placed.identifier))\">\n"
      + "<div class=\"plot\">\n<div class=\"stage\">\(pictures(figure, size))</div>\n"
      + "\(readout(placed))</div>\n"
      + "<figcaption>\n<p>\(caption)</p>\n"
      + "\(try downloads(figure))\(try provenance(placed))</figcaption>\n</figure>\n"
      + "\(try html(placed.data))</div>"
  }

  /// The light picture, and the dark one for dark screens. Both stand in the page, which shows one of
  /// them: a browser that prints a dark page would not choose again among a picture's sources.
  private func pictures(_ figure: ReportFigure, _ size: SVGSize) -> String {
    func image(_ svg: [UInt8], _ kind: String) -> String {
      "<img\(kind) src=\"\(PictureAddress.text(of: svg))\" alt=\"\(Escaping.html(figure.altText))\" "
        + "width=\"\(size.width)\" height=\"\(size.height)\" />"
    }
    guard let dark = figure.svgDark else { return image(figure.svgLight, "") }
    return image(figure.svgLight, " class=\"for-light\"") + image(dark, " class=\"for-dark\"")
  }

  /// Read by the page's script, which shows it; without scripts the numbers stand in the table.
  private func readout(_ placed: NumberedFigure) -> String {
    let series = placed.figure.readout
    guard !series.isEmpty else { return "" }
    return "<script type=\"application/json\" data-title=\"\(Escaping.html(placed.title))\">"
      + "\(ReadoutJSON.text(series))</script>\n"
  }

  private func downloads(_ figure: ReportFigure) throws(ReportError) -> String {
    figure.files.isEmpty ? "" : "<p class=\"files\">\(try words.text(figure.files))</p>\n"
  }

  private func provenance(_ placed: NumberedFigure) throws(ReportError) -> String {
    placed.provenance.isEmpty
      ? "" : "<p class=\"provenance\">\(try words.text(placed.provenance))</p>\n"
  }

  // MARK: Headlines

  private func html(_ headlines: [Headline]) throws(ReportError) -> String {
    var items = ""
    for headline in headlines { items += "<li>\n\(try html(headline))</li>\n" }
    return "<ul class=\"headlines\">\n\(items)</ul>"
  }

  private func html(_ headline: Headline) throws(ReportError) -> String {
    var html = "<p class=\"title\">\(try words.text(headline.title))</p>\n"
    html +=
      "<p class=\"\(headline.isAvailable ? "value" : "missing")\">\(try words.text(headline.value))"
    if headline.isAvailable, !headline.unit.isEmpty {
      html += " <span class=\"unit\">\(Escaping.html(headline.unit))</span>"
    }
    html += "</p>\n"
    if !headline.interval.isEmpty {
      html += "<p class=\"interval\">\(try words.text(headline.interval))</p>\n"
    }
    if !headline.reason.isEmpty {
      html += "<p class=\"reason\">\(try words.text(headline.reason))</p>\n"
    }
    if !headline.detail.isEmpty { html += "<p>\(try words.text(headline.detail))</p>\n" }
    return html + "<p class=\"shown\">Shown in \(try words.text([headline.figure]))</p>\n"
  }
}
