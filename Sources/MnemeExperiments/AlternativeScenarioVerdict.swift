import MnemeMetrics
import MnemeTables
import MnemeTheory

/// E KL against n at one d and q, measured.
struct DivergenceCurve: Sendable {
  let dimension: Int
  let q: Double
  let cells: [ReducedDivergence]

  func rows(intervalLevel: Double) -> [AlternativeScenarioCurveRow] {
    cells.map { cell in
      var row = AlternativeScenarioCurveRow()
      row.dimension = dimension
      row.q = q
      row.trainingCount = cell.setting.trainingCount
      row.trials = cell.trials
      row.intervalLevel = intervalLevel
      row.cell = cell.cell(intervalLevel: intervalLevel)
      row.caveat = cell.caveat
      return row
    }
  }
}

/// The verdict on one curve.
struct AlternativeScenarioVerdict {
  let spec: AlternativeScenarioSpec
  let curve: DivergenceCurve

  /// All verdicts of a dimension are right at the level asked for: Bonferroni over the scan.
  var level: Double { 1 - (1 - spec.verdictLevel) / Double(spec.scan.count) }

  var test: CurveShapeTest {
    let points = curve.cells.compactMap(\.point)
    precondition(points.count == curve.cells.count, "a cell of a curve without a mean")
    return CurveShapeTest(
      points, limit: curve.cells[0].setting.divergenceOfManySamples, level: level)
  }

  var row: AlternativeScenarioVerdictRow {
    let test = test
    var row = AlternativeScenarioVerdictRow()
    row.dimension = curve.dimension
    row.q = curve.q
    row.verdict = test.shape.verdict
    row.level = level
    row.rise = perDimension(test.rise)
    row.riseFrom = test.rise.from
    row.riseTo = test.rise.to ?? test.rise.from
    row.smallestFallErrors = test.smallestFall.standardErrors
    row.depth = perDimension(test.depth)
    row.depthAt = test.depth.from
    row.isRising =
      test.isRising || test.isBelowLimit ? .proven : test.isFalling ? .refuted : .open
    row.isGlobal = test.isBelowLimit ? .proven : test.isAboveLimit ? .refuted : .open
    row.reason = reason(test)
    return row
  }

  private func perDimension(_ contrast: CurveContrast) -> IntervalEstimate {
    let d = Double(curve.dimension)
    return IntervalEstimate(
      value: contrast.value / d, low: contrast.low / d, high: contrast.high / d)
  }

  private func reason(_ test: CurveShapeTest) -> String {
    guard test.shape == .undecided else { return "" }
    if test.isRising {
      return "a rise is proven, but not on which side of its limit the minimum is"
    }
    return "neither a rise nor a fall at every step is proven"
  }
}

extension CurveShape {
  var verdict: CurveVerdict {
    switch self {
    case .monotone: .monotone
    case .bump: .bump
    case .globalMinimum: .globalMinimum
    case .undecided: .undecided
    }
  }
}
