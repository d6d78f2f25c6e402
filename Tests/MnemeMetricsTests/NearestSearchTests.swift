import MnemeNumerics
import Testing

@testable import MnemeMetrics

/// The search against distances by differences in Float64, one pair after the other.
@Suite struct NearestSearchTests {
  static func normals(_ rows: Int, _ columns: Int, _ stream: UInt64) -> Matrix {
    var draws = RandomStream(key: 20_24, stream: stream)
    return Matrix(rows: rows, columns: columns, values: draws.normals(rows * columns))
  }

  /// Distances of the Float32 numbers of one query to all targets; relative error d · 2^(−53).
  static func distances(_ queries: Matrix, _ row: Int, _ targets: Matrix) -> [Double] {
    (0..<targets.rows).map { target in
      var squared = 0.0
      for column in 0..<targets.columns {
        let difference =
          Double(Float(queries[row, column])) - Double(Float(targets[target, column]))
        squared += difference * difference
      }
      return squared.squareRoot()
    }
  }

  /// Every rank has its distance, to 1e-13 of it, and an index at that distance; no index comes
  /// twice.
  static func isRight(
    _ list: NearestList, _ distances: [Double], neighbours: Int, excluding itself: Int? = nil
  ) -> Bool {
    let allowed = distances.indices.filter { $0 != itself }
    let sorted = allowed.map { distances[$0] }.sorted().prefix(neighbours)
    let ranks = zip(zip(list.indices, list.distances), sorted)
    return list.indices.count == sorted.count && list.distances.count == sorted.count
      && Set(list.indices).count == sorted.count
      && ranks.allSatisfy { found, expected in
        found.0 != itself && abs(found.1 - expected) <= 1e-13 * expected
          && abs(distances[found.0] - expected) <= 1e-13 * expected
      }
  }

  static func check(
    _ queries: Matrix, _ targets: Matrix, neighbours: Int, excludesSelf: Bool = false,
    blockRows: Int? = nil
  ) throws {
    let search = try NearestSearch(targets: targets, neighbours: neighbours, blockRows: blockRows)
    let lists = try search.search(0..<queries.rows, of: queries, excludesSelf: excludesSelf)
    #expect(lists.count == queries.rows)
    for (row, list) in lists.enumerated() {
      let expected = Self.distances(queries, row, targets)
      let right = Self.isRight(
        list, expected, neighbours: neighbours, excluding: excludesSelf ? row : nil)
      #expect(right, "query \(row): \(list)")
    }
  }

  @Test(arguments: [
    (1, 300, 3), (2, 5, 9), (3, 2500, 1), (10, 700, 40), (100, 1030, 5), (515, 200, 2),
    (3072, 90, 3), (7, 1, 1), (7, 1, 5),
  ])
  func listsAreThoseOfTheDefinition(dimension: Int, count: Int, neighbours: Int) throws {
    let targets = Self.normals(count, dimension, 1)
    try Self.check(Self.normals(40, dimension, 2), targets, neighbours: neighbours)
    try Self.check(targets, targets, neighbours: neighbours, excludesSelf: true)
  }

  /// What makes expanded squares fail: common offsets, near-copies, far clusters, sizes at the ends
  /// of Float32, and one row beyond all others.
  enum Hardship: CaseIterable {
    case offset, nearCopies, clusters, tiny, huge, outlier, constantRows, farQueries, subnormal

    func apply(to plain: Matrix, _ draw: Matrix) -> Matrix {
      var result = plain
      for row in 0..<plain.rows {
        for column in 0..<plain.columns {
          let (value, other) = (plain[row, column], draw[row, column])
          result[row, column] =
            switch self {
            case .offset: 1e4 + 1e-2 * value
            case .nearCopies: 1 + Double(column % 7) + 1e-7 * value * Double(row % 3)
            case .clusters: (row % 2 == 0 ? 1e4 : -1e4) + 1e-2 * value
            case .tiny: 1e-30 * value
            case .huge: 1e37 * value
            case .outlier: row == 11 ? 1e30 * value : value
            case .constantRows: Double(row % 5)
            case .farQueries: value + 1e-3 * other
            case .subnormal: 1e-43 * value
            }
        }
      }
      return result
    }
  }

  @Test(arguments: Hardship.allCases, [1, 33, 600])
  func hardNumbersChangeNothing(hardship: Hardship, dimension: Int) throws {
    let targets = hardship.apply(
      to: Self.normals(400, dimension, 3), Self.normals(400, dimension, 4))
    var queries = hardship.apply(
      to: Self.normals(30, dimension, 5), Self.normals(30, dimension, 6))
    if hardship == .farQueries { queries.scale(by: 1e25) }
    try Self.check(queries, targets, neighbours: 4, blockRows: 150)
    try Self.check(targets, targets, neighbours: 4, excludesSelf: true, blockRows: 150)
  }

