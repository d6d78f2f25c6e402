package import MnemeNumerics

/// For each query the k nearest targets: exactly those of the Float32 numbers, at any size.
///
/// Targets pass in blocks. Products in Float32 tell by `DistanceBound` which of a block may be
/// among the k nearest; these few are computed anew by differences in Float64 (`SquaredDistance`),
/// and only such distances are compared and returned. So lists do not depend on blocks, threads,
/// order or the kernels of BLAS, and an exact copy is at distance 0.
///
/// Where most distances are below the bound (2e-4 · |x||y| at d = 3072 about the center: points in
/// a few narrow clusters far apart), most are computed twice, tens of times slower.
package struct NearestSearch<Targets: RowSource>: Sendable {
  private let targets: Targets
  private let neighbours: Int
  private let blockRows: Int
  private let center: RowCenter
  private let norms: TargetNorms

  /// Reads all targets once.
  ///
  /// - Parameters:
  ///   - neighbours: k ≥ 1; lists are shorter where there are fewer targets.
  ///   - blockRows: targets in memory at a time; by default as many as are good for the caches.
  /// - Throws: `DistanceError.targetNotFinite`, or what reading the rows throws.
  /// - Complexity: O(n · d).
  package init(targets: Targets, neighbours: Int, blockRows: Int? = nil) throws {
    precondition(neighbours >= 1 && targets.dimension >= 1, "\(neighbours) neighbours")
    self.targets = targets
    self.neighbours = neighbours
    self.blockRows = blockRows ?? Self.blockRows(dimension: targets.dimension)
    center =
      targets.count > 0
      ? try RowCenter(of: targets)
      : RowCenter(origin: targets.dimension)
    norms = try TargetNorms(of: targets, center: center, blockRows: self.blockRows)
  }

  /// Lists of some queries, in their order: one thread, O(rows · n · d).
  ///
  /// - Parameters:
  ///   - rows: of the queries; hundreds at a time, as each call reads all targets.
  ///   - excludesSelf: queries are the targets themselves, and none is its own neighbour.
  /// - Throws: `DistanceError.queryNotFinite`, or what reading the rows throws.
  package func search<Queries: RowSource>(
    _ rows: Range<Int>, of queries: Queries, excludesSelf: Bool = false
  ) throws -> [NearestList] {
    precondition(
      queries.dimension == targets.dimension,
      "queries of \(queries.dimension) numbers, targets of \(targets.dimension)")
    guard !rows.isEmpty else { return [] }
    var queryScratch: [Float] = []
    return try queries.withFloats(rows, scratch: &queryScratch) { values in
      var round = try NearestRound(
        queries: values, firstRow: rows.lowerBound, center: center, neighbours: neighbours,
        targetCount: targets.count, blockRows: blockRows, excludesSelf: excludesSelf)
      var scratch: [Float] = []
      for block in rowBlocks(count: targets.count, size: blockRows) {
        try targets.withFloats(block, scratch: &scratch) {
          round.fold($0, at: block, norms: norms)
        }
      }
      return round.lists
    }
  }

  /// Memory of one call of `search` in bytes, without the lists: its blocks of queries and targets,
  /// as they are (unless they lie in memory) and moved to the center, and their products.
  package func workingBytes(queryRows: Int) -> Int {
    let width = min(blockRows, targets.count)
    let numbers = 2 * (queryRows + width) * targets.dimension + queryRows * width + width
    return numbers * MemoryLayout<Float>.stride
  }

  /// 2048, or what keeps a block within 32 MB, but not under 16.
  private static func blockRows(dimension: Int) -> Int { max(16, min(2048, (8 << 20) / dimension)) }
}
