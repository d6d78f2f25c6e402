/// A table of the report for LaTeX, with booktabs: a float with caption, label and notes. It fills no
/// more than the line, and a long one goes on in a second part.
struct LaTeXTable {
  let table: ReportTable
  let label: String
  let writer: LaTeXWriter

  func latex() throws(ReportError) -> String {
    let parts = self.parts
    var floats: [String] = []
    for (index, rows) in parts.enumerated() {
      floats.append(try float(rows, part: index, of: parts.count))
    }
    return floats.joined(separator: "\n")
  }

  private func float(
    _ rows: ArraySlice<[[Inline]]>, part: Int, of count: Int
  ) throws(ReportError) -> String {
    let suffix = count > 1 ? " Part \(part + 1) of \(count)." : ""
    let label = part == 0 ? label : "\(label)-part-\(part + 1)"
    var lines = [
      "\\begin{table}[tbp]", "\\centering",
      "\\caption{\(try writer.text(table.caption))\(suffix)}\\label{\(label)}",
      "\\footnotesize",
      "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%",
      "\\begin{tabular}{\(columns)}", "\\toprule",
    ]
    var header: [String] = []
    for column in table.columns { header.append(try writer.text(column.title)) }
    lines += [line(header), "\\midrule"]
    for row in rows {
      var cells: [String] = []
      for cell in row { cells.append(try writer.text(cell)) }
      lines.append(line(cells))
    }
    lines += ["\\bottomrule", "\\end{tabular}}"]
    if !table.notes.isEmpty { lines.append(try notes()) }
    lines.append("\\end{table}")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A row that began with a bracket would be an argument of the line break before it.
  private func line(_ cells: [String]) -> String { "{}" + cells.joined(separator: " & ") + " \\\\" }

  private func notes() throws(ReportError) -> String {
    var lines = ["\\par\\smallskip", "\\begin{minipage}{\\linewidth}\\raggedright"]
    for note in table.notes {
      let text = try writer.text(Symbols.parts(of: note.text))
      lines.append("\\textsuperscript{\(LaTeXText.escaped(note.mark))}~\(text)\\par")
    }
    return (lines + ["\\end{minipage}"]).joined(separator: "\n")
  }

  // MARK: Measures

  /// Characters of the longest cell, by column.
  private var lengths: [Int] {
    table.columns.indices.map { index in
      let cells = table.rows.map { InlineText.plain($0[index]).count }
      return max(cells.max() ?? 0, InlineText.plain(table.columns[index].title).count)
    }
  }

  /// Of the line's width, for columns whose words must break.
  private var longShare: Double {
    let long = lengths.filter { $0 > Self.longestUnbroken }
    guard !long.isEmpty else { return 0 }
    let short = lengths.filter { $0 <= Self.longestUnbroken }
    let taken = short.reduce(0) { $0 + Double($1 + 2) / Self.charactersOfLine }
    return max(0.22, (0.96 - taken) / Double(long.count))
  }

  private var columns: String {
    zip(table.columns, lengths).map { column, length in
      if column.isNumeric { return "r" }
      guard length > Self.longestUnbroken else { return "l" }
      return ">{\\raggedright\\arraybackslash}p{\(share)\\linewidth}"
    }.joined()
  }

  private var share: String { "0." + String((longShare * 100).rounded().asInt + 100).dropFirst() }

  /// Rows that fit on a page together.
  private var parts: [ArraySlice<[[Inline]]>] {
    let capacity = max(1, longShare * Self.charactersOfLine)
    var parts: [ArraySlice<[[Inline]]>] = []
    var start = 0
    var height = 0
    for (index, row) in table.rows.enumerated() {
      let lines =
        zip(row, lengths).map { cell, length in
          length > Self.longestUnbroken
            ? (Double(InlineText.plain(cell).count) / capacity).rounded(.up).asInt : 1
        }.max() ?? 1
      if height > 0, height + lines > Self.linesOfPage {
        parts.append(table.rows[start..<index])
        (start, height) = (index, 0)
      }
      height += lines
    }
    return parts + [table.rows[start...]]
  }

  private static let longestUnbroken = 28
  private static let linesOfPage = 40
  /// Small letters on a line of a single column.
  private static let charactersOfLine = 95.0
}

extension Double {
  fileprivate var asInt: Int { Int(self) }
}
