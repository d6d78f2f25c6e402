import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct NormalBundleTests {
  /// Scores of 6 directions, of which `normals` are large, in rotated axes.
  private static func scores(normals: Int, tangent: Double) -> Matrix {
    var stream = RandomStream(key: 9, stream: UInt64(normals))
    var scores = Matrix(rows: 24, columns: 6, values: stream.normals(144))
    for row in 0..<24 {
      for column in normals..<6 { scores[row, column] *= tangent }
      // A rotation by 0.7 in each pair of neighbouring axes.
      for column in 0..<5 {
        let (a, b) = (scores[row, column], scores[row, column + 1])
        scores[row, column] = 0.764842187 * a - 0.644217687 * b
        scores[row, column + 1] = 0.644217687 * a + 0.764842187 * b
      }
    }
    return scores
  }

  @Test(arguments: 1...5)
  func countsTheNormals(normals: Int) throws {
    #expect(
      try NormalBundle.dimension(of: Self.scores(normals: normals, tangent: 0.01)) == 6 - normals)
  }

  /// Without a difference between directions the answer says nothing: it is no longer that one.
  @Test func needsAGap() throws {
    let found = try (1...5).map {
      try NormalBundle.dimension(of: Self.scores(normals: $0, tangent: 1))
    }
    #expect(found != [5, 4, 3, 2, 1])
  }
}
