import MnemeTables

/// The numbers under each figure, the meaning of columns, and what cells lack.
extension NetworkContent {
  func data(of figure: String) -> [Block] {
    if figure.hasSuffix("-transition") { return cellsTable }
    if figure.hasSuffix("-losses") { return lossTables }
    return figure.hasSuffix("-images") ? imagesTable : []
  }

  var scalesTable: RowTable<NetworkScaleRow> {
    RowTable(
      keys: NetworkScaleRow.keys, reason: \.reason,
      columns: [
        .init(
          title: [.text("Reading")], needed: "reading", cell: { [.text($0.text("reading"))] },
          isNumeric: false, isRowHeader: true),
        .number([.text("Level")], "level", .exact),
        .words([.text("Distance that falls")], "distance"),
        .interval([.math("n_{\\mathrm{mem}}")], "n_mem"),
        .interval([.math("n_{\\mathrm{fall}}")], "n_fall"),
        .interval([.text("Ratio")], "ratio"), .words([.text("Verdict")], "verdict"),
      ])
  }

  private var cellsTable: [Block] {
    RowTable<NetworkRow>(
      keys: NetworkRow.keys, reason: \.reason, columns: RowTable<NetworkRow>.Column.network
    ).data(
      rows,
      caption: [
        .text("All cells: fractions and KL with intervals; mean distances with standard errors.")
      ])
  }

  /// Two tables under one fold.
  private var lossTables: [Block] {
    [
      .disclosure(
        summary: [.text("The numbers in this figure")],
        content: [
          .table(
            denoisingTable.table(
              denoising, caption: [.text("Denoising losses by noise level.")])),
          .table(
            trainingTable.table(
              training, caption: [.text("Losses of training batches on the way.")])),
        ])
    ]
  }

  private var denoisingTable: RowTable<NetworkDenoisingRow> {
    RowTable(
      keys: ["training_count", "level"], reason: { _ in "" },
      columns: [
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .number([.math("t")], "level", .count, isRowHeader: true),
        .number([.math("1 - \\bar{\\alpha}_t")], "noise_share", .significant(3)),
        .number([.text("Trials")], "trials", .count),
        .interval([.text("Training loss")], "training_loss"),
        .interval([.text("Held-out loss")], "held_out_loss"),
        .interval([.text("Gap, paired")], "gap"),
      ])
  }

  private var trainingTable: RowTable<NetworkTrainingRow> {
    RowTable(
      keys: ["training_count", "first_update"], reason: { _ in "" },
      columns: [
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .number([.text("First update")], "first_update", .count, isRowHeader: true),
        .number([.text("Last update")], "last_update", .count),
        .number([.text("Trials")], "trials", .count),
        .interval([.text("Training loss")], "loss"),
      ])
  }

  private var imagesTable: [Block] {
    RowTable<NetworkImageRow>(
      keys: ["training_count", "image"], reason: { _ in "" },
      columns: [
        .number([.math("n")], "training_count", .count, isRowHeader: true),
        .number([.text("Image")], "image", .count, isRowHeader: true),
        .number([.text("Distance to the nearest training image")], "distance", .significant(3)),
        .number([.text("Over that to the second nearest")], "neighbour_ratio", .places(3)),
      ]
    ).data(
      images.filter { $0.kind == .generated },
      caption: [.text("Distances of the images; their pixels are in the table’s file.")])
  }

  var dictionary: [Block] {
    [
      DataDictionary.table(NetworkRow.self), DataDictionary.table(NetworkScaleRow.self),
      DataDictionary.table(NetworkDenoisingRow.self),
      DataDictionary.table(NetworkTrainingRow.self), DataDictionary.table(NetworkImageRow.self),
    ]
  }

  var cellCaveats: ReportTable {
    CaveatTable.table(
      rows, reason: \.reason, group: { $0.generator.rawValue },
      member: ("n", { "\($0.trainingCount)" }))
  }
}

extension RowTable<NetworkRow>.Column {
  fileprivate static var network: [Self] {
    [
      .words([.text("Generator")], "generator"),
      .number([.math("n")], "training_count", .count, isRowHeader: true),
      .number([.text("Trials")], "trials", .count),
      .fraction([.math("P(\\Delta > 0)"), .text(", matched")], "delta_matched_positive"),
      .fraction([.math("P(\\Delta > 0)"), .text(", reference")], "delta_reference_positive"),
      .fraction([.math("P_0")], "delta_reference_null_positive"),
      .interval([.text("Memorized fraction")], "memorized_fraction"),
      .uncertain(
        [.text("Squared "), .math("L^2"), .text(" to the training set")], "l2_training_mean",
        standardError: "l2_training_standard_error"),
      .uncertain(
        [.text("Squared "), .math("L^2"), .text(" to the truth")], "l2_truth_mean",
        standardError: "l2_truth_standard_error"),
      .uncertain(
        [.math("R")], "memorization_ratio_mean",
        standardError: "memorization_ratio_standard_error"),
      .interval([.text("KL of moments, nats")], "kl_expected_nats"),
      .uncertain(
        [.math("H^2")], "squared_hellinger_mean", standardError: "squared_hellinger_standard_error"
      ),
    ]
  }
}
