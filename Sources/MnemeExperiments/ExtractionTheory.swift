import Glibc
import MnemeMetrics
import MnemeTables
import MnemeTheory

/// The curves over what `extraction` measures.
struct ExtractionTheory: Sendable {
  let spec: ExtractionSpec

  var rows: [ExtractionTheoryRow] { gaps + bounds + hits }

  private var gaps: [ExtractionTheoryRow] {
    let low = spec.radii.first ?? 1, high = spec.radii.last ?? 1
    return spec.modeCounts.flatMap { modes in
      Self.steps(24).map { step in
        let radius = low + (high - low) * step
        return ExtractionTheoryRow(
          .gap, modes: modes, place: radius,
          value: -RingDivergence.modeFromWhole(modes: modes, radius: radius))
      }
    }
  }

  private var bounds: [ExtractionTheoryRow] {
    let low = spec.bandwidths.first ?? 1, high = spec.bandwidths.last ?? 1
    return Self.steps(40).flatMap { step in
      let bandwidth = low * pow(high / low, step)
      let bound = RingDivergence.leastMemorization(
        count: spec.trainingCount, bandwidth: bandwidth)
      let apart = RingDivergence.modeFromWhole(
        modes: spec.dataModes, radius: spec.dataRadius, variance: 1 + bandwidth * bandwidth)
      return [
        ExtractionTheoryRow(.conditionalBound, place: bandwidth, value: bound),
        ExtractionTheoryRow(.unconditionalBound, place: bandwidth, value: bound + apart),
      ]
    }
  }

  private var hits: [ExtractionTheoryRow] {
    let low = Double(spec.hitCounts.first ?? 1), high = Double(spec.hitCounts.last ?? 1)
    let counts = distinct(Self.steps(40).map { Int((low * pow(high / low, $0)).rounded()) })
    return HitLaw.allCases.flatMap { law in
      let probabilities = law.probabilities(spec.poolSize, exponent: spec.zipfExponent)
      return counts.map { count in
        ExtractionTheoryRow(
          law == .equal ? .equalHits : .zipfHits, place: Double(count),
          value: DistinctHits.expected(probabilities: probabilities, samples: count).mean)
      }
    }
  }

  /// From 0 to 1.
  private static func steps(_ count: Int) -> [Double] {
    (0...count).map { Double($0) / Double(count) }
  }
}

extension HitLaw {
  /// p_i of a pool of training points, summing to 1.
  func probabilities(_ poolSize: Int, exponent: Double) -> [Double] {
    let weights = (1...poolSize).map { rank -> Double in
      switch self {
      case .equal: return 1
      case .zipf: return pow(Double(rank), -exponent)
      }
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
