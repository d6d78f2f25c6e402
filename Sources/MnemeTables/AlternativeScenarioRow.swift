/// One cell of `alternative-scenario`: whether the generated law still leans to its training set.
package struct AlternativeScenarioRow: TableRow {
  package static let tableName = "alternative_scenario"

  package var dimension = 0
  package var q = 0.0
  package var trainingCount = 0
  package var trials = 0
  package var referenceCount = 0
  package var generatedCount = 0
  package var intervalLevel = 0.0
  package var positive = TrialFraction()
  package var nullPositive = TrialFraction()
  /// Why this cell decides nothing; parts separated by "; ".
  package var caveat = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("trials", \.trials, "Independent trials in this cell."),
      TableColumn("reference_count", \.referenceCount, "N_ref, samples of the reference set."),
      TableColumn("generated_count", \.generatedCount, "Generated samples a trial."),
      TableColumn("interval_level", \.intervalLevel, "Level of the confidence intervals."),
    ]
      + .fraction(
        "delta_reference_positive", \.positive,
        "P(Delta > 0) for Eq. 4a; reading: reference sample.")
      + .fraction(
        "delta_reference_null_positive", \.nullPositive,
        "The null: the same with an independent training set.")
      + [TableColumn("caveat", \.caveat, "Why this cell decides nothing.")]
  }

  /// n/d.
  package var ratio: Double { Double(trainingCount) / Double(dimension) }
}

/// One cell of the curves of KL that the verdicts rest on.
package struct AlternativeScenarioCurveRow: TableRow {
  package static let tableName = "alternative_scenario_curves"

  package var dimension = 0
  package var q = 0.0
  package var trainingCount = 0
  package var trials = 0
  package var intervalLevel = 0.0
  package var cell = DivergenceCell()
  package var caveat = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn("trials", \.trials, "Independent trials in this cell."),
      TableColumn("interval_level", \.intervalLevel, "Level of the confidence intervals."),
    ] + DivergenceCell.columns(at: \.cell) + [
      TableColumn("caveat", \.caveat, "Why a deviation decides nothing.")
    ]
  }

  /// n/d.
  package var ratio: Double { Double(trainingCount) / Double(dimension) }
}

/// Closed forms on a fine grid of n, to be drawn over the curves.
package struct AlternativeScenarioTheoryRow: TableRow {
  package static let tableName = "alternative_scenario_theory"

  package var dimension = 0
  package var q = 0.0
  package var trainingCount = 0
  package var firstOrder = 0.0
  package var best = 0.0
  package var form = DivergenceFormName.crossover

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn("training_count", \.trainingCount, "n, training samples."),
      TableColumn(
        "kl_first_nats", \.firstOrder,
        "First-order asymptote of E KL, Eqs. 14-15 at finite n, nats."),
      TableColumn("kl_best_nats", \.best, "The best closed form of E KL, nats."),
      TableColumn("kl_form", \.form, "Which one, as in alternative_scenario_curves."),
    ]
  }

  /// n/d.
  package var ratio: Double { Double(trainingCount) / Double(dimension) }
}
