import Glibc
import MnemeDiffusion
import MnemeTables
import MnemeTheory

/// Closed forms of `score-collapse`, as table rows for figures.
enum ScoreCollapseTheory {
  /// The share of paths that collapse if each is drawn to one point alone.
  static func share(
    _ spec: ScoreCollapseSpec, _ dimension: Int, _ strength: CollapseStrength
  ) -> Double {
    switch strength {
    case .none: 1
    case .tikhonov(let strength):
      CollapsedShare.tikhonov(
        strength: strength, tolerance: spec.tolerance,
        startVariance: ScoreCollapseSpec.schedule.variance(at: 1), dimension: dimension)
    case .empiricalBayes(let floor):
      CollapsedShare.empiricalBayes(floor: floor, dimension: dimension)
    }
  }

  static func rows(_ spec: ScoreCollapseSpec) -> [ScoreCollapseTheoryRow] {
    let kinds: [(CollapseRegularization, (Double) -> CollapseStrength)] = [
      (.tikhonov, { .tikhonov($0) }), (.empiricalBayes, { .empiricalBayes($0) }),
    ]
    return spec.dimensions.flatMap { dimension in
      kinds.flatMap { kind, strength in
        grid(spec.strengths.filter { $0.kind == kind }.compactMap(\.value)).map { value in
          var row = ScoreCollapseTheoryRow()
          row.dimension = dimension
          row.regularization = kind
          row.strength = value
          row.share = share(spec, dimension, strength(value))
          return row
        }
      }
    }
  }

  /// From the least to the largest strength, in at most a fifth of a decade, with its values.
  private static func grid(_ strengths: [Double]) -> [Double] {
    let sorted = strengths.sorted()
    return zip(sorted, sorted.dropFirst()).flatMap { low, high in
      let steps = max(1, Int((5 * log10(high / low)).rounded(.up)))
      return (0..<steps).map { low * pow(high / low, Double($0) / Double(steps)) }
    } + sorted.suffix(1)
  }
}
