import MnemeTables

/// What the prose of every report may ask for:
///
/// - `headlines`: the block of headline numbers;
/// - for each headline, by its key: `headline_<key>` (the number with its interval, or its reason),
///   `headline_<key>_value` (the number alone) and the claim `has_headline_<key>`;
/// - `headline_level`: the level of their intervals;
/// - `claims_table`: what the run says to each claim;
/// - `data_dictionary`, `has_cell_caveats`, `cell_caveats_table`.
struct SharedHoles {
  let headlines: [HeadlineRow]
  let figures: [NumberedFigure]
  let dictionary: [Block]
  let cellCaveats: ReportTable
  let claims: JudgedClaims

  var holes: Holes {
    var holes = Holes()
    holes.show("headlines", .headlines(headlines.map(headline)))
    holes.say(
      "headline_level", headlines[0].quotes.number("interval_level", .percent(places: 0)))
    for row in headlines {
      holes.say("headline_\(row.key)", row.quotes.interval("value"))
      holes.say("headline_\(row.key)_value", value(of: row))
      holes.claim("has_headline_\(row.key)", row.estimate.value != nil)
    }
    holes.show(
      "data_dictionary",
      .disclosure(
        summary: [.text("What each column of each table holds")],
        content: [DataDictionary.table(HeadlineRow.self), DataDictionary.table(ClaimRow.self)]
          + dictionary))
    holes.show("claims_table", .table(claims.table))
    holes.claim("has_cell_caveats", !cellCaveats.rows.isEmpty)
    holes.show("cell_caveats_table", .table(cellCaveats))
    return holes
  }

  private func headline(_ row: HeadlineRow) -> Headline {
    let quotes = row.quotes
    let limits = quotes.limits("value", low: "value_low", high: "value_high")
    let level = quotes.number("interval_level", .percent(places: 0))
    let name = row.label.range(ofFirst: ": ")
    return Headline(
      title: Symbols.parts(of: String(row.label[..<(name?.lowerBound ?? row.label.endIndex)])),
      detail: Symbols.parts(of: String(row.label[(name?.upperBound ?? row.label.endIndex)...])),
      value: value(of: row), isAvailable: row.estimate.value != nil,
      interval: limits.isEmpty ? [] : level + [.text(" interval ")] + limits, unit: row.unit,
      reason: Symbols.parts(of: row.reason), figure: reference(to: row.figure))
  }

  private func value(of row: HeadlineRow) -> [Inline] {
    guard row.estimate.value != nil else { return [.text("not available")] }
    return Array(row.quotes.interval("value").prefix(1))
  }

  private func reference(to name: String) -> Inline {
    figures.first { $0.figure.name == name }?.reference ?? .text(name)
  }
}

/// The columns of the tables and their meaning.
enum DataDictionary {
  static func table<Row: TableRow>(_ type: Row.Type) -> Block {
    let path = "tables/\(Row.tableName).csv"
    return .table(
      ReportTable(
        caption: [.text("Columns of "), .link([.text(path)], to: .file(path)), .text(".")],
        columns: [
          .init(title: [.text("Column")], isRowHeader: true), .init(title: [.text("Meaning")]),
        ],
        rows: Row.columns.map { [[.code($0.name)], Symbols.parts(of: $0.meaning)] }))
  }
}

extension HeadlineRow {
  var quotes: CellQuotes<HeadlineRow> { CellQuotes(self, keys: ["key"], reason: reason) }
}
