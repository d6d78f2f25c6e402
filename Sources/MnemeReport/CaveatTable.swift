import MnemeTables

/// Every reason that cells give, with the cells that give it.
enum CaveatTable {
  /// Of a run whose cells have no reasons.
  static var empty: ReportTable { table(rows: []) }

  /// - Parameters:
  ///   - reason: why a cell is empty or decides nothing; parts separated by "; ".
  ///   - group: what cells have in common that are named together: `d = 20`.
  ///   - member: what tells the cells of a group apart, and its value: `("n", "5")`.
  static func table<Row: TableRow>(
    _ rows: [Row], reason: (Row) -> String, group: (Row) -> String,
    member: (name: String, value: (Row) -> String)
  ) -> ReportTable {
    let reasons = LinearTransitionTables.distinct(
      rows.flatMap { TableNotes.parts(of: reason($0)) })
    return table(
      rows: reasons.map { part in
        let cells = rows.filter { TableNotes.parts(of: reason($0)).contains(part) }
        let groups = LinearTransitionTables.distinct(cells.map(group)).map { name in
          let values = cells.filter { group($0) == name }.map(member.value)
          return "\(name): \(member.name) = \(values.joined(separator: ", "))"
        }
        let names = cells.count == rows.count ? "all" : groups.joined(separator: "; ")
        return [Symbols.parts(of: part), Symbols.parts(of: names)]
      })
  }

  private static func table(rows: [[[Inline]]]) -> ReportTable {
    ReportTable(
      caption: [.text("Cells that decide nothing or lack a number, and why.")],
      columns: [.init(title: [.text("Why")], isRowHeader: true), .init(title: [.text("Cells")])],
      rows: rows)
  }
}
