import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct KMeansTests {
  private static func stream(_ number: UInt64) -> RandomStream {
    RandomStream(key: 17, stream: number)
  }

  /// 30 points about each of four places that are 10 apart, in turn.
  private static var separated: Matrix {
    var noise = stream(0)
    let values = (0..<120).flatMap { index -> [Double] in
      let place = [(0.0, 0.0), (10, 0), (0, 10), (10, 10)][index % 4]
      let normals = noise.normals(2)
      return [place.0 + 0.5 * normals[0], place.1 + 0.5 * normals[1]]
    }
    return Matrix(rows: 120, columns: 2, values: values)
  }

  private static func blur(_ rows: Int, _ columns: Int) -> Matrix {
    var noise = stream(1)
    return Matrix(rows: rows, columns: columns, values: noise.normals(rows * columns))
  }

  @Test func separatedClustersAreFound() {
    var stream = Self.stream(2)
    let found = KMeans(Self.separated, clusterCount: 4, restarts: 5, stream: &stream)
    #expect(found.sizes == [30, 30, 30, 30])
    for index in 0..<120 {
      #expect(found.assignments[index] == found.assignments[index % 4])
    }
    #expect(Set(found.assignments[..<4]).count == 4)
    // 240 coordinates of variance 1/4.
    #expect(found.objective > 40 && found.objective < 80)
    // Negative control: with three clusters two places are one.
    let fewer = KMeans(Self.separated, clusterCount: 3, restarts: 5, stream: &stream)
    #expect(fewer.objective > 1000)
  }

  @Test(arguments: [2, 5, 20]) func theObjectiveNeverRises(clusters: Int) {
    var stream = Self.stream(3)
    let points = Self.blur(300, 3)
    let found = KMeans(points, clusterCount: clusters, restarts: 3, stream: &stream)
    #expect(found.objectives.count > 2)
    #expect(zip(found.objectives, found.objectives.dropFirst()).allSatisfy { $0 >= $1 })
    // It is what it says: squared distances from the means of the clusters.
    let squares = (0..<300).reduce(0.0) { sum, row in
      (0..<3).reduce(sum) {
        let difference = points[row, $1] - found.centroids[found.assignments[row], $1]
        return $0 + difference * difference
      }
    }
    #expect(abs(squares - found.objective) <= 1e-9)
  }

  /// The same bits from the same stream; more starts are never worse.
  @Test func itIsAFunctionOfItsStream() {
    let points = Self.blur(200, 2)
    func run(_ number: UInt64, _ restarts: Int) -> KMeans {
      var stream = Self.stream(number)
      return KMeans(points, clusterCount: 15, restarts: restarts, stream: &stream)
    }
    #expect(run(4, 3) == run(4, 3))
    #expect(run(4, 1) != run(5, 1))
    #expect(run(4, 10).objective <= run(4, 1).objective)
  }

  /// As many clusters as points, and more: each point is its own.
  @Test(arguments: [7, 8, 50]) func manyClusters(count: Int) {
    var stream = Self.stream(6)
    let found = KMeans(Self.blur(7, 2), clusterCount: count, restarts: 2, stream: &stream)
    #expect(found.centroids.rows == 7 && Set(found.assignments).count == 7)
    #expect(found.objective == 0)
  }

  /// Two different places, many times: two clusters, whatever was asked for.
  @Test func equalPointsAreOneCluster() {
    let points = Matrix(rows: 9, columns: 1, values: [1, 1, 1, 2, 1, 2, 2, 1, 1])
    var stream = Self.stream(7)
    let found = KMeans(points, clusterCount: 5, restarts: 3, stream: &stream)
    #expect(found.centroids.rows == 2 && found.sizes.sorted() == [3, 6] && found.objective == 0)
  }

  /// Far too many clusters on few places with ties: none is empty, whatever the start.
  @Test func noClusterIsEmpty() {
    let grid = Matrix(
      rows: 36, columns: 2, values: (0..<36).flatMap { [Double($0 % 6), Double($0 / 6)] })
    for number in 0..<40 {
      var stream = Self.stream(100 + UInt64(number))
      let found = KMeans(grid, clusterCount: 20, restarts: 1, stream: &stream)
      #expect(found.sizes.allSatisfy { $0 > 0 } && found.centroids.rows == 20)
    }
  }

  /// A cluster in one direction coheres, one all around the center does not.
  @Test func cohesionIsOneInOneDirection() throws {
    let points = Matrix(
      rows: 6, columns: 2, values: [10, 0, 20, 0, 15, 0, 0, -10, 1, -10, -1, -10])
    var stream = Self.stream(8)
    let found = KMeans(points, clusterCount: 2, restarts: 5, stream: &stream)
    let cohesions = found.cohesions(of: points, about: [0, 0])
    let right = try #require(cohesions[found.assignments[0]])
    let below = try #require(cohesions[found.assignments[3]])
    #expect(abs(right - 1) <= 1e-12)
    // (1 + 2 · 10/√101)/3.
    #expect(abs(below - (1 + 20 / 101.0.squareRoot()) / 3) <= 1e-12)
    let one = KMeans(points, clusterCount: 1, restarts: 1, stream: &stream)
    #expect(one.cohesions(of: points, about: one.centroids.values) == [nil])
  }
}
