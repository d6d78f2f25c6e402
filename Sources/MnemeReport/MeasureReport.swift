import MnemeTables

/// The report on somebody's samples.
struct MeasureReport: ExperimentReport {
  static let experiment = ReportedExperiment.measure
  static let summary =
    "How much a generative model's samples have of its training set, by every definition of "
    + "memorization, each beside its null."
  static let leadingFigure: String? = "measure-fractions"

  private let sets: [MeasureSetRow]
  private let measures: [MeasureRow]
  private let scales: [MeasureScaleRow]
  private let nearest: [NearestRow]
  private let labels: [MeasureLabelRow]
  private let dimension: [MeasureDimensionRow]
  private let claims: [ClaimRow]

  init(run: RunFolder) throws {
    sets = try Self.read(run)
    measures = try Self.read(run)
    scales = try run.read(MeasureScaleRow.self)
    nearest = try run.read(NearestRow.self)
    labels = try run.read(MeasureLabelRow.self)
    dimension = try run.read(MeasureDimensionRow.self)
    claims = try run.read(ClaimRow.self)
  }

  // MARK: Holes

  func holes(figures: [NumberedFigure]) -> Holes {
    var holes = Holes()
    let names = figures.map(\.figure.name)
    for name in ["transition", "nearest", "values", "dimension"] {
      holes.claim("has_\(name)", names.contains("measure-\(name)"))
      // A figure that this run doesn't have may be named in what is not shown.
      if !names.contains("measure-\(name)") { holes.omitFigure("measure-\(name)") }
    }
    addSets(to: &holes)
    addAnswer(to: &holes)
    holes.show("measures_table", .table(measuresTable))
    holes.show("sets_table", .table(setsTable))
    holes.claim("has_scales", !scales.isEmpty)
    holes.show("scales_table", .table(scalesTable))
    holes.claim("has_labels", !labels.isEmpty)
    holes.show("labels_table", .table(labelsTable))
    return holes
  }

  private func set(_ name: String) -> MeasureSetRow? { sets.first { $0.name == name } }

  private func addSets(to holes: inout Holes) {
    let training = sets[0].quotes
    holes.say("dimension", training.number("dimension", .count))
    let reference = set("reference")
    holes.claim("has_reference", reference != nil)
    holes.say(
      "reference_used", (reference ?? sets[0]).quotes.number("used_count", .count))
    let first = measures[0].quotes
    holes.say("level", first.number("interval_level", .percent(places: 0)))
    let ratio = row(.neighbourRatio)
    holes.say("null_total", (ratio ?? measures[0]).quotes.number("null_total", .count))
    holes.say("null_formula", (ratio ?? measures[0]).quotes.number("null_formula", .significant(2)))
    let threshold = row(.absoluteThreshold)
    holes.claim("has_threshold", threshold?.threshold != nil)
    holes.say(
      "threshold", (threshold ?? measures[0]).quotes.number("threshold", .significant(4)))
    let chosen = dimension.first { $0.isChosen == 1 }
    holes.say(
      "chosen_noise",
      chosen.map { $0.quotes.number("noise", .significant(3)) } ?? [.text("no noise")])
  }

  /// The first set's row of a definition.
  private func row(_ definition: MeasureDefinition) -> MeasureRow? {
    measures.first { $0.set == measures[0].set && $0.definition == definition }
  }

  private func addAnswer(to holes: inout Holes) {
    holes.say("first_set", .text(measures[0].set))
    holes.claim("has_several", Set(measures.map(\.set)).count > 1)
    let own = claims.filter { $0.key.hasSuffix("_1") }
    let counts = ClaimVerdict.allCases.map { verdict in own.count { $0.verdict == verdict } }
    holes.say("holds_count", .text(NumberFormat.count.text(Double(counts[0]))))
    holes.say("fails_count", .text(NumberFormat.count.text(Double(counts[1]))))
    holes.say("undecided_count", .text(NumberFormat.count.text(Double(counts[2]))))
    holes.say("claims_count", .text(NumberFormat.count.text(Double(own.count))))
    for (key, definition) in [
      ("ratio", MeasureDefinition.neighbourRatio), ("threshold", .absoluteThreshold),
      ("delta", .relativeLogLikelihood),
    ] {
      let quotes = (row(definition) ?? measures[0]).quotes
      holes.claim("has_\(key)_row", row(definition)?.estimate.value != nil)
      holes.say("\(key)_value", quotes.interval("value"))
      holes.say("\(key)_null", quotes.interval("null"))
    }
  }

  // MARK: Tables

  func data(of figure: String) -> [Block] {
    switch figure {
    case "measure-fractions", "measure-values", "measure-transition":
      RowTable<MeasureRow>.measures.data(
        measures, caption: [.text("All measures, each beside its null.")])
    case "measure-dimension":
      RowTable<MeasureDimensionRow>(
        keys: MeasureDimensionRow.keys, reason: { _ in "" },
        columns: [
          .words([.text("Set")], "set"), .number([.math("n")], "training_count", .count),
          .number([.text("Noise")], "noise", .significant(3)),
          .number([.text("First quartile")], "q25", .significant(3)),
          .number([.text("Median")], "median", .significant(3)),
          .number([.text("Third quartile")], "q75", .significant(3)),
        ]
      ).data(dimension, caption: [.text("Local dimension by noise.")])
    case "measure-ratios", "measure-nearest":
      nearestColumns.data(
        mostMemorized,
        caption: [
          .text("The 20 generated samples with the least neighbour ratio; all are in nearest.csv.")
        ])
    default: []
    }
  }

