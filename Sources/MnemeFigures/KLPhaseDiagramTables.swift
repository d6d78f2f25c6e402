import MnemePlot
package import MnemeTables

/// The tables that the figures of `kl-phase-diagram` are made from.
package struct KLPhaseDiagramTables: Sendable {
  let rows: [KLPhaseDiagramRow]
  let theory: [PhaseDiagramTheoryRow]
  let cuts: [PhaseDiagramTheoryRow]
  let lines: [PhaseDiagramLineRow]

  /// - Throws: `TableError`, `DiskError`.
  package init(_ folder: RunFolder) throws {
    rows = try folder.read(KLPhaseDiagramRow.self)
    theory = try folder.read(PhaseDiagramTheoryRow.self)
    cuts = try folder.read(PhaseDiagramCutRow.self).map(\.theory)
    lines = try folder.read(PhaseDiagramLineRow.self)
  }

  /// d of the finite-d theory.
  var leadingDimension: Int { theory.first?.dimension ?? 0 }

  var leadingRows: [KLPhaseDiagramRow] { rows.filter { $0.dimension == leadingDimension } }

  /// q of the cuts, ascending.
  var cutShares: [Double] { Set(cuts.map(\.q)).sorted() }

  func lineRow(_ line: PhaseDiagramLine) -> PhaseDiagramLineRow? { lines.first { $0.line == line } }

  /// A value of the theory grid in its cells.
  func grid(_ value: (PhaseDiagramTheoryRow) -> GridCell) -> CellGrid {
    let qs = Set(theory.map(\.q)).sorted()
    let ratios = Set(theory.map(\.ratio)).sorted()
    var cells = Array(
      repeating: Array(repeating: GridCell.missing, count: qs.count), count: ratios.count)
    let columns = Dictionary(uniqueKeysWithValues: qs.enumerated().map { ($1, $0) })
    let lines = Dictionary(uniqueKeysWithValues: ratios.enumerated().map { ($1, $0) })
    for row in theory {
      if let line = lines[row.ratio], let column = columns[row.q] {
        cells[line][column] = value(row)
      }
    }
    return CellGrid(
      xEdges: CellGrid.edges(around: qs, spacing: .logarithmic),
      yEdges: CellGrid.edges(around: ratios, spacing: .logarithmic), cells: cells)
  }
}

extension KLPhaseDiagramRow {
  /// How well theory meets this cell.
  enum Agreement: CaseIterable {
    case within2, within3, beyond3
    /// No closed form is good here.
    case unjudged
  }

  var agreement: Agreement {
    guard cell.form != .crossover, let deviation = cell.deviation else { return .unjudged }
    return abs(deviation) <= 2 ? .within2 : abs(deviation) <= 3 ? .within3 : .beyond3
  }
}

extension KLPhaseDiagramRow.Agreement {
  var look: MarkerLook {
    switch self {
    case .within2: MarkerLook(.category(0), shape: .circle, scale: 0.85)
    case .within3: MarkerLook(.category(1), shape: .triangle, scale: 0.85)
    case .beyond3: MarkerLook(.category(3), shape: .square, scale: 0.95)
    case .unjudged: MarkerLook(.category(0), shape: .circle, isHollow: true, scale: 0.85)
    }
  }

  var label: String {
    switch self {
    case .within2: "$|z| \\le 2$"
    case .within3: "$2 < |z| \\le 3$"
    case .beyond3: "$|z| > 3$"
    case .unjudged: "no form"
    }
  }
}
