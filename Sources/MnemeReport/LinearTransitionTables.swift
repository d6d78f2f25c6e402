import MnemeTables

/// The tables of a `linear-transition` run, and which of their rows the report speaks about.
struct LinearTransitionTables {
  let cells: [LinearTransitionRow]
  let scales: [LinearTransitionScaleRow]
  let crossings: [LinearTransitionCrossingRow]

  init(run: RunFolder) throws {
    cells = try LinearTransitionReport.read(run)
    scales = try LinearTransitionReport.read(run)
    crossings = try run.read(LinearTransitionCrossingRow.self)
  }

  /// The rows that the verdict rests on: the definition's default reading and distance.
  var leadingScales: [LinearTransitionScaleRow] { scales.filter(Self.isLeading) }

  private static func isLeading(_ row: LinearTransitionScaleRow) -> Bool {
    row.reading == .reference && row.distance == .relativeLogLikelihood
  }

  /// The level nearest to ½, where as many runs lie on one side as on the other.
  var leadingLevel: Double? {
    leadingScales.map(\.level).min { abs($0 - 0.5) < abs($1 - 0.5) }
  }

  /// One row a dimension (and reference count): the sentences of the report.
  var spokenScales: [LinearTransitionScaleRow] {
    leadingScales.filter { $0.level == leadingLevel }
  }

  /// The fall of the divergence, which knows no reference set: by dimension, under the first count.
  var spokenFalls: [LinearTransitionScaleRow] {
    spokenScales.filter { $0.referenceCount == referenceCounts.first }
  }

  var otherScales: [LinearTransitionScaleRow] { scales.filter { !Self.isLeading($0) } }

  func crossings(of scale: LinearTransitionScaleRow) -> [LinearTransitionCrossingRow] {
    crossings.filter {
      $0.dimension == scale.dimension && $0.reading == scale.reading
        && $0.referenceCount == scale.referenceCount && $0.distance == scale.distance
        && $0.level == scale.level
    }
  }

  var referenceCounts: [Int] { Self.distinct(cells.map(\.referenceCount)) }

  /// Cells of one dimension by training count. The divergence knows no reference set, so of the
  /// cells that differ in it only, the first is taken.
  func cells(ofDimension dimension: Int) -> [LinearTransitionRow] {
    var taken: [LinearTransitionRow] = []
    for cell in cells.filter({ $0.dimension == dimension })
    where !taken.contains(where: { $0.trainingCount == cell.trainingCount }) {
      taken.append(cell)
    }
    return taken.sorted { $0.trainingCount < $1.trainingCount }
  }

  var dimensions: [Int] { Self.distinct(cells.map(\.dimension)) }

  static func distinct<Value: Equatable>(_ values: [Value]) -> [Value] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

// MARK: Quotes of rows

extension LinearTransitionRow {
  var quotes: CellQuotes<LinearTransitionRow> {
    CellQuotes(self, keys: ["dimension", "training_count", "reference_count"], reason: caveat)
  }
}

extension LinearTransitionScaleRow {
  var quotes: CellQuotes<LinearTransitionScaleRow> {
    CellQuotes(
      self, keys: ["dimension", "reading", "reference_count", "distance", "level"], reason: reason)
  }

  /// Quotes whose reasons are those of one scale, and not of the other or of the verdict.
  func quotes(onlyReasonsOf scale: String) -> CellQuotes<LinearTransitionScaleRow> {
    var row = self
    row.reason = TableNotes.parts(of: reason).filter { $0.hasPrefix("\(scale) ") }
      .joined(separator: "; ")
    return row.quotes
  }
}

extension LinearTransitionCrossingRow {
  var quotes: CellQuotes<LinearTransitionCrossingRow> {
    CellQuotes(
      self, keys: ["dimension", "reading", "reference_count", "distance", "level"], reason: "")
  }
}
