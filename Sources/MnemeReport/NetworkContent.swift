import MnemeTables

/// What the reports of trained networks say, whatever their data.
struct NetworkContent {
  var rows: [NetworkRow]
  var scales: [NetworkScaleRow]
  let denoising: [NetworkDenoisingRow]
  let training: [NetworkTrainingRow]
  let images: [NetworkImageRow]

  /// - Throws: `ReportError.emptyTable`, `TableError`, `DiskError`.
  init<Report: ExperimentReport>(of report: Report.Type, run: RunFolder) throws {
    rows = try report.read(run)
    scales = try report.read(run)
    denoising = try run.read(NetworkDenoisingRow.self)
    training = try run.read(NetworkTrainingRow.self)
    images = try run.read(NetworkImageRow.self)
  }

  func cells(_ generator: NetworkGenerator) -> [NetworkRow] {
    rows.filter { $0.generator == generator }.sorted { $0.trainingCount < $1.trainingCount }
  }

  private var hasReference: Bool { rows.contains { $0.referenceCount != nil } }

  // MARK: Holes

  var holes: Holes {
    var holes = Holes()
    addProtocol(to: &holes)
    addNetwork(to: &holes)
    addVerdict(to: &holes)
    holes.add(NetworkControls(content: self).holes)
    return holes
  }

  private func addProtocol(to holes: inout Holes) {
    let first = rows[0].quotes
    holes.say("dimension", first.number("dimension", .count))
    holes.say("interval_level", first.number("interval_level", .percent(places: 0)))
    for column in ["trials", "updates", "image_count", "generated_count", "moment_count"] {
      holes.say(column, span(column))
    }
    holes.say("training_counts", span("training_count"))
    holes.claim("has_reference", hasReference)
    holes.say("reference_count", span("reference_count"))
  }

  /// `600`, or the smallest `to` the largest.
  private func span(_ column: String) -> [Inline] {
    let known = rows.map(\.quotes).filter { $0.value(column) != nil }
    let ordered = known.sorted { ($0.value(column) ?? 0) < ($1.value(column) ?? 0) }
    guard let low = ordered.first, let high = ordered.last else { return [.text("none")] }
    let start = low.number(column, .count)
    return low.text(column) == high.text(column)
      ? start : start + [.text(" to ")] + high.number(column, .count)
  }

  private func addNetwork(to holes: inout Holes) {
    let network = cells(.network)
    let ends = [("smallest", network.first), ("largest", network.last)]
    for (name, row) in ends {
      let quotes = (row ?? rows[0]).quotes
      holes.say("\(name)_count", quotes.number("training_count", .count))
      holes.say("\(name)_positive", quotes.fraction("delta_matched_positive"))
      holes.say("\(name)_memorized", quotes.interval("memorized_fraction"))
      holes.say("\(name)_kl", quotes.interval("kl_expected_nats"))
    }
    let fresh = (cells(.freshImages).last ?? rows[0]).quotes
    holes.say("kl_bias", fresh.interval("kl_expected_nats"))
    holes.say("memorized_formula", rows[0].quotes.number("memorized_formula", .significant(2)))
  }

  /// Of the leading reading and distance, and all as a table.
  private func addVerdict(to holes: inout Holes) {
    let leading = scales.first { $0.reading == .matched && $0.distance == .gaussianKL }
    let row = leading ?? scales[0]
    let verdict = row.verdict
    holes.say("leading_n_mem", found(row.memorization, "n_mem", row.quotes))
    holes.say("leading_n_fall", found(row.fall, "n_fall", row.quotes))
    holes.claim("is_aligned", verdict == .aligned)
    holes.claim("is_not_aligned", verdict == .notAligned)
    holes.claim("is_undecided", verdict == .undecided)
    holes.show(
      "scales_table",
      .table(
        scalesTable.table(
          scales,
          caption: [.text("Both scales by every reading and distance, and the verdict of rule R3.")]
        )))
  }

  /// `= 131 [125, 137]`, `> 800`, or that there is none; the table has the reason.
  private func found(
    _ estimate: IntervalEstimate, _ stem: String, _ quotes: CellQuotes<NetworkScaleRow>
  ) -> [Inline] {
    guard estimate.value == nil else { return [.text("= ")] + quotes.interval(stem) }
    let limits = quotes.limits(stem, low: "\(stem)_low", high: "\(stem)_high")
    return limits.isEmpty ? [.text("not found")] : limits
  }
}

extension NetworkRow {
  static let keys = ["generator", "training_count"]
  var quotes: CellQuotes<NetworkRow> { CellQuotes(self, keys: Self.keys, reason: reason) }
}

extension NetworkScaleRow {
  static let keys = ["reading", "level", "distance"]
  fileprivate var quotes: CellQuotes<NetworkScaleRow> {
    CellQuotes(self, keys: Self.keys, reason: reason)
  }
}
