import MnemeMetrics
import MnemeTables
import MnemeTheory

/// Where the verdict turns along the scan of q, by dimension.
struct AlternativeScenarioFlips {
  let spec: AlternativeScenarioSpec
  let verdicts: [AlternativeScenarioVerdictRow]

  var rows: [AlternativeScenarioFlipRow] {
    spec.dimensions.flatMap { dimension in CurveFlip.allCases.map { row(dimension, $0) } }
  }

  private func row(_ dimension: Int, _ kind: CurveFlip) -> AlternativeScenarioFlipRow {
    let scan = verdicts.filter { $0.dimension == dimension }.sorted { $0.q < $1.q }
    let flip = VerdictFlip(scan.map { ($0.q, finding($0, kind)) })
    var row = AlternativeScenarioFlipRow()
    row.dimension = dimension
    row.flip = kind
    row.q = IntervalEstimate(value: flip.value, low: flip.low, high: flip.high)
    row.level = spec.verdictLevel
    switch kind {
    case .riseDisappears:
      row.finiteTheory = MonotonicityLoss(dimension: dimension)?.signalShare
      row.limitTheory = StationaryLine.criticalSignalShare
    case .minimumStopsBeingGlobal:
      row.finiteTheory = FiniteEquality.signalShare(dimension: dimension)
      row.limitTheory = StationaryLine.equalitySignalShare
    }
    var missing: [String] = []
    if flip.low == nil { missing.append("no q of the scan proves the claim") }
    if flip.high == nil { missing.append("no larger q of the scan refutes the claim") }
    row.reason = missing.joined(separator: "; ")
    return row
  }

  private func finding(
    _ verdict: AlternativeScenarioVerdictRow, _ kind: CurveFlip
  ) -> VerdictFlip.Finding {
    let proof =
      switch kind {
      case .riseDisappears: verdict.isRising
      case .minimumStopsBeingGlobal: verdict.isGlobal
      }
    return switch proof {
    case .proven: .holds
    case .refuted: .fails
    case .open: .open
    }
  }
}
