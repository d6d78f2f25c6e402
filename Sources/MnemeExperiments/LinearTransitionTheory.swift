import Glibc
package import MnemeTables
import MnemeTheory

/// Theory of the linear one-step model as table rows, for figures and for `mneme theory`.
package enum LinearTransitionTheory {
  /// Closed forms at one n, in the form of the tables.
  package static func values(_ count: Int, _ dimension: Int, q: Double) -> LinearTheoryValues {
    let theory = LinearTheory(setting(count, dimension, q: q))
    var values = LinearTheoryValues()
    values.tau = theory.tau
    values.meanTerm = theory.meanTerm
    values.klBoundAMGM = theory.klBoundAMGM
    values.klBoundDet = theory.klBoundDet
    values.klBoundSharp = theory.klBoundSharp
    values.klAsymptoticFirst = theory.klAsymptoticFirst
    values.klAsymptoticSecond = theory.klAsymptoticSecond
    return values
  }

  /// The setting of checked numbers.
  static func setting(_ count: Int, _ dimension: Int, q: Double) -> LinearSetting {
    do {
      return try LinearSetting(trainingCount: count, dimension: dimension, q: q)
    } catch {
      preconditionFailure("a checked setting that theory refuses: \(error)")
    }
  }

  /// A fine grid for each dimension of a study: at least 200 counts, log-spaced over the measured
  /// range and, where that has too few integers, beyond it.
  static func rows(_ spec: LinearTransitionSpec) -> [LinearTransitionTheoryRow] {
    spec.dimensions.flatMap { dimension in
      grid(measured: spec.counts[dimension] ?? []).map { count in
        var row = LinearTransitionTheoryRow()
        row.dimension = dimension
        row.trainingCount = count
        row.q = spec.q
        row.values = values(count, dimension, q: spec.q)
        return row
      }
    }
  }

  static let fewestCounts = 200

  static func grid(measured: [Int]) -> [Int] {
    var low = Double(measured.first ?? 2)
    var high = Double(measured.last ?? 2)
    var counts: Set<Int> = []
    while counts.count < fewestCounts {
      counts = Set(measured)
      let steps = 2 * fewestCounts
      for step in 0...steps {
        counts.insert(Int((low * pow(high / low, Double(step) / Double(steps))).rounded()))
      }
      (low, high) = (max(2, low / 1.25), high * 1.25)
    }
    return counts.sorted()
  }
}
