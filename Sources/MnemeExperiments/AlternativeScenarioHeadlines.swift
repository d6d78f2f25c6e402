import MnemeTables

/// The numbers that the report of `alternative-scenario` leads with, for the leading dimension.
struct AlternativeScenarioHeadlines {
  let spec: AlternativeScenarioSpec
  let rows: [AlternativeScenarioRow]
  let verdicts: [AlternativeScenarioVerdictRow]
  let flips: [AlternativeScenarioFlipRow]

  private var dimension: Int { spec.dimensions[0] }

  var headlines: [HeadlineRow] {
    let verdict = verdict
    return [
      HeadlineRow(
        key: "rise",
        label: "Rise of KL after its minimum: per dimension, from n = \(verdict.riseFrom) to n = "
          + "\(verdict.riseTo), d = \(dimension), q = \(spec.lowShare.cellText)",
        verdict.rise, unit: "nats per dimension", intervalLevel: spec.verdictLevel,
        figure: "alternative-scenario", reason: verdict.reason),
      share(
        "positive_before", "P(Delta > 0) at the minimum of KL", at: verdict.riseFrom),
      share(
        "positive_after", "P(Delta > 0) at the largest n that decides", at: lastDeciding),
    ]
      + CurveFlip.allCases.map(flip)
  }

  private var verdict: AlternativeScenarioVerdictRow {
    guard
      let row = verdicts.first(where: { $0.dimension == dimension && $0.q == spec.lowShare })
    else { preconditionFailure("a study without its leading verdict") }
    return row
  }

  private var lastDeciding: Int {
    let counts = rows.filter {
      $0.dimension == dimension && $0.q == spec.lowShare && $0.caveat.isEmpty
    }.map(\.trainingCount)
    return counts.max() ?? verdict.riseTo
  }

  private func share(_ key: String, _ label: String, at count: Int) -> HeadlineRow {
    let cell = rows.first {
      $0.dimension == dimension && $0.q == spec.lowShare && $0.trainingCount == count
    }
    return HeadlineRow(
      key: key,
      label:
        "\(label): n = \(count), d = \(dimension), q = \(spec.lowShare.cellText) (Eq. 4a, reference "
        + "sample of \(spec.referenceCount))",
      cell.map { IntervalEstimate($0.positive) } ?? IntervalEstimate(),
      intervalLevel: spec.intervalLevel, figure: "alternative-scenario",
      reason: "no cell at this n")
  }

  private func flip(_ kind: CurveFlip) -> HeadlineRow {
    let found = flips.first { $0.dimension == dimension && $0.flip == kind }
    let (key, label) =
      switch kind {
      case .riseDisappears:
        ("flip_rise", "End of the rise: signal share q at which KL stops rising anywhere")
      case .minimumStopsBeingGlobal:
        (
          "flip_global",
          "End of the global minimum: signal share q at which no finite n is best any more"
        )
      }
    return HeadlineRow(
      key: key, label: "\(label), d = \(dimension)", found?.q ?? IntervalEstimate(),
      intervalLevel: spec.verdictLevel, figure: "scenario-verdicts", reason: found?.reason ?? "")
  }
}
