import MnemeNumerics

/// A block of queries that all blocks of targets pass by, for `ScoreDimension`.
struct ScoreRound {
  /// The exponent of a weight errs by at most this, or its distance is computed anew.
  private static let exponentError = 1e-8
  /// Weights below e^(−60) of the largest count as nothing.
  private static let farthestExponent = 60.0

  private let queries: UnsafeBufferPointer<Float>
  private let firstRow: Int
  private let rates: [Double]
  private let excludesSelf: Bool
  private var rows: WideRows
  private var targets: WideRows
  private var minima: [SoftMinimum]
  private var products: [Double]
  private var squared: [Double]

  /// - Parameter queries: must outlive this value.
  /// - Throws: `DistanceError.queryNotFinite`.
  init(
    queries: UnsafeBufferPointer<Float>, firstRow: Int, center: [Double], rates: [Double],
    blockRows: Int, excludesSelf: Bool
  ) throws(DistanceError) {
    self.queries = queries
    self.firstRow = firstRow
    self.rates = rates
    self.excludesSelf = excludesSelf
    rows = WideRows(center: center)
    targets = rows
    rows.replace(by: queries)
    if let row = queries.firstRowNotFinite(rows.squaredNorms, dimension: center.count) {
      throw .queryNotFinite(row: firstRow + row)
    }
    minima = rows.squaredNorms.map { _ in SoftMinimum(rates: rates.count) }
    products = [Double](repeating: 0, count: rows.count * blockRows)
    squared = [Double](repeating: 0, count: blockRows)
  }

  /// Shape (queries, times).
  var dimensions: Matrix {
    let values = minima.flatMap { minimum in
      zip(minimum.means ?? [], rates).map { 2 * $0 * $1 }
    }
    return Matrix(rows: minima.count, columns: rates.count, values: values)
  }

  /// - Parameter values: the targets `block`, as they are.
  /// - Throws: `DistanceError.targetNotFinite`.
  mutating func fold(
    _ values: UnsafeBufferPointer<Float>, at block: Range<Int>
  ) throws(DistanceError) {
    targets.replace(by: values)
    if let row = values.firstRowNotFinite(targets.squaredNorms, dimension: targets.dimension) {
      throw .targetNotFinite(row: block.lowerBound + row)
    }
    rows.multiply(targets, into: &products)
    let farthest = (targets.squaredNorms.max() ?? 0).squareRoot()
    for query in minima.indices {
      var least = rows.squaredDistances(
        ofRow: query, to: targets, products: products, into: &squared)
      let itself = firstRow + query
      if excludesSelf, block.contains(itself) {
        squared[itself - block.lowerBound] = .infinity
        least = squared[..<block.count].min() ?? .infinity
      }
      least = sharpen(query, values, least: least, farthest: farthest)
      minima[query].add(squared, count: block.count, least: least, rates: rates)
    }
  }

  /// Computes anew what must be known better than products tell.
  ///
  /// - Parameters:
  ///   - least: of the squared distances.
  ///   - farthest: norm that no target exceeds.
  /// - Returns: the least squared distance after that.
  private mutating func sharpen(
    _ query: Int, _ values: UnsafeBufferPointer<Float>, least: Double, farthest: Double
  ) -> Double {
    let error = rows.productError(rows.squaredNorms[query].squareRoot(), farthest)
    // The slowest rate at which the error matters reaches farthest.
    let critical = rates.filter { $0 * error > Self.exponentError }.min()
    guard let critical else { return least }
    let nearest = min(minima[query].leastSoFar, least + error)
    let limit = nearest + error + Self.farthestExponent / critical
    guard least <= limit, least < .infinity else { return least }
    var sharpened = Double.infinity
    for column in 0..<targets.count {
      if squared[column] <= limit {
        squared[column] = SquaredDistance.between(
          row: query, of: queries, and: column, of: values, dimension: rows.dimension)
      }
      sharpened = min(sharpened, squared[column])
    }
    return sharpened
  }
}
