import MnemeTables

/// The report of one `scale-alignment` run.
struct ScaleAlignmentReport: ExperimentReport {
  static let experiment = ReportedExperiment.scaleAlignment
  static let summary =
    "Where the distance to the truth begins to fall against where memorization ends, over dimensions, "
    + "signal shares, distances and models, with the verdict for each."

  private let rows: [ScaleAlignmentRow]
  private let crossings: [ScaleAlignmentCrossingRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    crossings = try run.read(ScaleAlignmentCrossingRow.self)
  }

  private var drawn: [ScaleAlignmentRow] {
    rows.filter { $0.reading == .reference || $0.family == .network }
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let first = rows[0].quotes
    holes.say("level", first.number("level", .exact))
    holes.say("interval_level", first.number("interval_level", .percent(places: 0)))
    holes.say("trials", first.number("trials", .count))
    holes.say("reference_count", first.number("reference_count", .count))
    for scan in AlignmentScan.allCases {
      let found = drawn.filter { $0.scan == scan && $0.distance == .relativeLogLikelihood }
      let name = Self.name(scan)
      holes.claim("has_\(name)", !found.isEmpty)
      holes.repeat(name, found.map(point))
    }
    holes.add(verdicts)
    let squared = drawn.filter { $0.distance == .squaredL2 }
    holes.claim("has_squared_points", !squared.isEmpty)
    holes.repeat("squared_points", squared.map(point))
    holes.claim("has_networks", rows.contains { $0.family == .network })
    holes.show(
      "scales_table",
      .table(table.table(rows, caption: [.text("Both scales and the verdict of rule R3.")])))
    return holes
  }

  private static func name(_ scan: AlignmentScan) -> String {
    switch scan {
    case .dimension: "dimension_points"
    case .signalShare: "share_points"
    case .model: "model_points"
    }
  }

  /// By Eq. 4a: for which models the scales agree, for which not, and for which nobody can tell.
  private var verdicts: Holes {
    let models = drawn.filter { $0.scan == .model && $0.distance == .relativeLogLikelihood }
    var holes = Holes()
    for (name, verdict) in [
      ("aligned", Verdict.aligned), ("apart", .notAligned), ("undecided", .undecided),
    ] {
      let found = models.filter { $0.verdict == verdict }
      holes.claim("has_\(name)_models", !found.isEmpty)
      holes.say("\(name)_models", list(found))
    }
    return holes
  }

  private func list(_ rows: [ScaleAlignmentRow]) -> [Inline] {
    rows.enumerated().flatMap { index, row -> [Inline] in
      let join = index == 0 ? "" : index == rows.count - 1 ? " and " : "; "
      return [.text(join)] + Symbols.parts(of: row.model) + [.text(": ")]
        + row.quotes.interval("ratio")
    }
  }

  private func point(_ row: ScaleAlignmentRow) -> Holes {
    let quotes = row.quotes
    let found = crossings(of: row)
    var holes = Holes()
    holes.say("point_model", Symbols.parts(of: row.model))
    holes.say("point_dimension", quotes.number("dimension", .count))
    holes.claim("has_q", row.q != nil)
    holes.say("point_q", quotes.number("q", .significant(3)))
    holes.claim("has_ratio", row.ratio.value != nil)
    holes.say("ratio", quotes.interval("ratio"))
    holes.say("n_mem", quotes.interval("n_mem"))
    holes.say("n_fall", quotes.interval("n_fall"))
    holes.say("verdict", [.text(row.verdict.rawValue)])
    holes.claim("has_several_crossings", found.count > 1)
    holes.say(
      "crossings",
      found.map { crossing in
        crossing.quotes.number("training_count", .significant(3))
          + [.text(" (\(crossing.direction.rawValue))")]
      }.enumerated().flatMap { index, parts in (index == 0 ? [] : [.text(", ")]) + parts })
    return holes
  }

  private func crossings(of row: ScaleAlignmentRow) -> [ScaleAlignmentCrossingRow] {
    crossings.filter {
      $0.model == row.model && $0.dimension == row.dimension && $0.q == row.q
        && $0.reading == row.reading && $0.distance == row.distance && $0.level == row.level
    }
  }

  func data(of figure: String) -> [Block] {
    guard figure == "scale-alignment" else { return [] }
    return table.data(drawn, caption: [.text("The points of the figure.")])
  }

  private var table: RowTable<ScaleAlignmentRow> {
    RowTable(
      keys: ScaleAlignmentRow.keys, reason: \.reason,
      columns: [
        .init(
          title: [.text("Model")], needed: "model", cell: { Symbols.parts(of: $0.text("model")) },
          isNumeric: false),
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .number([.math("q")], "q", .significant(3), isRowHeader: true),
        .words([.text("Reading")], "reading"),
        .init(
          title: [.text("Distance")], needed: "distance",
          cell: { [.text(MemorizationDistance(rawValue: $0.text("distance"))?.title ?? "")] },
          isNumeric: false),
        .interval([.math("n_{\\mathrm{mem}}")], "n_mem"),
        .number([.text("Crossings")], "crossing_count", .count),
        .interval([.math("n_{\\mathrm{fall}}")], "n_fall"),
        .interval([.text("Ratio")], "ratio"), .words([.text("Verdict")], "verdict"),
      ])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(ScaleAlignmentRow.self),
      DataDictionary.table(ScaleAlignmentCrossingRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    table.table(
      rows.filter { $0.memorization.value == nil || $0.fall.value == nil },
      caption: [.text("Settings without one of the scales.")])
  }
}

extension ScaleAlignmentRow {
  static let keys = ["model", "dimension", "q", "reading", "distance", "level"]
  var quotes: CellQuotes<ScaleAlignmentRow> { CellQuotes(self, keys: Self.keys, reason: reason) }
}

extension ScaleAlignmentCrossingRow {
  fileprivate var quotes: CellQuotes<ScaleAlignmentCrossingRow> {
    CellQuotes(self, keys: ScaleAlignmentRow.keys, reason: "")
  }
}
