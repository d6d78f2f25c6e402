package import MnemeTables

/// Two runs of one experiment, side by side.
package struct RunComparison: Sendable {
  /// Headlines first, then the cells of the tables.
  package let rows: [ComparisonRow]
  /// A row for each table, and one for all.
  package let counts: [ComparisonCountRow]
  /// What leads the report: counts of all.
  package let headlines: [HeadlineRow]
  /// Settings that differ: `first → second`.
  package let settings: [Manifest.Setting]
  package let caveats: [String]

  /// - Throws: `ComparisonError` unless both are runs of one experiment, and of one revision of it;
  ///   `TableError`, `DiskError`.
  package init(_ first: RunFolder, _ second: RunFolder) throws {
    let manifests = [try first.readManifest(), try second.readManifest()]
    guard manifests[0].experiment == manifests[1].experiment,
      let experiment = ExperimentName(rawValue: manifests[0].experiment)
    else {
      throw ComparisonError.otherExperiments(
        first: manifests[0].experiment, second: manifests[1].experiment)
    }
    guard manifests[0].digest != manifests[1].digest else {
      throw ComparisonError.sameRun(digest: manifests[0].digest)
    }
    let tables =
      [TablePair(headlines: try first.read(HeadlineRow.self), try second.read(HeadlineRow.self))]
      + (try experiment.comparedTables(first, second))
    let undecided = tables.flatMap(\.pairs)
    let measured = undecided.count { $0.row.first != $0.row.second && $0.hasIntervals }
    let rule = ComparisonRule(comparisons: max(1, measured))
    let judged = tables.map { $0.pairs.map(rule.judged) }
    rows = judged.flatMap { $0 }
    let counts = zip(tables, judged).map { ComparisonCountRow($0, $1) }
    let all = ComparisonCountRow(all: counts)
    self.counts = counts + [all]
    headlines = Self.headlines(all, level: rows.first?.intervalLevel ?? 0.95)
    settings = Self.differences(manifests[0], manifests[1])
    caveats =
      Self.verdicts(try first.read(ClaimRow.self), try second.read(ClaimRow.self))
      + Self.caveats(manifests, counts)
  }

  private static func headlines(_ all: ComparisonCountRow, level: Double) -> [HeadlineRow] {
    func row(_ key: String, _ label: String, _ count: Int) -> HeadlineRow {
      HeadlineRow(
        key: key, label: label, IntervalEstimate(value: Double(count)), unit: "quantities",
        intervalLevel: level, figure: "comparison")
    }
    return [
      row(
        "beyond",
        "Beyond: differences that their intervals do not explain, also among all comparisons",
        all.beyond),
      row(
        "beyond_alone",
        "Beyond alone: differences beyond their own interval, as chance makes some", all.beyondAlone
      ),
      row("within", "Within: differences within their interval", all.within),
      row("same", "Same: numbers that are equal in all digits", all.same),
    ]
  }

  /// Preset, seed and settings.
  private static func differences(_ first: Manifest, _ second: Manifest) -> [Manifest.Setting] {
    let fields = [
      ("preset", first.preset, second.preset, "Size of the study."),
      ("seed", "\(first.seed)", "\(second.seed)", "Seed of every random stream."),
    ]
    let names = first.settings.map { setting in
      (
        setting.name, setting.value,
        second.settings.first { $0.name == setting.name }?.value ?? "none", setting.meaning
      )
    }
    return (fields + names).filter { $0.1 != $0.2 }.map {
      Manifest.Setting(name: $0.0, value: "\($0.1) → \($0.2)", meaning: $0.3)
    }
  }

  /// Claims that the runs judge differently.
  private static func verdicts(_ first: [ClaimRow], _ second: [ClaimRow]) -> [String] {
    first.compactMap { claim in
      guard let other = second.first(where: { $0.key == claim.key }),
        other.verdict != claim.verdict
      else { return nil }
      return "The first run says '\(claim.verdict.rawValue)' and the second "
        + "'\(other.verdict.rawValue)' to the claim: \(claim.claim)"
    }
  }

  private static func caveats(
    _ manifests: [Manifest], _ counts: [ComparisonCountRow]
  ) -> [String] {
    var caveats = counts.filter { $0.onlyFirst + $0.onlySecond > 0 }.map {
      "\($0.table): \($0.onlyFirst) rows are only in the first run, \($0.onlySecond) only in the "
        + "second; they are not compared."
    }
    if manifests[0].revision != manifests[1].revision {
      caveats.append(
        "The runs are of revisions \(manifests[0].revision) and \(manifests[1].revision) of the "
          + "experiment: its formulas changed between them.")
    }
    for (name, manifest) in zip(["first", "second"], manifests) {
      caveats += manifest.caveats.map { "Of the \(name) run: \($0)" }
    }
    return caveats
  }
}

extension QuantityPair {
  fileprivate var hasIntervals: Bool {
    [row.first, row.second].allSatisfy { $0.low != nil && $0.high != nil }
  }
}

extension ComparisonCountRow {
  fileprivate init(_ table: TablePair, _ rows: [ComparisonRow]) {
    self.init()
    func count(_ verdict: ComparisonVerdict) -> Int { rows.count { $0.verdict == verdict } }
    self.table = table.name
    compared = rows.count
    (same, within, incomparable) = (count(.same), count(.within), count(.incomparable))
    (beyondAlone, beyond) = (count(.beyondAlone), count(.beyond))
    expectedByChance = rows.filter { $0.reaches != nil && $0.verdict != .same }
      .reduce(0) { $0 + 1 - $1.intervalLevel }
    (onlyFirst, onlySecond) = (table.onlyFirst, table.onlySecond)
  }

  fileprivate init(all counts: [ComparisonCountRow]) {
    self.init()
    table = "all"
    for row in counts {
      compared += row.compared
      same += row.same
      within += row.within
      beyondAlone += row.beyondAlone
      beyond += row.beyond
      incomparable += row.incomparable
      expectedByChance += row.expectedByChance
      onlyFirst += row.onlyFirst
      onlySecond += row.onlySecond
    }
  }
}

/// What two runs can't be compared for.
package enum ComparisonError: Error, Equatable, CustomStringConvertible {
  case otherExperiments(first: String, second: String)
  case sameRun(digest: String)

  package var description: String {
    switch self {
    case .otherExperiments(let first, let second):
      "these are runs of '\(first)' and '\(second)': only two runs of the same experiment can be "
        + "compared"
    case .sameRun(let digest):
      "both are the run \(digest): compare it with one of another seed, preset or setting"
    }
  }
}
