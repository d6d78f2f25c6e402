import MnemeTables

/// Rows of a table on disk as a table of the report: some of their columns, each in its format. An
/// empty cell is a dash that names its reason below the table.
struct RowTable<Row: TableRow> {
  struct Column {
    var title: [Inline]
    /// Column of the file that must hold a value; a dash where it doesn't.
    let needed: String
    let cell: (CellQuotes<Row>) -> [Inline]
    var isNumeric = true
    var isRowHeader = false
  }

  /// Column names that tell rows apart, for the source of each number.
  let keys: [String]
  /// Why cells of a row are empty or decide nothing; parts separated by "; ".
  let reason: (Row) -> String
  var columns: [Column]

  func table(_ rows: [Row], caption: [Inline]) -> ReportTable {
    var notes = TableNotes()
    let hasReasons = rows.contains { !reason($0).isEmpty }
    let cells = rows.map { row in
      let quotes = CellQuotes(row, keys: keys, reason: reason(row))
      let marks = notes.marks(for: reason(row))
      return columns.map { column in
        quotes.text(column.needed).isEmpty ? [.text("—")] : column.cell(quotes)
      } + (hasReasons ? [[.notes(marks)]] : [])
    }
    return ReportTable(
      caption: caption,
      columns: columns.map {
        ReportTable.Column(
          title: $0.title, isNumeric: $0.isNumeric, isRowHeader: $0.isRowHeader)
      } + (hasReasons ? [ReportTable.Column(title: [.text("Notes")])] : []),
      rows: cells, notes: notes.notes)
  }

  /// Folded under a figure.
  func data(_ rows: [Row], caption: [Inline]) -> [Block] {
    [
      .disclosure(
        summary: [.text("The numbers in this figure")],
        content: [.table(table(rows, caption: caption))])
    ]
  }
}

extension RowTable.Column {
  static func number(
    _ title: [Inline], _ column: String, _ format: NumberFormat, isRowHeader: Bool = false
  ) -> Self {
    Self(
      title: title, needed: column, cell: { $0.number(column, format) },
      isRowHeader: isRowHeader)
  }

  /// The three columns that `[TableColumn].interval` makes.
  static func interval(_ title: [Inline], _ stem: String) -> Self {
    Self(title: title, needed: stem, cell: { $0.interval(stem) })
  }

  /// The three columns that `[TableColumn].fraction` makes.
  static func fraction(_ title: [Inline], _ stem: String) -> Self {
    Self(title: title, needed: "\(stem)_fraction", cell: { $0.fraction(stem) })
  }

  /// `0.123(4)`: a value and the column of its standard error.
  static func uncertain(
    _ title: [Inline], _ column: String, standardError: String
  ) -> Self {
    Self(
      title: title, needed: column,
      cell: { $0.uncertain(column, standardError: standardError) })
  }

  /// Words as they stand in the table: they may be a user's own.
  static func words(_ title: [Inline], _ column: String) -> Self {
    Self(
      title: title, needed: column, cell: { [.text($0.text(column))] }, isNumeric: false)
  }
}
