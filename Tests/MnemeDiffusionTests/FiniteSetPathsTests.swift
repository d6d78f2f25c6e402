import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

@Suite struct FiniteSetPathsTests {
  private static let points = Matrix(rows: 3, columns: 2, values: [0, 0, 4, 0, 0, 6])

  private static func starts(_ paths: FiniteSetPaths, _ count: Int) -> Matrix {
    var choices = RandomStream(key: 1, stream: 1), noise = RandomStream(key: 1, stream: 2)
    return paths.starts(count, choices: &choices, noise: &noise)
  }

  /// Points of the set, with the noise of the first level: on average their mean and its variance.
  /// 6000 numbers: within 4.5 standard errors; false alarm below 3e-5.
  @Test func startsAreTheNoisedSet() {
    let paths = FiniteSetPaths(
      points: Self.points, from: 10, to: 1e-6, stopLevels: [], stepCount: 10)
    let starts = Self.starts(paths, 3000)
    let mean = starts.columnMeans, center = Self.points.columnMeans
    // Variances of the coordinates: 100 and that of the points, 32/9 and 8.
    for (column, variance) in [100 + 32 / 9.0, 108].enumerated() {
      #expect(abs(mean[column] - center[column]) <= 4.5 * (variance / 3000).squareRoot())
      let spread =
        starts.subtracting(mean).values.enumerated()
        .filter { $0.offset % 2 == column }.reduce(0) { $0 + $1.element * $1.element } / 3000
      #expect(abs(spread / variance - 1) <= 4.5 * (2 / 3000.0).squareRoot())
    }
  }

  /// All paths end at points; on the way they are as far from them as the noise says: ‖x − x_i‖² is 2σ²
  /// on average, 2000 paths, within 4.5 standard errors of σ²/10 (the noise is small, so that a path's
  /// point is the nearest) and 1 % for finite steps.
  @Test func pathsAreNoisyPointsAndEndAtThem() {
    let paths = FiniteSetPaths(
      points: Self.points, from: 10, to: 1e-6, stopLevels: [0.5, 0.1], stepCount: 200)
    let (ends, stopped) = paths.ends(of: Self.starts(paths, 2000))
    func squared(_ places: Matrix) -> Double {
      (0..<places.rows).reduce(0) { sum, row in
        let distances = (0..<3).map { point in
          let x = places[row, 0] - Self.points[point, 0]
          let y = places[row, 1] - Self.points[point, 1]
          return x * x + y * y
        }
        return sum + (distances.min() ?? 0)
      } / Double(places.rows)
    }
    #expect(squared(ends) <= 1e-20)
    #expect(stopped.count == 2)
    for (level, places) in zip([0.5, 0.1], stopped) {
      let expected = 2 * level * level
      let room = 4.5 * expected / 2000.0.squareRoot() + 0.01 * expected
      #expect(abs(squared(places) - expected) <= room, "\(squared(places))")
      // Negative control: a fifth more noise.
      #expect(abs(squared(places) - 1.44 * expected) > room)
    }
  }
}
