import MnemeNumerics

/// A block of queries that all blocks of targets pass by.
struct NearestRound {
  private let queries: UnsafeBufferPointer<Float>
  private let firstRow: Int
  private let center: RowCenter
  private let capacity: Int
  private let excludesSelf: Bool
  /// The queries about the center, unless that moves nothing; their squared norms and errors.
  private var shiftedQueries: [Float] = []
  private let norms: [Double]
  private let errors: [(slack: Float, constant: Double)]
  private var nearest: [NearestSoFar]
  private var shiftedTargets: [Float] = []
  private var products: [Float]
  private var found: [UInt32]

  /// - Parameter queries: must outlive this value.
  /// - Throws: `DistanceError.queryNotFinite`.
  init(
    queries: UnsafeBufferPointer<Float>, firstRow: Int, center: RowCenter, neighbours: Int,
    targetCount: Int, blockRows: Int, excludesSelf: Bool
  ) throws(DistanceError) {
    self.queries = queries
    self.firstRow = firstRow
    self.center = center
    self.excludesSelf = excludesSelf
    capacity = min(neighbours, targetCount)
    norms = center.squaredNorms(of: queries, shifted: &shiftedQueries)
    if let row = queries.firstRowNotFinite(norms, dimension: center.dimension) {
      throw .queryNotFinite(row: firstRow + row)
    }
    let bound = DistanceBound(dimension: center.dimension)
    errors = norms.map(bound.query)
    nearest = norms.map { [capacity] _ in NearestSoFar(capacity: capacity) }
    let width = min(blockRows, targetCount)
    products = [Float](repeating: 0, count: norms.count * width)
    found = [UInt32](repeating: 0, count: width)
  }

  var lists: [NearestList] { nearest.map(\.list) }

  /// - Parameter values: the targets `block`, as they are.
  mutating func fold(
    _ values: UnsafeBufferPointer<Float>, at block: Range<Int>, norms targetNorms: TargetNorms
  ) {
    if center.movesNothing {
      FloatProducts.multiply(queries, values, dimension: center.dimension, into: &products)
    } else {
      center.shift(values, into: &shiftedTargets)
      FloatProducts.multiply(
        shiftedQueries, shiftedTargets, dimension: center.dimension, into: &products)
    }
    for query in norms.indices { fold(query, values, at: block, targetNorms) }
  }

  private mutating func fold(
    _ query: Int, _ values: UnsafeBufferPointer<Float>, at block: Range<Int>,
    _ targetNorms: TargetNorms
  ) {
    let count = FloatProducts.nearColumns(
      row: query, of: products, columns: block, low: targetNorms.low, root: targetNorms.root,
      slack: errors[query].slack, threshold: threshold(of: query, at: block, targetNorms),
      into: &found)
    guard count > 0 else { return }
    let itself = excludesSelf ? firstRow + query - block.lowerBound : -1
    let candidates = found[..<count].map(Int.init).filter { $0 != itself }
    for column in promising(candidates, of: query, at: block, targetNorms) {
      let squared = SquaredDistance.between(
        row: query, of: queries, and: column, of: values, dimension: center.dimension)
      nearest[query].add(block.lowerBound + column, squared)
    }
  }

  /// Where the lower bound of a distance must not be above, less the query's norm, for the target
  /// to be among the nearest: rounded up, and past the roundings of distances in Float64.
  private func threshold(
    of query: Int, at block: Range<Int>, _ targetNorms: TargetNorms
  ) -> Float {
    let limit = nearest[query].limit
    guard limit.isFinite else { return firstThreshold(of: query, at: block, targetNorms) }
    let scale = Double(center.scale)
    let scaled = limit * scale * scale * (1 + 1e-11)
    return Float(scaled - norms[query] + errors[query].constant).nextUp
  }

  /// The same while there are no k distances to compare with: k groups of targets have one each
  /// that is not farther. One group more, as a query's own row is in one.
  private func firstThreshold(
    of query: Int, at block: Range<Int>, _ targetNorms: TargetNorms
  ) -> Float {
    let bounds = FloatProducts.groupBounds(
      row: query, of: products, columns: block, high: targetNorms.high, root: targetNorms.root,
      slack: errors[query].slack)
    let needed = capacity + (excludesSelf ? 1 : 0)
    guard bounds.count >= needed else { return .infinity }
    var smallest = NearestSoFar(capacity: needed)
    for (group, bound) in bounds.enumerated() where Double(bound) < smallest.limit {
      smallest.add(group, Double(bound))
    }
    return Float(smallest.limit + 2 * errors[query].constant).nextUp
  }

  /// Of more than k candidates those that the others leave a chance: k of them have distances up to
  /// the k-th upper bound, so no lower bound may be above that.
  private func promising(
    _ candidates: [Int], of query: Int, at block: Range<Int>, _ targetNorms: TargetNorms
  ) -> [Int] {
    guard candidates.count > capacity else { return candidates }
    let slack = Double(errors[query].slack)
    let bounds = candidates.map { column in
      let product = 2 * Double(products[query * block.count + column])
      let target = block.lowerBound + column
      let error = slack * Double(targetNorms.root[target])
      return (
        low: Double(targetNorms.low[target]) - product - error,
        high: Double(targetNorms.high[target]) - product + error
      )
    }
    var smallest = NearestSoFar(capacity: capacity)
    for (index, bound) in bounds.enumerated() where bound.high < smallest.limit {
      smallest.add(index, bound.high)
    }
    let limit = smallest.limit + 2 * errors[query].constant
    // What is not a number may be anything.
    return zip(candidates, bounds).filter { !($0.1.low > limit) }.map(\.0)
  }
}
