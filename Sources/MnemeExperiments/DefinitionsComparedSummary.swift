import MnemeTables

/// Measures of each generator → what the definitions say of it. Pure.
enum DefinitionsComparedSummary {
  static func rows(_ measures: [MeasureRow]) -> [DefinitionsComparedRow] {
    ComparedGenerator.allCases.compactMap { generator in
      let found = measures.filter { $0.set == generator.rawValue }
      guard let first = found.first else { return nil }
      let judging = found.filter { $0.definition.memorySide != nil }
      let decided = judging.filter { $0.verdict != .open }
      let memorizing = decided.filter(\.callsMemorizing)
      var row = DefinitionsComparedRow()
      row.generator = generator
      row.trainingCount = first.trainingCount
      row.sampleCount = found.compactMap(\.total).max() ?? 0
      row.memorizingCount = memorizing.count
      row.decidedCount = decided.count
      row.memorizing = names(memorizing)
      row.notMemorizing = names(decided.filter { !$0.callsMemorizing })
      row.reason = judging.filter { $0.verdict == .open }.map {
        "\($0.definition.rawValue) decides nothing: \($0.reason)"
      }.joined(separator: "; ")
      return row
    }
  }

  private static func names(_ rows: [MeasureRow]) -> String {
    rows.map { $0.definition.words }.joined(separator: ", ")
  }
}

/// What the report leads with: the extremes, and where definitions part.
enum DefinitionsComparedHeadlines {
  static func rows(_ measures: [MeasureRow]) -> [HeadlineRow] {
    [
      headline("copies_ratio", measures, .copies, .neighbourRatio, "Copies by the neighbour ratio"),
      headline(
        "bayes_ratio", measures, .empiricalBayes, .neighbourRatio,
        "Empirical Bayes by the neighbour ratio"),
      headline(
        "linear_ratio", measures, .linear, .neighbourRatio, "Linear model by the neighbour ratio"),
      headline(
        "linear_delta", measures, .linear, .relativeLogLikelihood,
        "Linear model by the relative log-likelihood"),
      headline(
        "network_ratio", measures, .network, .neighbourRatio, "Network by the neighbour ratio"),
      headline("truth_ratio", measures, .truth, .neighbourRatio, "Truth by the neighbour ratio"),
    ].compactMap(\.self)
  }

  /// nil for a generator that did not join.
  private static func headline(
    _ key: String, _ measures: [MeasureRow], _ generator: ComparedGenerator,
    _ definition: MeasureDefinition, _ words: String
  ) -> HeadlineRow? {
    measures.first { $0.set == generator.rawValue && $0.definition == definition }.map { row in
      HeadlineRow(
        key: key, label: "\(words): n = \(row.trainingCount)", row.estimate, unit: row.unit,
        intervalLevel: row.intervalLevel, figure: "definitions-compared", reason: row.reason)
    }
  }
}

/// What the run says to the question whether one definition can stand for another.
enum DefinitionsComparedClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "linear_model_leans_without_copies",
        "A model can lean towards its training set by law without a copy: the linear model’s relative "
          + "log-likelihood is below 0", by: .below(0), evidence: "linear_delta", in: headlines),
      ClaimRow(
        "linear_model_has_no_copies",
        "The same samples of the linear model are no copies: by the neighbour ratio fewer than 5 %",
        by: .below(0.05), evidence: "linear_ratio", in: headlines),
      ClaimRow(
        "floor_halves_copies",
        "A floor under the density keeps paths from ending at training images: fewer than 90 % of the "
          + "samples of the empirical-Bayes score are copies by the neighbour ratio",
        source: "baptista2025regularization", by: .below(0.9), evidence: "bayes_ratio",
        in: headlines),
    ]
  }
}
