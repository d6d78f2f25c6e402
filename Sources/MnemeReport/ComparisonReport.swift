import MnemeTables

/// The report of two runs side by side.
struct ComparisonReport: ExperimentReport {
  static let experiment = ReportedExperiment.comparison
  static let summary =
    "Two runs of one experiment side by side: which settings differ, and which numbers differ by more "
    + "than their intervals explain."

  private let rows: [ComparisonRow]
  private let counts: [ComparisonCountRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    counts = try Self.read(run)
  }

  private var headlines: [ComparisonRow] { rows.filter { $0.table == HeadlineRow.tableName } }
  private var cells: [ComparisonRow] { rows.filter { $0.table != HeadlineRow.tableName } }
  private var all: ComparisonCountRow { counts[counts.count - 1] }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let all = CellQuotes(all, keys: ["table"], reason: "")
    holes.say("compared", all.number("compared", .count))
    holes.say("same", all.number("same", .count))
    holes.say("within", all.number("within", .count))
    holes.say("beyond_alone", all.number("beyond_alone", .count))
    holes.say("beyond", all.number("beyond", .count))
    holes.say("incomparable", all.number("incomparable", .count))
    holes.say("expected", all.number("expected_by_chance", .significant(2)))
    holes.say("level", rows[0].quotes.number("interval_level", .percent(places: 0)))
    holes.claim("differs", self.all.beyond > 0)
    holes.show("headlines_table", .table(table(headlines, "The headlines of both runs.")))
    holes.show("counts_table", .table(countsTable))
    let beyond = cells.filter { $0.verdict == .beyond }
    holes.claim("has_beyond", !beyond.isEmpty)
    holes.show("beyond_table", .table(table(beyond, "Quantities that differ beyond.")))
    let alone = cells.filter { $0.verdict == .beyondAlone }
    holes.claim("has_beyond_alone", !alone.isEmpty)
    holes.show(
      "beyond_alone_list",
      .disclosure(
        summary: [.text("Quantities beyond their own interval alone")],
        content: [.table(table(alone, "Quantities beyond their own interval alone."))]))
    return holes
  }

  func data(of figure: String) -> [Block] {
    guard figure == "comparison", !headlines.isEmpty else { return [] }
    return [
      .disclosure(
        summary: [.text("The numbers in this figure")],
        content: [.table(table(headlines, "Headlines of the figure."))])
    ]
  }

  private func table(_ rows: [ComparisonRow], _ caption: String) -> ReportTable {
    RowTable<ComparisonRow>(
      keys: ComparisonRow.keys, reason: \.reason,
      columns: [
        RowTable.Column(
          title: [.text("Quantity")], needed: "quantity",
          cell: { Symbols.parts(of: $0.text("quantity")) }, isNumeric: false, isRowHeader: true),
        .words([.text("Row")], "cell"),
        .interval([.text("First run")], "first"), .interval([.text("Second run")], "second"),
        .interval([.text("Difference")], "difference"),
        .number([.text("Over its reach")], "reaches", .significant(3)),
        .words([.text("Verdict")], "verdict"),
      ]
    ).table(rows, caption: [.text(caption)])
  }

  private var countsTable: ReportTable {
    RowTable<ComparisonCountRow>(
      keys: ["table"], reason: { _ in "" },
      columns: [
        RowTable.Column(
          title: [.text("Table")], needed: "table", cell: { [.code($0.text("table"))] },
          isNumeric: false, isRowHeader: true),
        .number([.text("Compared")], "compared", .count),
        .number([.text("Same")], "same", .count),
        .number([.text("Within")], "within", .count),
        .number([.text("Beyond alone")], "beyond_alone", .count),
        .number([.text("Beyond")], "beyond", .count),
        .number([.text("By chance, at most")], "expected_by_chance", .significant(2)),
        .number([.text("Incomparable")], "incomparable", .count),
        .number([.text("Only first")], "only_first", .count),
        .number([.text("Only second")], "only_second", .count),
      ]
    ).table(counts, caption: [.text("How the quantities of each table compare.")])
  }

  var dictionary: [Block] {
    [DataDictionary.table(ComparisonRow.self), DataDictionary.table(ComparisonCountRow.self)]
  }

  var cellCaveats: ReportTable {
    table(rows.filter { $0.verdict == .incomparable }, "Quantities that could not be compared.")
  }
}

extension ComparisonRow {
  static let keys = ["table", "cell", "quantity"]
  var quotes: CellQuotes<ComparisonRow> { CellQuotes(self, keys: Self.keys, reason: reason) }
}