  private var mostMemorized: [NearestRow] {
    Array(
      nearest.filter { $0.role == .generated }
        .sorted { ($0.ratio ?? 1, $0.distance, $0.row) < ($1.ratio ?? 1, $1.distance, $1.row) }
        .prefix(20))
  }

  private var nearestColumns: RowTable<NearestRow> {
    RowTable(
      keys: NearestRow.keys, reason: { _ in "" },
      columns: [
        .words([.text("Set")], "set"), .number([.text("Row")], "row", .count),
        .number([.text("Nearest training row")], "nearest", .count),
        .number([.text("Distance")], "distance", .significant(4)),
        .number([.text("Ratio")], "ratio", .places(3)),
        .number([.text("Calibrated")], "calibrated", .places(3)),
        .number([.text("To other generated")], "generated_distance", .significant(4)),
        .words([.text("Kind")], "kind"), .number([.text("Label")], "label", .count),
      ])
  }

  private var measuresTable: ReportTable {
    RowTable<MeasureRow>.measures.table(
      measures,
      caption: [.text("Every definition, with the same measured where there is no memory.")])
  }

  private var setsTable: ReportTable {
    RowTable<MeasureSetRow>(
      keys: ["name"], reason: { _ in "" },
      columns: [
        .words([.text("Set")], "name"), .words([.text("File")], "path"),
        .words([.text("Format")], "format"), .words([.text("Numbers")], "element"),
        .words([.text("Shape")], "shape"), .number([.text("Used")], "used_count", .count),
        .number([.text("Distinct")], "distinct_count", .count),
        .number([.text("Largest group of equal ones")], "largest_group", .count),
        .number([.text("Equal to a training sample")], "training_copies", .count),
        .number([.text("Least value")], "minimum", .significant(4)),
        .number([.text("Largest value")], "maximum", .significant(4)),
      ]
    ).table(sets, caption: [.text("The sets as they were read.")])
  }

  private var scalesTable: ReportTable {
    RowTable<MeasureScaleRow>(
      keys: ["definition", "level"], reason: \.reason,
      columns: [
        .words([.text("Definition")], "definition"),
        Self.scaleColumn,
      ]
    ).table(
      scales, caption: [.text("Training samples at which half of the samples are memorized.")])
  }

  private static var scaleColumn: RowTable<MeasureScaleRow>.Column {
    .interval([.math("n_{\\mathrm{mem}}")], "n_mem")
  }

  private var labelsTable: ReportTable {
    RowTable<MeasureLabelRow>(
      keys: ["set", "label"], reason: { _ in "" },
      columns: [
        .words([.text("Set")], "set"), .number([.text("Label")], "label", .count),
        .number([.text("Training samples")], "training_count", .count),
        .number([.text("Generated samples nearest to one")], "nearest_count", .count),
        .fraction([.text("Memorized, ratio below 1/3")], "memorized"),
      ]
    ).table(labels, caption: [.text("By the label of the nearest training sample.")])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(MeasureSetRow.self), DataDictionary.table(MeasureRow.self),
      DataDictionary.table(MeasureScaleRow.self), DataDictionary.table(NearestRow.self),
      DataDictionary.table(MeasureDimensionRow.self), DataDictionary.table(MeasureLabelRow.self),
      DataDictionary.table(MeasureImageRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    RowTable<MeasureRow>.measures.table(
      measures.filter { !$0.reason.isEmpty },
      caption: [.text("What could not be measured, and why.")])
  }
}

extension RowTable where Row == MeasureRow {
  /// Every measure beside its null.
  static var measures: Self {
    Self(
      keys: MeasureRow.keys, reason: \.reason,
      columns: [
        .words([.text("Set")], "set"), .number([.math("n")], "training_count", .count),
        .words([.text("Definition")], "definition"), .interval([.text("Value")], "value"),
        .interval([.text("Null")], "null"), .number([.math("p")], "p_value", .significant(2)),
        .words([.text("Verdict")], "verdict"), .words([.text("Null from")], "null_kind"),
      ])
  }
}

extension MeasureSetRow {
  var quotes: CellQuotes<MeasureSetRow> { CellQuotes(self, keys: ["name"], reason: "") }
}

extension MeasureRow {
  static let keys = ["set", "training_count", "definition"]
  var quotes: CellQuotes<MeasureRow> { CellQuotes(self, keys: Self.keys, reason: reason) }
}

extension MeasureDimensionRow {
  static let keys = ["set", "training_count", "time"]
  var quotes: CellQuotes<MeasureDimensionRow> { CellQuotes(self, keys: Self.keys, reason: "") }
}

extension NearestRow {
  static let keys = ["set", "role", "training_count", "row"]
}
