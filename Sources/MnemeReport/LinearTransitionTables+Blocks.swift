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
      case .scales: table(of: scales)
      }
    return [.disclosure(summary: [.text("The numbers in this figure")], content: [.table(table)])]
  }

  /// Scales with verdicts; what is missing names its reason below the table.
  func table(of scales: [LinearTransitionScaleRow]) -> ReportTable {
    var notes = TableNotes()
    let rows = scales.map { row in
      let quotes = row.quotes
      let marks = notes.marks(for: row.reason)
      return [
        quotes.number("dimension", .count), [.text(row.reading.rawValue)],
        row.referenceCount == nil ? [.text("none")] : quotes.number("reference_count", .count),
        [.text(row.distance.title)], quotes.number("level", .exact),
        Self.estimate(quotes, "n_mem", marks), quotes.number("crossing_count", .count),
        Self.estimate(quotes, "n_fall", marks), Self.estimate(quotes, "ratio", marks),
        [.text(row.verdict.rawValue), .notes(marks)],
      ]
    }
    return ReportTable(
      caption: [.text("The two scales and the verdict of rule R3. Brackets hold intervals.")],
      columns: Self.scaleColumns, rows: rows, notes: notes.notes)
  }

  private static func estimate<Row: TableRow>(
    _ quotes: CellQuotes<Row>, _ stem: String, _ marks: String
  ) -> [Inline] {
    let limits = quotes.limits(stem, low: "\(stem)_low", high: "\(stem)_high")
    if quotes.value(stem) != nil { return quotes.interval(stem) }
    return (limits.isEmpty ? [.text("—")] : limits) + [.notes(marks)]
  }

  private static var scaleColumns: [ReportTable.Column] {
    [
      .init(title: [.math("d")], isNumeric: true, isRowHeader: true),
      .init(title: [.text("Reading")]),
      .init(title: [.math("N_{\\mathrm{ref}}")], isNumeric: true),
      .init(title: [.text("Distance")]), .init(title: [.text("Level")], isNumeric: true),
      .init(title: [.math("n_{\\mathrm{mem}}")], isNumeric: true),
      .init(title: [.text("Crossings")], isNumeric: true),
      .init(title: [.math("n_{\\mathrm{fall}}")], isNumeric: true),
      .init(title: [.math("n_{\\mathrm{fall}}/n_{\\mathrm{mem}}")], isNumeric: true),
      .init(title: [.text("Verdict")]),
    ]
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
          + "with exact moments, then theory. A dash: the quantity does not exist there (bounds "
          + "and the first asymptote need "), .math("n > d + 2"),
      .text(", the second "), .math("d/(n - 1) < q"), .text("; else see the notes)."),
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
      rows: reasons.map { reason in [[.text(reason)], cellNames(giving: reason)] })
  }

  private func cellNames(giving reason: String) -> [Inline] {
    dimensions.compactMap { dimension in
      let counts = Self.distinct(
        cells.filter {
          $0.dimension == dimension && TableNotes.parts(of: $0.caveat).contains(reason)
        }.map(\.trainingCount))
      guard !counts.isEmpty else { return nil }
      let list = counts.map { NumberFormat.count.text(Double($0)) }.joined(separator: ", ")
      return .text("d = \(dimension): n = \(list)")
    }.joined(separator: "; ")
  }
}

/// The figures of this experiment whose numbers the report can unfold.
enum LinearTransitionFigureName: String {
  case memorization, divergence, scales
}

extension MemorizationDistance {
  var title: String {
    switch self {
    case .relativeLogLikelihood: "relative log-likelihood"
    case .squaredL2: "squared L²"
    }
  }
}