  /// Negative control: the nearest by Float32 products alone are not the nearest of such numbers.
  @Test(arguments: [Hardship.offset, .nearCopies, .clusters])
  func productsAloneWouldFail(hardship: Hardship) {
    let targets = hardship.apply(to: Self.normals(400, 33, 3), Self.normals(400, 33, 4))
    let values = targets.values.map(Float.init)
    var products = [Float](repeating: 0, count: 400 * 400)
    FloatProducts.multiply(values, values, dimension: 33, into: &products)
    let wrong = (0..<400).count { row in
      let squared = (0..<400).map { other in
        products[other * 401] + products[row * 401] - 2 * products[row * 400 + other]
      }
      let expected = Self.distances(targets, row, targets)
      let nearest = (0..<400).filter { $0 != row }.min { squared[$0] < squared[$1] } ?? row
      return !Self.isRight(
        NearestList(indices: [nearest], distances: [expected[nearest]]), expected, neighbours: 1,
        excluding: row)
    }
    #expect(wrong > 100)
  }

  @Test func copiesAreAtDistanceZero() throws {
    var targets = Self.normals(700, 200, 7)
    targets.add([Double](repeating: 130, count: 200))
    let rows = [3, 77, 699]
    let queries = Matrix(
      rows: 3, columns: 200, values: rows.flatMap { targets.values[$0 * 200..<($0 + 1) * 200] })
    let search = try NearestSearch(targets: targets, neighbours: 2)
    let lists = try search.search(0..<3, of: queries)
    #expect(lists.map(\.indices[0]) == rows)
    #expect(lists.allSatisfy { $0.distances[0] == 0 && $0.distances[1] > 1 })
  }

  /// Small whole numbers: distances are exact and many are equal.
  @Test(arguments: [1, 16, 64]) func equallyNearOnesComeByIndex(blockRows: Int) throws {
    var draws = RandomStream(key: 1, stream: 8)
    let values = draws.uniforms(200 * 3).map { ($0 * 3).rounded(.down) }
    let targets = Matrix(rows: 200, columns: 3, values: values)
    let search = try NearestSearch(targets: targets, neighbours: 25, blockRows: blockRows)
    for (row, list) in try search.search(0..<200, of: targets, excludesSelf: true).enumerated() {
      let distances = Self.distances(targets, row, targets)
      let expected = (0..<200).filter { $0 != row }
        .sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(25)
      #expect(list.indices == Array(expected))
      #expect(list.distances == expected.map { distances[$0] })
    }
  }

  /// Equal bits whatever the blocks of targets and of queries are.
  @Test(arguments: [1, 7, 64, 333, 5000]) func blocksChangeNoBit(blockRows: Int) throws {
    let targets = Self.normals(1000, 50, 9)
    let queries = Self.normals(60, 50, 10)
    let whole = try NearestSearch(targets: targets, neighbours: 6).search(0..<60, of: queries)
    let other = try NearestSearch(targets: targets, neighbours: 6, blockRows: blockRows)
    let size = max(1, blockRows % 23)
    let parts = try rowBlocks(count: 60, size: size).flatMap {
      try other.search($0, of: queries)
    }
    #expect(parts == whole)
  }

  @Test func emptySidesHaveEmptyLists() throws {
    let none = Matrix(rows: 0, columns: 4, values: [])
    let some = Self.normals(3, 4, 11)
    #expect(
      try NearestSearch(targets: none, neighbours: 2).search(0..<3, of: some)
        == [NearestList](repeating: NearestList(indices: [], distances: []), count: 3))
    #expect(try NearestSearch(targets: some, neighbours: 2).search(0..<0, of: none).isEmpty)
    let alone = Self.normals(1, 4, 12)
    let list = try NearestSearch(targets: alone, neighbours: 2)
      .search(0..<1, of: alone, excludesSelf: true)
    #expect(list == [NearestList(indices: [], distances: [])])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func rowsThatAreNotFiniteAreNamed(value: Double) throws {
    let fine = Self.normals(100, 6, 13)
    var broken = fine
    broken[41, 2] = value
    #expect(throws: DistanceError.targetNotFinite(row: 41)) {
      try NearestSearch(targets: broken, neighbours: 1, blockRows: 16)
    }
    let search = try NearestSearch(targets: fine, neighbours: 1)
    #expect(throws: DistanceError.queryNotFinite(row: 41)) {
      try search.search(20..<60, of: broken)
    }
  }
}
