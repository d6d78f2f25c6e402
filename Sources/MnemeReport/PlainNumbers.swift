/// Numbers without the cells that they come from: where there are thousands of them, these names are
/// most of a page, and the table is a file beside it.
extension Block {
  var withPlainNumbers: Block {
    switch self {
    case .table(let table): .table(table.withPlainNumbers)
    case .disclosure(let summary, let content):
      .disclosure(summary: summary, content: content.map(\.withPlainNumbers))
    case .paragraph, .list, .figure, .headlines, .equations, .listing, .references: self
    }
  }
}

extension ReportTable {
  fileprivate var withPlainNumbers: ReportTable {
    var table = self
    table.rows = rows.map { $0.map { $0.map(\.withPlainNumbers) } }
    return table
  }
}

extension Inline {
  fileprivate var withPlainNumbers: Inline {
    switch self {
    case .number(let number): .text(number.text)
    case .strong(let parts): .strong(parts.map(\.withPlainNumbers))
    case .link(let parts, let target): .link(parts.map(\.withPlainNumbers), to: target)
    case .text, .literal, .code, .math, .citation, .markdown, .missing, .notes: self
    }
  }
}
