import Glibc
import MnemeNumerics
import Testing

@testable import MnemeMetrics

@Suite struct ScoreDimensionTests {
  static func normals(_ rows: Int, _ columns: Int, _ stream: UInt64) -> Matrix {
    var draws = RandomStream(key: 411_00113, stream: stream)
    return Matrix(rows: rows, columns: columns, values: draws.normals(rows * columns))
  }

  /// The formula with differences, in Float64.
  static func expected(
    _ queries: Matrix, _ row: Int, _ targets: Matrix, time: Double, excluding itself: Int? = nil
  ) -> Double {
    let tau = ScoreTime.temperature(at: time)
    let squared = (0..<targets.rows).filter { $0 != itself }.map { target in
      (0..<targets.columns).reduce(0.0) { sum, column in
        let difference =
          Double(Float(queries[row, column])) - Double(Float(targets[target, column]))
        return sum + difference * difference
      }
    }
    let least = squared.min() ?? 0
    let weights = squared.map { exp(-($0 - least) / tau) }
    let moment = zip(weights, squared).reduce(0) { $0 + $1.0 * $1.1 }
    return 2 / tau * moment / weights.reduce(0, +)
  }

  static let times = [1.0, 1e-7, 0.5, 0.2, 0.05, 0.01, 1e-3, 1e-5]

  @Test(arguments: [(1, 40, 0.0), (3, 700, 30), (50, 300, 0), (50, 300, 1e3), (600, 130, 100)])
  func valuesAreThoseOfTheFormula(dimension: Int, count: Int, offset: Double) throws {
    var targets = Self.normals(count, dimension, 1)
    // Neighbours of all kinds: copies, close ones, others.
    for row in stride(from: 0, to: count - 1, by: 5) {
      for column in 0..<dimension {
        let next = targets[row, column] + (row % 10 == 0 ? 0 : 1e-4 * Double(column % 3))
        targets[row + 1, column] = next
      }
    }
    targets.add([Double](repeating: offset, count: dimension))
    let score = try ScoreDimension(targets: targets, times: Self.times, blockRows: 64)
    for excludesSelf in [false, true] {
      let found = try score.dimensions(10..<30, of: targets, excludesSelf: excludesSelf)
      #expect(found.rows == 20 && found.columns == Self.times.count)
      for row in 0..<20 {
        for (index, time) in Self.times.enumerated() {
          let value = Self.expected(
            targets, row + 10, targets, time: time, excluding: excludesSelf ? row + 10 : nil)
          #expect(abs(found[row, index] - value) <= 1e-7 * (1 + value), "\(row) at \(time)")
        }
      }
    }
  }

  /// Differences of Float32 numbers are exact, so where nothing is near, only a point itself
  /// counts.
  @Test func pointsOfTheSetComeToNothing() throws {
    var targets = Self.normals(200, 40, 2)
    targets.add([Double](repeating: 255, count: 40))
    let score = try ScoreDimension(targets: targets, times: [1e-6])
    #expect(try score.dimensions(0..<200, of: targets).values.allSatisfy { $0 == 0 })
    // Without its own row, a point is off the set.
    let without = try score.dimensions(0..<200, of: targets, excludesSelf: true)
    #expect(without.values.allSatisfy { $0 > 1e6 })
  }

  @Test func oneTargetHasOneDistance() throws {
    let target = Matrix(rows: 1, columns: 2, values: [1, 1])
    let queries = Matrix(rows: 2, columns: 2, values: [1, 1, 4, 5])
    let found = try ScoreDimension(targets: target, times: [0.5]).dimensions(0..<2, of: queries)
    let tau = ScoreTime.temperature(at: 0.5)
    #expect(found[0, 0] == 0 && abs(found[1, 0] - 50 / tau) <= 1e-12 * 50 / tau)
    // B = 9.95/4 + 0.05.
    #expect(abs(tau - 2 * (exp(2.5375) - 1)) < 1e-12)
  }

  @Test func rowsThatAreNotFiniteAreNamed() throws {
    let fine = Self.normals(50, 3, 3)
    var broken = fine
    broken[41, 2] = .nan
    #expect(throws: DistanceError.queryNotFinite(row: 41)) {
      try ScoreDimension(targets: fine, times: [0.1]).dimensions(30..<50, of: broken)
    }
    #expect(throws: DistanceError.targetNotFinite(row: 41)) {
      try ScoreDimension(targets: broken, times: [0.1]).dimensions(0..<5, of: fine)
    }
  }
}

