import MnemeTables

/// The claims of one run, as rows of a table.
struct JudgedClaims {
  let claims: [ClaimRow]
  let figures: [NumberedFigure]

  /// Claim by claim: who makes it, what the run says, by which number, and where that is shown.
  var table: ReportTable {
    ReportTable(
      caption: [.text("Claims, and what this run says to them.")], columns: Self.columns,
      rows: rows)
  }

  static var columns: [ReportTable.Column] {
    [
      .init(title: [.text("Claim")], isRowHeader: true), .init(title: [.text("Claimed by")]),
      .init(title: [.text("Verdict")]), .init(title: [.text("By the number")]),
      .init(title: [.text("Shown in")]),
    ]
  }

  var rows: [[[Inline]]] {
    claims.map { claim in
      [
        Symbols.parts(of: claim.claim), Self.source(claim.source),
        [.strong([.text(claim.verdict.rawValue)])], number(for: claim), [figure(of: claim)],
      ]
    }
  }

  private static func source(_ key: String) -> [Inline] {
    guard !key.isEmpty else { return [.text("—")] }
    return [.text(Bibliography.work(key)?.words(.textual) ?? key)]
  }

  /// `n_fall/n_mem, d = 100: 0.77 [0.71, 0.82]`.
  private func number(for claim: ClaimRow) -> [Inline] {
    guard !claim.evidence.isEmpty else { return [.text("—")] }
    let unit = claim.unit.isEmpty || claim.estimate.value == nil ? "" : " \(claim.unit)"
    let quotes = CellQuotes(claim, keys: ["key"], reason: claim.reason)
    return Symbols.parts(of: claim.evidence) + [.text(": ")] + quotes.interval("value")
      + [.text(unit)]
  }

  /// The works that make these claims.
  var works: [Citation] { claims.compactMap { Bibliography.work($0.source) } }

  private func figure(of claim: ClaimRow) -> Inline {
    figures.first { $0.figure.name == claim.figure }?.reference ?? .text("—")
  }
}
