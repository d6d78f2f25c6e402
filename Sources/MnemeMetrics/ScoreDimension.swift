import Glibc
package import MnemeNumerics

/// Local intrinsic dimension of the exact score of a finite set, at several times of the diffusion.
///
/// The estimator D + σ² [tr ∇s(ψx, t) + |s(ψx, t)|²] closes for the score s of the noised set: with
/// τ = 2σ²/ψ² and w = softmax(−|x − x_i|²/τ),
///
///     LID(x, t) = (2/τ) Σ w_i |x − x_i|².
///
/// At a point of the set it goes to 0 with t, off the set it explodes; it may exceed the dimension
/// of the space in between, and it goes to 0 everywhere once the noise is larger than the set. So a
/// time says something only between the distance of neighbours and the size of the set: look at the
/// curve.
/// Source: Ross et al. (arXiv 2411.00113), for the process of `ScoreTime`.
///
/// Absolute error at most 1e-7 (1 + LID) in each value. Products in Float64 are enough for most
/// pairs; where they aren't, near points at early times, distances are computed anew by
/// differences.
package struct ScoreDimension<Targets: RowSource>: Sendable {
  private let targets: Targets
  /// 1/τ at each time.
  private let rates: [Double]
  private let blockRows: Int
  private let center: [Double]

  /// - Parameters:
  ///   - targets: the set; at least one row.
  ///   - times: in (0, 1], in any order.
  ///   - blockRows: targets in memory at a time; by default as many as are good for the caches.
  /// - Throws: what reading the rows throws.
  package init(targets: Targets, times: [Double], blockRows: Int? = nil) throws {
    precondition(times.allSatisfy { $0 > 0 && $0 <= 1 }, "times \(times) in (0, 1]")
    try self.init(
      targets: targets, temperatures: times.map { ScoreTime.temperature(at: $0) },
      blockRows: blockRows)
  }

  /// - Parameter temperatures: τ, each above 0, for any other process.
  package init(targets: Targets, temperatures: [Double], blockRows: Int? = nil) throws {
    precondition(targets.count >= 1 && targets.dimension >= 1, "no score of nothing")
    precondition(temperatures.allSatisfy { $0 > 0 }, "temperatures \(temperatures) above 0")
    self.targets = targets
    rates = temperatures.map { 1 / $0 }
    self.blockRows = blockRows ?? max(16, min(1024, (4 << 20) / targets.dimension))
    let middle = try RowCenter(of: targets)
    center = middle.values.map { Double($0) / Double(middle.scale) }
  }

  /// LID of some queries at all times: one thread, one pass over the targets.
  ///
  /// - Parameters:
  ///   - rows: of the queries; hundreds at a time, as each call reads all targets.
  ///   - excludesSelf: queries are the targets themselves, and each leaves its own row out; needs
  ///     two.
  /// - Returns: shape (rows, times), 0 or above.
  /// - Throws: `DistanceError`, or what reading the rows throws.
  /// - Complexity: O(rows · n · d), and as many exponentials as there are weights above e^(−60).
  package func dimensions<Queries: RowSource>(
    _ rows: Range<Int>, of queries: Queries, excludesSelf: Bool = false
  ) throws -> Matrix {
    precondition(queries.dimension == targets.dimension, "queries of another dimension")
    precondition(!excludesSelf || targets.count >= 2, "nothing is left of one target")
    var queryScratch: [Float] = []
    return try queries.withFloats(rows, scratch: &queryScratch) { values in
      var round = try ScoreRound(
        queries: values, firstRow: rows.lowerBound, center: center, rates: rates,
        blockRows: min(blockRows, targets.count), excludesSelf: excludesSelf)
      var scratch: [Float] = []
      for block in rowBlocks(count: targets.count, size: blockRows) {
        try targets.withFloats(block, scratch: &scratch) { try round.fold($0, at: block) }
      }
      return round.dimensions
    }
  }

  /// Memory of one call of `dimensions` in bytes: its blocks of queries and targets, as they are
  /// (unless they lie in memory) and in Float64, and their products.
  package func workingBytes(queryRows: Int) -> Int {
    let width = min(blockRows, targets.count)
    return 12 * (queryRows + width) * targets.dimension + 8 * (queryRows + 1) * width
      + 16 * queryRows * rates.count
  }
}

/// Times of the variance-preserving process with β from 0.1 to 20.
package enum ScoreTime {
  /// τ = 2σ²/ψ² = 2 (e^B − 1), B = 9.95 t² + 0.1 t: as squared distances of the data.
  ///
  /// - Parameter time: in [0, 1].
  package static func temperature(at time: Double) -> Double {
    2 * expm1((0.5 * (20 - 0.1) * time + 0.1) * time)
  }
}
