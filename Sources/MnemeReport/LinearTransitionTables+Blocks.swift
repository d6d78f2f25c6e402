import MnemeTables

/// Rows as tables of the report.
extension LinearTransitionTables {
  /// The numbers behind a figure, folded away.
  func data(of figure: String) -> [Block] {
    guard let kind = LinearTransitionFigureName(rawValue: figure) else { return [] }
    let table =
      switch kind {
      case .memorization: memorizationTable
      case .divergence: divergenceTable
      case .alignment: table(of: scales)
      case .referenceScan: table(of: spokenScales)
      }
    return [.disclosure(summary: [.text("The numbers in this figure")], content: [.table(table)])]
  }

  /// The scales of the leading reading and distance, which the caption names once.
  var leadingTable: ReportTable {
    var notes = TableNotes()
    let rows = leadingScales.map { row in
      Self.dimensionCell(row) + [row.quotes.number("level", .exact)] + Self.results(row, &notes)
    }
    return ReportTable(
      caption: [
        .text("The two scales and the verdict, by relative log-likelihood and a reference sample. ")
      ] + Self.bracketsMeaning,
      columns: Self.dimensionColumns + [.init(title: [.text("Level")], isNumeric: true)]
        + Self.resultColumns,
      rows: rows, notes: notes.notes)
  }

  /// Scales under any reading and distance.
  func table(of scales: [LinearTransitionScaleRow]) -> ReportTable {
    var notes = TableNotes()
    let rows = scales.map { row in
      Self.dimensionCell(row) + [
        [.text(row.reading.rawValue)], [.text(row.distance.title)],
        row.quotes.number("level", .exact),
      ] + Self.results(row, &notes)
    }
    return ReportTable(
      caption: [.text("The two scales and the verdict. ")] + Self.bracketsMeaning,
      columns: Self.dimensionColumns + [
        .init(title: [.text("Reading")]), .init(title: [.text("Distance")]),
        .init(title: [.text("Level")], isNumeric: true),
      ] + Self.resultColumns,
      rows: rows, notes: notes.notes)
  }

  private static func dimensionCell(_ row: LinearTransitionScaleRow) -> [[Inline]] {
    let quotes = row.quotes
    return [
      quotes.number("dimension", .count),
      row.referenceCount == nil ? [.text("none")] : quotes.number("reference_count", .count),
    ]
  }

  /// What is missing names its reason below the table.
  private static func results(
    _ row: LinearTransitionScaleRow, _ notes: inout TableNotes
  ) -> [[Inline]] {
    let quotes = row.quotes
    let marks = notes.marks(for: row.reason)
    return [
      estimate(quotes, "n_mem", marks), quotes.number("crossing_count", .count),
      estimate(quotes, "n_fall", marks), estimate(quotes, "ratio", marks),
      [.text(row.verdict.rawValue), .notes(marks)],
    ]
  }

  private static func estimate<Row: TableRow>(
    _ quotes: CellQuotes<Row>, _ stem: String, _ marks: String
  ) -> [Inline] {
    let limits = quotes.limits(stem, low: "\(stem)_low", high: "\(stem)_high")
    if quotes.value(stem) != nil { return quotes.interval(stem) }
    return (limits.isEmpty ? [.text("—")] : limits) + [.notes(marks)]
  }

  private static var dimensionColumns: [ReportTable.Column] {
    [
      .init(title: [.math("d")], isNumeric: true, isRowHeader: true),
      .init(title: [.math("N_{\\mathrm{ref}}")], isNumeric: true),
    ]
  }

  private static var resultColumns: [ReportTable.Column] {
    [
      .init(title: [.math("n_{\\mathrm{mem}}")], isNumeric: true),
      .init(title: [.text("Crossings")], isNumeric: true),
      .init(title: [.math("n_{\\mathrm{fall}}")], isNumeric: true),
      .init(title: [.math("n_{\\mathrm{fall}}/n_{\\mathrm{mem}}")], isNumeric: true),
      .init(title: [.text("Verdict")]),
    ]
  }

  private static var bracketsMeaning: [Inline] {
    [.text("Brackets hold the intervals of rules R1 and R2, and for the ratio that of rule R3.")]
  }

  private var memorizationTable: ReportTable {
    var notes = TableNotes()
    let rows = cells.map { cell in
      let quotes = cell.quotes
      let marks = notes.marks(for: cell.caveat)
      return Self.names(quotes) + [
        quotes.number("reference_count", .count), quotes.number("trials", .count),
        Self.fraction(quotes, "delta_reference_positive", marks),
        Self.fraction(quotes, "delta_reference_null_positive", marks),
        Self.fraction(quotes, "delta_matched_positive", marks),
        Self.fraction(quotes, "delta_analytic_positive", marks), [.notes(marks)],
      ]
    }
    return ReportTable(
      caption: [.math("P(\\Delta > 0)"), .text(" and its null in each cell, with intervals.")],
      columns: Self.nameColumns + [
        .init(title: [.math("N_{\\mathrm{ref}}")], isNumeric: true),
        .init(title: [.text("Trials")], isNumeric: true),
        .init(title: [.text("Reference sample")], isNumeric: true),
        .init(title: [.text("Its null")], isNumeric: true),
        .init(title: [.text("Matched")], isNumeric: true),
        .init(title: [.text("Analytic")], isNumeric: true), .init(title: [.text("Notes")]),
      ],
      rows: rows, notes: notes.notes)
  }

