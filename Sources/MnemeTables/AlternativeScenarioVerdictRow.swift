/// How KL runs over n at one signal share, as the trials say it.
package struct AlternativeScenarioVerdictRow: TableRow {
  package static let tableName = "alternative_scenario_verdicts"

  package var dimension = 0
  package var q = 0.0
  package var verdict = CurveVerdict.undecided
  /// Level of this verdict: a wrong one has at most probability 1 − level.
  package var level = 0.0
  /// The pair of counts that rises most, with its interval for all pairs together; nats per dimension.
  package var rise = IntervalEstimate()
  package var riseFrom = 0
  package var riseTo = 0
  /// The step that falls least, in standard errors.
  package var smallestFallErrors = 0.0
  /// KL for n → ∞ less the KL that is lowest against it, with its interval for all counts together;
  /// nats per dimension.
  package var depth = IntervalEstimate()
  package var depthAt = 0
  /// Claims that are proven.
  package var isRising = Proof.open
  package var isGlobal = Proof.open
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn("q", \.q, "Signal share q of Theory, Eq. 8; in [0, 1]."),
      TableColumn(
        "verdict", \.verdict,
        "monotone: KL falls at every step of n; bump: it rises somewhere, and is nowhere below its "
          + "value for n to infinity; global minimum: it is below that somewhere; undecided."),
      TableColumn(
        "verdict_level", \.level, "A wrong verdict has at most one minus this probability."),
    ]
      + .interval(
        "rise_per_dimension", \.rise,
        "KL at the later less KL at the earlier of two n, for the pair that rises most in standard "
          + "errors, over d; nats per dimension; interval for all pairs together.")
      + [
        TableColumn("rise_from", \.riseFrom, "The earlier n of that pair."),
        TableColumn("rise_to", \.riseTo, "The later n of that pair."),
        TableColumn(
          "smallest_fall_standard_errors", \.smallestFallErrors,
          "Rise of the step of n that falls least, in standard errors: negative where it falls."),
      ]
      + .interval(
        "depth_per_dimension", \.depth,
        "KL for n to infinity (exact) less the KL that is lowest against it, over d; nats per "
          + "dimension; interval for all n together.")
      + [
        TableColumn("depth_at", \.depthAt, "The n of that KL."),
        TableColumn("rises", \.isRising, "Whether KL rises somewhere: proven, refuted or open."),
        TableColumn(
          "minimum_is_global", \.isGlobal,
          "Whether KL is below its value for n to infinity somewhere: proven, refuted or open."),
        TableColumn("reason", \.reason, "What an undecided verdict lacks."),
      ]
  }
}

/// Where a claim about the curves turns along the scan of q.
package struct AlternativeScenarioFlipRow: TableRow {
  package static let tableName = "alternative_scenario_flips"

  package var dimension = 0
  package var flip = CurveFlip.riseDisappears
  /// Half-way between the last q with the claim proven and the first one with it refuted.
  package var q = IntervalEstimate()
  package var level = 0.0
  package var finiteTheory: Double?
  package var limitTheory = 0.0
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("dimension", \.dimension, "d, dimensions of the data."),
      TableColumn(
        "flip", \.flip,
        "rise disappears: from some n on KL rises below this q, and falls at every step above; "
          + "minimum stops being global: below this q a finite n gives the smallest KL of all."),
    ]
      + .interval(
        "q", \.q,
        "Signal share of the flip: between the last q that proves the claim and the first one after "
          + "it that refutes it; the value is half-way.")
      + [
        TableColumn(
          "interval_level", \.level, "Level of the interval, for all verdicts of the scan."),
        TableColumn(
          "q_theory_finite", \.finiteTheory,
          "q_c(d) of the first-order formula, or q_s(d) of the corrected one (Theory, section 4)."),
        TableColumn("q_theory_limit", \.limitTheory, "q_c, or q_s, for large d."),
        TableColumn("reason", \.reason, "Why it is empty or one-sided."),
      ]
  }
}

package enum CurveVerdict: String, CaseIterable, CellValue {
  case monotone
  case bump
  case globalMinimum = "global minimum"
  case undecided
}

package enum Proof: String, CaseIterable, CellValue {
  case proven, refuted, open
}

package enum CurveFlip: String, CaseIterable, CellValue {
  case riseDisappears = "rise disappears"
  case minimumStopsBeingGlobal = "minimum stops being global"
}
