import Glibc
import MnemeDiffusion
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// Where two patterns merge and how wide the ring is, found in the energy itself, beside theory.
enum AssociativeMemoryLaws {
  /// Patterns, evenly on the circle, that stand for infinitely many.
  private static let ringPatterns = 2000

  static func rows(_ spec: AssociativeMemorySpec) -> [AssociativeMemoryLawRow] {
    spec.lawBetas.map { beta in
      var row = AssociativeMemoryLawRow()
      row.beta = beta
      row.mergeDistance = PatternMemory.mergeDistance(beta: beta)
      row.mergeTheory = AssociativeRing.mergeDistance(beta: beta)
      row.ringTheory = AssociativeRing.radius(beta: beta)
      if row.ringTheory == nil {
        row.reason = "no ring: the centre is the minimum up to beta = 1"
      } else {
        row.ringRadius = ringRadius(beta: beta)
      }
      return row
    }
  }

  private static func ringRadius(beta: Double) -> Double {
    let angles = (0..<ringPatterns).map { 2 * Double.pi * Double($0) / Double(ringPatterns) }
    let memory = PatternMemory(
      patterns: Matrix(
        rows: ringPatterns, columns: 2, values: angles.flatMap { [cos($0), sin($0)] }), beta: beta)
    let end = memory.relaxed(
      Matrix(rows: 1, columns: 2, values: [0.9, 0]), steps: 20_000, resolution: 1e-13)
    return hypot(end[0, 0], end[0, 1])
  }
}
