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

  /// Characters of the longest cell, by column; numbers never break.
  private var lengths: [Int] {
    table.columns.indices.map { index in
      let cells = table.rows.map { Self.width($0[index]) }
      return max(cells.max() ?? 0, Self.width(table.columns[index].title))
    }
  }

  /// Which columns have words that must break.
  private var breaks: [Bool] {
    zip(table.columns, lengths).map { !$0.isNumeric && $1 > Self.longestUnbroken }
  }

  /// Of the line's width, for each column that breaks.
  private var longShare: Double {
    let breaks = breaks
    let count = breaks.filter { $0 }.count
    guard count > 0 else { return 0 }
    let taken = zip(lengths, breaks).reduce(0) { sum, column in
      sum + (column.1 ? 0 : Double(column.0 + 2) / Self.charactersOfLine)
    }
    return max(0.22, (0.96 - taken) / Double(count))
  }

  private var columns: String {
    zip(table.columns, breaks).map { column, isBroken in
      if isBroken { return ">{\\raggedright\\arraybackslash}p{\(share)\\linewidth}" }
      return column.isNumeric ? "r" : "l"
    }.joined()
  }

  private var share: String { "0." + String((longShare * 100).rounded().asInt + 100).dropFirst() }

  /// Rows that fit on a page together.
  private var parts: [ArraySlice<[[Inline]]>] {
    // Lines end before the words that don't fit.
    let capacity = max(1, longShare * Self.charactersOfLine * 0.8)
    let breaks = breaks
    var parts: [ArraySlice<[[Inline]]>] = []
    var start = 0
    var height = 0
    for (index, row) in table.rows.enumerated() {
      let lines =
        zip(row, breaks).map { cell, isBroken in
          isBroken
            ? (Double(Self.width(cell)) / capacity).rounded(.up).asInt : 1
        }.max() ?? 1
      if height > 0, height + lines > linesLeft {
        parts.append(table.rows[start..<index])
        (start, height) = (index, 0)
      }
      height += lines
    }
    return parts + [table.rows[start...]]
  }

  /// The notes stand under each part.
  private var linesLeft: Int {
    let notes = table.notes.reduce(0) { sum, note in
      sum + 1 + LaTeXText.width(note.text) / Int(Self.charactersOfLine * 0.8)
    }
    return max(8, Self.linesOfPage - notes)
  }

  /// In letters of running text; typewriter letters are wider.
  private static func width(_ parts: [Inline]) -> Int {
    parts.reduce(0) { sum, part in
      let width = LaTeXText.width(InlineText.plain([part]))
      if case .code = part { return sum + width * 5 / 4 }
      return sum + width
    }
  }

  private static let longestUnbroken = 28
  private static let linesOfPage = 42
  /// Small letters on a line of a single column.
  private static let charactersOfLine = 95.0
}

extension Double {
  fileprivate var asInt: Int { Int(self) }
}
