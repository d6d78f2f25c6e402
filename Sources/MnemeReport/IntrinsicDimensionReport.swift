import MnemeTables

/// The report of one `intrinsic-dimension` run.
struct IntrinsicDimensionReport: ExperimentReport {
  static let experiment = ReportedExperiment.intrinsicDimension
  static let summary =
    "Memorization as a drop of the local intrinsic dimension that the exact score of a finite set sees: "
    + "planted points, sets of known dimension, detection."

  private let rows: [IntrinsicDimensionRow]
  private let estimates: [IntrinsicDimensionEstimateRow]
  /// None where no network joined.
  private let networks: [IntrinsicDimensionNetworkRow]

  init(run: RunFolder) throws {
    rows = try Self.read(run)
    estimates = try Self.read(run)
    networks = try run.read(IntrinsicDimensionNetworkRow.self)
  }

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let planted = (rows.first { $0.set == .planted } ?? rows[0]).quotes
    let known = (rows.first { $0.set != .planted } ?? rows[0]).quotes
    holes.say("planted_count", planted.number("training_count", .count))
    holes.say("training_count", known.number("training_count", .count))
    holes.say("trials", planted.number("trials", .count))
    holes.say("level", planted.number("interval_level", .percent(places: 0)))
    holes.say("bundle_time", estimates[0].quotes.number("bundle_time", .exact))
    holes.repeat("curves", estimates.map(curve))
    holes.show(
      "estimates_table",
      .table(
        estimateTable.table(
          estimates,
          caption: [
            .text(
              "Dimension of known sets at training points: the largest LID, and by normal bundle.")
          ])))
    addNetworks(to: &holes)
    return holes
  }

  private func addNetworks(to holes: inout Holes) {
    let memorized = networks.filter { $0.points == .memorized }
    holes.claim("has_networks", !networks.isEmpty)
    guard !memorized.isEmpty else {
      holes.omitFigure("intrinsic-dimension-network")
      for name in ["networks", "digits", "updates", "memorized_count", "other_count"] {
        holes.say("network_\(name)", [.text("none")])
      }
      return
    }
    // The middle noise, as in the headline.
    let middle = memorized[memorized.count / 2]
    let quotes = middle.quotes
    holes.say("network_networks", quotes.number("trials", .count))
    holes.say("network_digits", quotes.number("training_count", .count))
    holes.say("network_updates", quotes.number("updates", .count))
    holes.say("network_memorized_count", quotes.number("point_count", .count))
    let other = networks.first { $0.points == .generalized && $0.step == middle.step } ?? middle
    holes.say("network_other_count", other.quotes.number("point_count", .count))
  }

  private func curve(_ row: IntrinsicDimensionEstimateRow) -> Holes {
    var holes = Holes()
    holes.say("curve_set", [.text(row.set.rawValue)])
    holes.say("curve_dimension", row.quotes.number("true_dimension", .count))
    holes.say("curve_largest", row.quotes.number("largest_lid", .significant(3)))
    holes.say("curve_time", row.quotes.number("largest_time", .exact))
    return holes
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    if figure == "intrinsic-dimension-network" { return networkData }
    guard figure == "intrinsic-dimension" else { return [] }
    return RowTable<IntrinsicDimensionRow>(
      keys: IntrinsicDimensionRow.keys, reason: { _ in "" },
      columns: [
        .words([.text("Set")], "set"), .words([.text("Points")], "points"),
        .number([.math("t")], "time", .exact, isRowHeader: true),
        .interval([.text("LID")], "lid"),
        .number([.text("Median")], "lid_median", .significant(3)),
        .number([.text("Infinitely many points")], "theory_lid", .significant(4)),
      ]
    ).data(rows, caption: [.text("Local intrinsic dimension by set, points and time.")])
  }

  private var networkData: [Block] {
    RowTable<IntrinsicDimensionNetworkRow>(
      keys: IntrinsicDimensionNetworkRow.keys, reason: \.reason,
      columns: [
        .words([.text("At")], "points"),
        .number([.math("t")], "step", .count, isRowHeader: true),
        .number([.text("Noise over signal")], "noise", .significant(2)),
        .number([.text("Images")], "point_count", .count),
        .interval([.text("Median LID")], "lid_median"),
        .number([.text("By the exact score")], "exact_lid_median", .significant(3)),
        .interval([.text("Area under the curve")], "detection_area"),
      ]
    ).data(networks, caption: [.text("Local intrinsic dimension by networks on digits.")])
  }

  private var estimateTable: RowTable<IntrinsicDimensionEstimateRow> {
    RowTable(
      keys: IntrinsicDimensionEstimateRow.keys, reason: { _ in "" },
      columns: [
        .words([.text("Set")], "set"),
        .number([.math("D")], "ambient_dimension", .count),
        .number([.text("Dimension")], "true_dimension", .count),
        .number([.text("Largest LID")], "largest_lid", .significant(3)),
        .number([.text("at "), .math("t")], "largest_time", .exact),
        .interval([.text("Normal bundle")], "bundle_dimension"),
      ])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(IntrinsicDimensionRow.self),
      DataDictionary.table(IntrinsicDimensionEstimateRow.self),
      DataDictionary.table(IntrinsicDimensionDetectionRow.self),
      DataDictionary.table(IntrinsicDimensionNetworkRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      networks, reason: \.reason, group: { $0.points.rawValue },
      member: ("t", { $0.step.cellText }))
  }
}

extension IntrinsicDimensionRow {
  static let keys = ["set", "points", "time"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension IntrinsicDimensionEstimateRow {
  static let keys = ["set"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension IntrinsicDimensionNetworkRow {
  static let keys = ["points", "step"]
  var quotes: CellQuotes<Self> { CellQuotes(self, keys: Self.keys, reason: reason) }
}
