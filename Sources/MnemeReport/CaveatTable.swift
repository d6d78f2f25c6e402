/// Reasons that cells give, each with the cells that give it.
enum CaveatTable {
  /// - Parameter cells: name and reasons of each cell, parts separated by "; ".
  static func table(_ cells: [(name: String, caveat: String)]) -> ReportTable {
    let reasons = LinearTransitionTables.distinct(
      cells.flatMap { TableNotes.parts(of: $0.caveat) })
    return ReportTable(
      caption: [.text("Cells that decide nothing or lack a number, and why.")],
      columns: [.init(title: [.text("Why")], isRowHeader: true), .init(title: [.text("Cells")])],
      rows: reasons.map { reason in
        let names = cells.filter { TableNotes.parts(of: $0.caveat).contains(reason) }.map(\.name)
        return [Symbols.parts(of: reason), Symbols.parts(of: names.joined(separator: "; "))]
      })
  }
}
