import Glibc
import MnemeTables
import MnemeTheory

/// Theory of `noise-draws`: Eq. 15 for one draw, Eq. 17 for infinitely many; none is known between.
enum NoiseDrawsTheory {
  static func values(
    _ count: Int, _ dimension: Int, draws: NoiseDrawCount, q: Double
  ) -> DivergenceTheory {
    switch draws {
    case .finite(1): DivergenceTheory(oneDraw: count, dimension, q: q)
    case .finite: DivergenceTheory()
    case .infinite:
      DivergenceTheory(
        ManyNoiseDraws.spectrum(q: q), count, dimension, q: q, equation: "17")
    }
  }

  /// A fine grid of n over the measured range.
  static func rows(_ spec: NoiseDrawsSpec) -> [NoiseDrawsTheoryRow] {
    let q = spec.setting.signalShare
    let draws: [NoiseDrawCount] = spec.draws.contains(1) ? [.finite(1), .infinite] : [.infinite]
    return draws.flatMap { draws in
      LinearTransitionTheory.grid(measured: spec.counts).map { count in
        var row = NoiseDrawsTheoryRow()
        row.dimension = spec.reference.dimension
        row.trainingCount = count
        row.draws = draws.number
        row.q = q
        row.theory = values(count, spec.reference.dimension, draws: draws, q: q)
        return row
      }
    }
  }

  /// Which moments of KL and of Eq. 4a exist.
  ///
  /// KL is infinite for n ≤ d whatever r, as draws don't fill directions without samples. Else the
  /// tails are those of the inverse covariance of the r·n noised samples, so that Theory, section 2
  /// holds with r·n in place of n; ridge regression (r = ∞) has none.
  static func moments(
    _ cell: NoiseDrawsCell, _ dimension: Int, q: Double
  ) -> (divergence: MomentExistence, delta: MomentExistence) {
    let isSingular = cell.trainingCount <= dimension
    switch cell.draws {
    case .infinite:
      return (isSingular ? .valueIsInfinite : .meanAndVarianceExist, .meanAndVarianceExist)
    case .finite(let draws):
      let pairs = LinearTransitionTheory.setting(cell.trainingCount * draws, dimension, q: q)
      let delta = pairs.moments(of: .relativeLogLikelihood)
      return (isSingular ? .valueIsInfinite : delta, delta)
    }
  }
}
