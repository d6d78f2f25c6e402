import Glibc
import MnemeTables
import MnemeTheory

/// Closed forms of the two curves that are shown in full, on a fine grid of n.
enum AlternativeScenarioTheory {
  private static let counts = 160

  static func rows(_ spec: AlternativeScenarioSpec) -> [AlternativeScenarioTheoryRow] {
    spec.dimensions.flatMap { dimension in
      [spec.lowShare, spec.highShare].flatMap { q in rows(dimension, q) }
    }
  }

  /// Even in ln n, from n = d + 3, where E KL becomes finite.
  private static func rows(_ dimension: Int, _ q: Double) -> [AlternativeScenarioTheoryRow] {
    let low = Double(dimension + 3), high = 1.6 * Double(dimension) / q
    let grid = Set(
      (0...counts).map { Int((low * pow(high / low, Double($0) / Double(counts))).rounded()) })
    return grid.sorted().map { count in
      let setting = LinearTransitionTheory.setting(count, dimension, q: q)
      var row = AlternativeScenarioTheoryRow()
      row.dimension = dimension
      row.q = q
      row.trainingCount = count
      row.firstOrder = setting.firstOrderDivergence
      row.best = setting.bestDivergence
      row.form = setting.divergenceForm.name
      return row
    }
  }
}
