import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct VoronoiCellsTests {
  static let points: Matrix = {
    var stream = RandomStream(key: 21, stream: 0)
    return Matrix(rows: 15, columns: 2, values: stream.normals(30))
  }()
  static let cells = VoronoiCells(of: points, reach: 5)

  private static func area(_ corners: [VoronoiCells.Corner]) -> Double {
    zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) {
      $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
    }
  }

  private static func squaredDistance(_ corner: VoronoiCells.Corner, _ point: Int) -> Double {
    let dx = corner.x - points[point, 0], dy = corner.y - points[point, 1]
    return dx * dx + dy * dy
  }

  @Test func cellsFillTheSquareOnce() {
    let total = Self.cells.corners.map(Self.area).reduce(0, +)
    #expect(abs(total - 100) <= 1e-9)
    #expect(Self.cells.corners.allSatisfy { Self.area($0) > 0 })
  }

  /// No other point is nearer to a corner, nor to the middle of a cell's corners.
  @Test func aCellIsNearestToItsPoint() {
    for (own, corners) in Self.cells.corners.enumerated() {
      let middle = VoronoiCells.Corner(
        x: corners.map(\.x).reduce(0, +) / Double(corners.count),
        y: corners.map(\.y).reduce(0, +) / Double(corners.count))
      for other in 0..<Self.points.rows where other != own {
        for corner in corners {
          #expect(
            Self.squaredDistance(corner, own) <= Self.squaredDistance(corner, other) + 1e-9)
        }
        #expect(Self.squaredDistance(middle, own) < Self.squaredDistance(middle, other))
      }
    }
  }

  @Test func onePointOwnsTheSquare() {
    let cells = VoronoiCells(of: Matrix(rows: 1, columns: 2, values: [0.3, 0.1]), reach: 2)
    #expect(cells.corners.count == 1 && cells.corners[0].count == 4)
  }
}
