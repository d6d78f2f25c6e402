package import MnemeTables
import MnemeTheory

/// The table behind `mneme theory critical`.
package enum CriticalQuery {
  /// - Parameter dimensions: of q_c(d) and q_s(d).
  /// - Throws: `StudyError.outOfRange` unless each is from 2 to 2000.
  package static func rows(dimensions: [Int]) throws(StudyError) -> [CriticalTheoryRow] {
    try check(dimensions: dimensions)
    return limits + dimensions.flatMap(finite)
  }

  /// - Throws: `StudyError.outOfRange` unless each is from 2 to 2000.
  package static func check(dimensions: [Int]) throws(StudyError) {
    guard let offender = dimensions.first(where: { !(2...2000).contains($0) }) else { return }
    throw .outOfRange(
      name: "d", value: offender.cellText, expected: "from 2 to 2000",
      source: .flag("--d \(offender)"))
  }

  private static var limits: [CriticalTheoryRow] {
    [
      row(
        "c*", StationaryLine.criticalRatio, "Eq. 15",
        "d/n at which minimum and maximum of KL over n meet: 2c e^(c/2) = 1 - c"),
      row(
        "q_c", StationaryLine.criticalSignalShare, "Eq. 15",
        "from here on KL falls for every n > d: 1 - (1 - c*) e^(c*/2)"),
      row(
        "c_s", StationaryLine.equalityRatio, "Eq. 15",
        "d/n of the minimum of KL at q_s"),
      row(
        "q_s", StationaryLine.equalitySignalShare, "Eq. 15",
        "below it the minimum of KL over n is lower than its value for n to infinity"),
      row(
        "c_0", StationaryLine.largestRatio, "Eq. 15", "d/n of the minimum of KL at q = 0"),
    ]
  }

  private static func finite(_ dimension: Int) -> [CriticalTheoryRow] {
    var rows: [CriticalTheoryRow] = []
    if let loss = MonotonicityLoss(dimension: dimension) {
      rows.append(
        row(
          "q_c(d)", loss.signalShare, "Eqs. 10, 11, 14 at finite d",
          "below it the first-order formula rises somewhere, first from n = \(loss.trainingCount)",
          dimension))
    }
    if let share = FiniteEquality.signalShare(dimension: dimension) {
      rows.append(
        row(
          "q_s(d)", share, "Eqs. 10, 11, 14 at finite d, corrected as at q = 0",
          "below it the minimum of the corrected formula is lower than KL for n to infinity",
          dimension))
    }
    return rows
  }

  private static func row(
    _ name: String, _ value: Double, _ equation: String, _ meaning: String, _ dimension: Int? = nil
  ) -> CriticalTheoryRow {
    var row = CriticalTheoryRow()
    row.name = name
    row.dimension = dimension
    row.value = value
    row.equation = equation
    row.meaning = meaning
    return row
  }
}
