import MnemeDiffusion
package import MnemeTables

/// The table behind `mneme theory noise-draws`: E KL for r = 1 and r → ∞ at every combination of the
/// given n, d and q.
package struct NoiseDrawsQuery: Sendable {
  let trainingCounts: [Int]
  let dimensions: [Int]
  let qs: [Double]

  /// - Throws: `StudyError.outOfRange` unless n ≥ 2, d ≥ 1 and 0 ≤ q ≤ 1.
  package init(trainingCounts: [Int], dimensions: [Int], qs: [Double]) throws(StudyError) {
    try QueryRange.require(trainingCounts.first { $0 < 2 }?.cellText, "n", "at least 2")
    try QueryRange.require(dimensions.first { $0 < 1 }?.cellText, "d", "at least 1")
    try QueryRange.require(qs.first { !(0...1).contains($0) }?.cellText, "q", "from 0 to 1")
    self.trainingCounts = trainingCounts
    self.dimensions = dimensions
    self.qs = qs
  }

  /// Rows by q, then d, then n, then r.
  package var rows: [NoiseDrawsTheoryRow] {
    qs.flatMap { q in
      dimensions.flatMap { dimension in
        trainingCounts.flatMap { count in
          [NoiseDrawCount.finite(1), .infinite].map { draws in
            var row = NoiseDrawsTheoryRow()
            row.dimension = dimension
            row.trainingCount = count
            row.draws = draws.number
            row.q = q
            row.theory = NoiseDrawsTheory.values(count, dimension, draws: draws, q: q)
            return row
          }
        }
      }
    }
  }
}

/// The table behind `mneme theory steps`: KL per dimension of K denoising steps, of both samplers on
/// both grids, with the limits of many steps and of many samples.
package struct StepsQuery: Sendable {
  let trainingCounts: [Int]
  let dimensions: [Int]
  let qs: [Double]
  let times: [Double]
  let stepCounts: [Int]

  /// - Throws: `StudyError.outOfRange` unless n ≥ 2, d ≥ 1, 0 < q ≤ 1, 0 < T ≤ 15 and
  ///   1 ≤ K ≤ 100000.
  package init(
    trainingCounts: [Int], dimensions: [Int], qs: [Double], times: [Double], stepCounts: [Int]
  ) throws(StudyError) {
    try QueryRange.require(trainingCounts.first { $0 < 2 }?.cellText, "n", "at least 2")
    try QueryRange.require(dimensions.first { $0 < 1 }?.cellText, "d", "at least 1")
    try QueryRange.require(
      qs.first { !($0 > 0 && $0 <= 1) }?.cellText, "q", "above 0 and at most 1")
    try QueryRange.require(
      times.first { !($0 > 0 && $0 <= 15) }?.cellText, "time", "above 0 and at most 15")
    try QueryRange.require(
      stepCounts.first { !(1...100_000).contains($0) }?.cellText, "steps", "from 1 to 100000")
    self.trainingCounts = trainingCounts
    self.dimensions = dimensions
    self.qs = qs
    self.times = times
    self.stepCounts = stepCounts
  }

  /// Rows by q, T, d, sampler, grid, K (the limit last), then n (the limit last).
  package var rows: [DiffusionStepsTheoryRow] {
    let chains = StepSampler.allCases.flatMap { sampler in
      StepGrid.Spacing.allCases.map {
        DiffusionStepsSpec.Chain(sampler: sampler, spacing: $0)
      }
    }
    let steps = stepCounts.map(StepCount.finite) + [.infinite]
    return qs.flatMap { q in
      times.flatMap { time in
        dimensions.flatMap { dimension in
          chains.flatMap { chain in
            steps.flatMap {
              DiffusionStepsTheory.rows(
                dimension: dimension, q: q, time: time, chain, $0, counts: trainingCounts)
            }
          }
        }
      }
    }
  }
}

/// Numbers that were typed for a query.
enum QueryRange {
  /// - Throws: `StudyError.outOfRange` if there is an offender.
  static func require(
    _ offender: String?, _ name: String, _ expected: String
  ) throws(StudyError) {
    guard let offender else { return }
    throw .outOfRange(
      name: name, value: offender, expected: expected, source: .flag("--\(name) \(offender)"))
  }
}
