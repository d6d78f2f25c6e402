import MnemeTables

/// The report of one `score-collapse` run.
struct ScoreCollapseReport: ExperimentReport {
  static let experiment = ReportedExperiment.scoreCollapse
  static let summary =
    "How many paths of the exact score of a finite set end at its points, and how Tikhonov and "
    + "empirical-Bayes regularization keep them away, with closed forms."

  private let rows: [ScoreCollapseRow]
  private let distances: [ScoreCollapseDistanceRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    distances = try Self.read(run)
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let first = rows[0].quotes
    holes.say("tolerance", first.number("tolerance", .exact))
    holes.say("point_count", first.number("point_count", .count))
    holes.say("path_count", first.number("path_count", .count))
    holes.say("trials", first.number("trials", .count))
    holes.say("level", first.number("interval_level", .percent(places: 0)))
    holes.repeat("halves", dimensions.flatMap(halves))
    addFurthest(.tikhonov, to: &holes)
    addFurthest(.empiricalBayes, to: &holes)
    let unmoved =
      rows.filter { $0.regularization == .empiricalBayes }
      .max { ($0.dimension, $0.strength ?? 0) < ($1.dimension, $1.strength ?? 0) } ?? rows[0]
    holes.say("unmoved_dimension", unmoved.quotes.number("dimension", .count))
    holes.say("unmoved_strength", unmoved.quotes.number("strength", .exact))
    holes.say("unmoved_distance", unmoved.quotes.number("median_distance", .significant(3)))
    let last = distances.filter { $0.regularization == .tikhonov }
      .min { $0.noiseLevel < $1.noiseLevel }
    let left = (last ?? distances[0]).quotes
    holes.say("left_distance", left.number("distance_median", .significant(2)))
    holes.say("drawn_strength", left.number("strength", .exact))
    return holes
  }

  private var dimensions: [Int] { Set(rows.map(\.dimension)).sorted() }

  private func cells(_ dimension: Int, _ kind: CollapseRegularization) -> [ScoreCollapseRow] {
    rows.filter { $0.dimension == dimension && $0.regularization == kind }
      .sorted { ($0.strength ?? 0) < ($1.strength ?? 0) }
  }

  /// The weakest regularization of each kind that leaves fewer than half of the paths to collapse.
  private func halves(_ dimension: Int) -> [Holes] {
    let kinds: [(CollapseRegularization, String, String)] = [
      (.tikhonov, "Tikhonov", "c"), (.empiricalBayes, "empirical Bayes", "\\tau"),
    ]
    return kinds.compactMap { kind, name, symbol in
      guard
        let row = cells(dimension, kind).first(where: { ($0.collapsed.fraction ?? 1) < 0.5 })
      else { return nil }
      var holes = Holes()
      holes.say("half_dimension", row.quotes.number("dimension", .count))
      holes.say("half_kind", [.text(name)])
      holes.say("half_symbol", [.math(symbol)])
      holes.say("half_strength", row.quotes.number("strength", .exact))
      holes.say("half_share", row.quotes.fraction("collapsed"))
      holes.say("half_theory", row.quotes.number("theory_collapsed", .significant(3)))
      return holes
    }
  }

  /// The cell of a kind that is furthest from its closed form.
  private func addFurthest(_ kind: CollapseRegularization, to holes: inout Holes) {
    func deviation(_ row: ScoreCollapseRow) -> Double {
      abs((row.collapsed.fraction ?? 0) - (row.theory ?? 0))
    }
    let name = kind == .tikhonov ? "tikhonov" : "empirical_bayes"
    let worst =
      rows.filter { $0.regularization == kind }.max { deviation($0) < deviation($1) } ?? rows[0]
    holes.say("\(name)_furthest", worst.quotes.fraction("collapsed"))
    holes.say("\(name)_furthest_theory", worst.quotes.number("theory_collapsed", .significant(3)))
    holes.say("\(name)_furthest_dimension", worst.quotes.number("dimension", .count))
    holes.say("\(name)_furthest_strength", worst.quotes.number("strength", .exact))
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    switch figure {
    case "score-collapse":
      table.data(rows, caption: [.text("Share of paths that collapse, beside its closed form.")])
    case "score-collapse-paths":
      RowTable<ScoreCollapseDistanceRow>(
        keys: ScoreCollapseDistanceRow.keys, reason: { _ in "" },
        columns: [
          .words([.text("Score")], "regularization"),
          .number([.math("\\sigma")], "noise_level", .significant(3), isRowHeader: true),
          .number([.text("Lower quartile")], "distance_q25", .significant(3)),
          .number([.text("Median distance")], "distance_median", .significant(3)),
          .number([.text("Upper quartile")], "distance_q75", .significant(3)),
        ]
      ).data(
        distances,
        caption: [.text("Distance to the training point that is nearest to the end of the path.")])
    default: []
    }
  }

  private var table: RowTable<ScoreCollapseRow> {
    RowTable(
      keys: ScoreCollapseRow.keys, reason: { _ in "" },
      columns: [
        .number([.math("d")], "dimension", .count, isRowHeader: true),
        .words([.text("Score")], "regularization"),
        .number(
          [.math("c"), .text(" or "), .math("\\tau")], "strength", .exact, isRowHeader: true),
        .fraction([.text("Collapsed")], "collapsed"),
        .number([.text("Closed form")], "theory_collapsed", .significant(3)),
        .number([.text("Median distance")], "median_distance", .significant(3)),
      ])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(ScoreCollapseRow.self),
      DataDictionary.table(ScoreCollapseTheoryRow.self),
      DataDictionary.table(ScoreCollapseDistanceRow.self),
      DataDictionary.table(ScoreCollapsePathRow.self),
      DataDictionary.table(ScoreCollapseCellRow.self),
    ]
  }

  var cellCaveats: ReportTable { CaveatTable.empty }
}

extension ScoreCollapseRow {
  static let keys = ["dimension", "regularization", "strength"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension ScoreCollapseDistanceRow {
  static let keys = ["regularization", "noise_level"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}
