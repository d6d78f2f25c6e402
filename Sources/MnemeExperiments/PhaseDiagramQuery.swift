import Glibc
package import MnemeTables
import MnemeTheory

/// KL per dimension in the plane of q and n/d, and its lines: behind `mneme theory phase-diagram` and
/// the tables of `kl-phase-diagram`.
package struct PhaseDiagramQuery: Sendable {
  /// Each above 0 and below 1.
  package var qs: [Double]
  /// n/d, each above 0.
  package var ratios: [Double]
  /// d of the finite-d columns.
  package var dimension: Int

  package init(qs: [Double], ratios: [Double], dimension: Int) {
    self.qs = qs
    self.ratios = ratios
    self.dimension = dimension
  }

  /// Rows by n/d, then q, in the order given.
  ///
  /// - Throws: `StudyError.outOfRange`.
  package func rows() throws(StudyError) -> [PhaseDiagramTheoryRow] {
    try require(qs.first { !($0 > 0 && $0 < 1) }?.cellText, "q", "above 0 and below 1")
    try require(ratios.first { !($0 > 0 && $0 <= 1e4) }?.cellText, "ratio", "above 0, up to 10000")
    try require((1...5000).contains(dimension) ? nil : dimension.cellText, "d", "from 1 to 5000")
    return ratios.flatMap { ratio in qs.map { row($0, ratio) } }
  }

  private func row(_ q: Double, _ ratio: Double) -> PhaseDiagramTheoryRow {
    let d = Double(dimension)
    let count = max(2, Int((ratio * d).rounded()))
    let setting = LinearTransitionTheory.setting(count, dimension, q: q)
    var row = PhaseDiagramTheoryRow()
    row.q = q
    row.ratio = ratio
    row.limit = LargeDimension.divergenceDensity(q: q, ratio: 1 / ratio)
    row.slope = LargeDimension.divergenceSlope(q: q, ratio: 1 / ratio)
    row.dimension = dimension
    row.trainingCount = count
    row.firstOrder = setting.firstOrderDivergence / d
    row.best = setting.bestDivergence / d
    row.form = setting.divergenceForm.name
    row.bound = setting.sharpDivergenceBound / d
    row.equation = setting.divergenceForm.equations
    return row
  }

  private func require(
    _ offender: String?, _ name: String, _ expected: String
  ) throws(StudyError) {
    guard let offender else { return }
    throw .outOfRange(
      name: name, value: offender, expected: expected, source: .flag("--\(name) \(offender)"))
  }

  // MARK: Lines

  /// Every line of the diagram, point by point along it.
  package static func lines(dimensions: [Int]) -> [PhaseDiagramLineRow] {
    transition + stationary(.maximum) + stationary(.minimum) + [
      point(
        .critical, StationaryLine.criticalSignalShare, 1 / StationaryLine.criticalRatio, "Eq. 15"),
      point(
        .equality, StationaryLine.equalitySignalShare, 1 / StationaryLine.equalityRatio, "Eq. 15"),
    ]
      + dimensions.compactMap { dimension in
        MonotonicityLoss(dimension: dimension).map { loss in
          point(
            .lossOfMonotonicity, loss.signalShare,
            Double(loss.trainingCount) / Double(dimension), "Eqs. 10, 11, 14 at finite d",
            dimension)
        }
      }
  }

  private static var transition: [PhaseDiagramLineRow] {
    (0...60).map { step in
      let q = pow(10, -2 + Double(step) / 30)
      return point(.logDeterminantTransition, q, 1 / q, "Eq. 14")
    }
  }

  /// From q = 0.01, or near it, to the critical point.
  private static func stationary(_ line: PhaseDiagramLine) -> [PhaseDiagramLineRow] {
    let critical = StationaryLine.criticalSignalShare
    return (0...80).compactMap { step in
      // Dense near the critical point, where the line turns.
      let q = critical * (1 - pow(1 - Double(step) / 80, 2)) + 0.01 * pow(1 - Double(step) / 80, 2)
      let ratio =
        line == .minimum
        ? StationaryLine.minimumRatio(q: q) : StationaryLine.maximumRatio(q: q)
      return ratio.map { point(line, q, 1 / $0, "Eq. 15") }
    }
  }

  private static func point(
    _ line: PhaseDiagramLine, _ q: Double, _ ratio: Double, _ equation: String,
    _ dimension: Int? = nil
  ) -> PhaseDiagramLineRow {
    var row = PhaseDiagramLineRow()
    row.line = line
    row.dimension = dimension
    row.q = q
    row.ratio = ratio
    row.equation = equation
    return row
  }
}