/// What the estimator must say of sets whose dimension is known; each bound fails with a wrong
/// time, or with weights that don't add up to 1.
@Suite struct ScoreDimensionTruthTests {
  /// 99 angles of the von Mises law (κ = 2), none within a chord of ½ of π; then π; then 20
  /// origins.
  static func circle(seed: UInt64) -> (set: Matrix, dense: [Int]) {
    var draws = RandomStream(key: 2, stream: seed)
    var angles: [Double] = []
    while angles.count < 99 {
      let pair = draws.uniforms(2)
      let angle = (2 * pair[0] - 1) * .pi
      let isFar = 2 * sin((.pi - abs(angle)) / 2) >= 0.5
      if isFar, pair[1] < exp(2 * (cos(angle) - 1)) { angles.append(angle) }
    }
    let dense = angles.indices.sorted { abs(angles[$0]) < abs(angles[$1]) }.prefix(50)
    let circle = (angles + [.pi]).flatMap { [cos($0), sin($0)] }
    let values = circle + [Double](repeating: 0, count: 40)
    return (Matrix(rows: 120, columns: 2, values: values), Array(dense))
  }

  struct CircleDimensions {
    var dense: Double
    var isolated: Double
    var origin: Double

    var isRight: Bool { abs(dense - 0.92) <= 0.05 && isolated < 0.05 && origin < 0.01 }
  }

  /// Medians over 20 sets of the mean of the dense half, of the isolated point, and of the origin.
  static func circleDimensions(
    time: Double, scale: (_ set: Matrix, _ row: Int) -> Double = { _, _ in 1 }
  ) throws -> CircleDimensions {
    let found = try (0..<20).map { (seed: UInt64) in
      let (set, dense) = Self.circle(seed: seed)
      let values = try ScoreDimension(targets: set, times: [time]).dimensions(0..<120, of: set)
      let scaled = (0..<120).map { values[$0, 0] * scale(set, $0) }
      return CircleDimensions(
        dense: dense.reduce(0) { $0 + scaled[$1] } / 50, isolated: scaled[99],
        origin: scaled[119])
    }
    return CircleDimensions(
      dense: Self.median(found.map(\.dense)), isolated: Self.median(found.map(\.isolated)),
      origin: Self.median(found.map(\.origin)))
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(values.count - 1) / 2] + sorted[values.count / 2]) / 2
  }

  @Test func aCircleWithAnIsolatedPointAndACopiedOne() throws {
    let found = try Self.circleDimensions(time: 0.03)
    #expect(found.isRight, "\(found)")
    // Negative controls: earlier, later, and Σ w_i with w_i = e^(−|x − x_i|²/τ) left in.
    for time in [0.005, 0.2] {
      #expect(try !Self.circleDimensions(time: time).isRight)
    }
    let tau = ScoreTime.temperature(at: 0.03)
    let unnormalised = try Self.circleDimensions(time: 0.03) { set, row in
      (0..<set.rows).reduce(0) { sum, other in
        let (x, y) = (set[row, 0] - set[other, 0], set[row, 1] - set[other, 1])
        return sum + exp(-(x * x + y * y) / tau)
      }
    }
    #expect(!unnormalised.isRight)
  }

  /// A plane with a thickness of 1e-3: 10⁴ points, the mean over the first 1000 of them.
  @Test func aThickPlaneHasTwoDimensions() throws {
    var set = ScoreDimensionTests.normals(10_000, 10, 5)
    for row in 0..<set.rows {
      for column in 0..<8 { set[row, column] *= 1e-3 }
    }
    let times = (0...30).map { 1e-4 * pow(10, Double($0) * 4 / 30) }
    let values = try ScoreDimension(targets: set, times: times).dimensions(0..<1000, of: set)
    let means = values.columnMeans
    let largest = try #require(means.max())
    #expect(abs(largest - 2) <= 0.1, "\(means)")
    // Negative controls: at the ends of the curve there is no dimension.
    #expect(means.first.map { abs($0 - 2) > 1 } == true)
    #expect(means.last.map { abs($0 - 2) > 1 } == true)
    // And weights that are left as they are: their sum at the largest value is far from 1.
    let time = times[means.firstIndex(of: largest) ?? 0]
    let tau = ScoreTime.temperature(at: time)
    let sum = (0..<set.rows).reduce(0.0) { sum, other in
      let squared = (0..<10).reduce(0.0) { total, column in
        total + (set[0, column] - set[other, column]) * (set[0, column] - set[other, column])
      }
      return sum + exp(-squared / tau)
    }
    #expect(abs(largest * sum - 2) > 0.1)
  }
}
