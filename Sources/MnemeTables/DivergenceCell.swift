/// The mean KL of a cell of the linear one-step model, simulated with exact moments put in, beside
/// the closed form that is best there.
package struct DivergenceCell: Sendable, Equatable {
  /// E KL, nats: τ and the mean term exact, E ln det simulated (Theory, section 3).
  package var klNats = IntervalEstimate()
  package var standardError: Double?
  package var theoryNats: Double?
  package var form = DivergenceFormName.crossover
  /// Eq. 13a, nats.
  package var boundNats: Double?
  /// (simulated − theory)/standard error.
  package var deviation: Double?
  /// (simulated − bound)/standard error.
  package var boundMargin: Double?

  package init() {}

  package static func columns<Row>(
    at path: any WritableKeyPath<Row, DivergenceCell> & Sendable
  ) -> [TableColumn<Row>] {
    [
      TableColumn(
        "kl_nats", path, \.klNats.value,
        "E KL with the exact tau and mean term, only ln det simulated (Theory, section 3), nats."),
      TableColumn("kl_nats_low", path, \.klNats.low, "Lower limit of its interval, nats."),
      TableColumn("kl_nats_high", path, \.klNats.high, "Upper limit of its interval, nats."),
      TableColumn("kl_nats_standard_error", path, \.standardError, "Its standard error, nats."),
      TableColumn(
        "kl_theory_nats", path, \.theoryNats, "The best closed form of E KL here, nats."),
      TableColumn(
        "kl_form", path, \.form,
        "Which one: 'second order' (Eq. 16, d/(n-1) up to 0.8 q), 'first order, corrected' (Eqs. 14-15 "
          + "with the next order as it is at q = 0, from 1.25 q), 'crossover' (first order; no form "
          + "is good here)."),
      TableColumn("kl_bound_sharp", path, \.boundNats, "Lower bound on E KL, Eq. 13a, nats."),
      TableColumn(
        "deviation_standard_errors", path, \.deviation,
        "(Simulated - closed form)/standard error."),
      TableColumn(
        "bound_margin_standard_errors", path, \.boundMargin,
        "(Simulated - bound)/standard error."),
    ]
  }
}

/// Which closed form of E KL is the best one at a setting.
package enum DivergenceFormName: String, CaseIterable, CellValue {
  case secondOrder = "second order"
  case firstOrderCorrected = "first order, corrected"
  case crossover
}