  private var divergenceTable: ReportTable {
    var notes = TableNotes()
    let rows = dimensions.flatMap { cells(ofDimension: $0) }.map { cell in
      let quotes = cell.quotes
      let marks = notes.marks(for: cell.caveat)
      func cellParts(_ parts: [Inline], _ column: String) -> [Inline] {
        quotes.value(column) == nil ? [.text("—")] : parts
      }
      return Self.names(quotes) + [
        cellParts(
          quotes.uncertain("kl_nats_mean", standardError: "kl_nats_standard_error"), "kl_nats_mean"),
        cellParts(
          quotes.interval("kl_nats_median", low: "kl_nats_q25", high: "kl_nats_q75"),
          "kl_nats_median"),
        cellParts(
          quotes.uncertain(
            "kl_nats_reduced_variance", standardError: "kl_nats_reduced_variance_standard_error"),
          "kl_nats_reduced_variance"),
      ]
        + [
          "kl_bound_amgm", "kl_bound_det", "kl_bound_sharp", "kl_asymptotic_first",
          "kl_asymptotic_second",
        ].map { cellParts(quotes.number($0, .significant(5)), $0) } + [[.notes(marks)]]
    }
    return ReportTable(
      caption: Self.divergenceCaption, columns: Self.divergenceColumns, rows: rows,
      notes: notes.notes)
  }

  private static var divergenceCaption: [Inline] {
    [
      .math("\\operatorname{KL}(\\rho_G \\parallel \\rho)"),
      .text(
        " in nats: mean with its standard error in the last digits, median with quartiles, mean "
          + "with exact moments, then theory. A dash: the quantity does not exist there; the second "
          + "asymptote needs "), .math("d/(n - 1) < q"), .text(", for the rest see the notes."),
    ]
  }

  private static var divergenceColumns: [ReportTable.Column] {
    nameColumns
      + [
        "Mean", "Median [quartiles]", "Mean, exact moments", "Bound (12)", "Bound (13)",
        "Bound (13a)", "First order (15)", "Second order (16)",
      ].map { .init(title: [.text($0)], isNumeric: true) } + [.init(title: [.text("Notes")])]
  }

  private static func names(_ quotes: CellQuotes<LinearTransitionRow>) -> [[Inline]] {
    [quotes.number("dimension", .count), quotes.number("training_count", .count)]
  }

  private static var nameColumns: [ReportTable.Column] {
    [
      .init(title: [.math("d")], isNumeric: true, isRowHeader: true),
      .init(title: [.math("n")], isNumeric: true, isRowHeader: true),
    ]
  }

  private static func fraction(
    _ quotes: CellQuotes<LinearTransitionRow>, _ stem: String, _ marks: String
  ) -> [Inline] {
    quotes.value("\(stem)_fraction") == nil
      ? [.text("—"), .notes(marks)] : quotes.fraction(stem)
  }

  /// Every reason that the cells give, with the cells that give it.
  var cellCaveats: ReportTable {
    let reasons = Self.distinct(cells.flatMap { TableNotes.parts(of: $0.caveat) })
    return ReportTable(
      caption: [.text("Cells that decide nothing or lack a number, and why.")],
      columns: [.init(title: [.text("Why")], isRowHeader: true), .init(title: [.text("Cells")])],
      rows: reasons.map { reason in [Symbols.parts(of: reason), cellNames(giving: reason)] })
  }

  private func cellNames(giving reason: String) -> [Inline] {
    dimensions.compactMap { dimension -> [Inline]? in
      let counts = Self.distinct(
        cells.filter {
          $0.dimension == dimension && TableNotes.parts(of: $0.caveat).contains(reason)
        }.map(\.trainingCount))
      guard !counts.isEmpty else { return nil }
      let list = counts.map { NumberFormat.count.text(Double($0)) }.joined(separator: ", ")
      return Symbols.parts(of: "d = \(dimension): n = \(list)")
    }.enumerated().flatMap { $0.offset == 0 ? $0.element : [.text("; ")] + $0.element }
  }
}

/// The figures of this experiment whose numbers the report can unfold.
enum LinearTransitionFigureName: String {
  case memorization = "memorization-transition"
  case divergence = "kl-divergence"
  case alignment = "alignment-of-scales"
  case referenceScan = "reference-scan"
}

extension MemorizationDistance {
  var title: String {
    switch self {
    case .relativeLogLikelihood: "relative log-likelihood"
    case .squaredL2: "squared L²"
    }
  }
}
