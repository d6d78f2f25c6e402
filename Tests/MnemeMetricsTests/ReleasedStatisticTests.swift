import Foundation
import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct ReleasedStatisticTests {
  /// `released_self_terms.csv`: NumPy's float32 in the script's order of operations.
  private static func selfTerms() throws -> [(count: Int, dimension: Int, value: Double)] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/released_self_terms.csv")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let cells = $0.split(separator: ",")
      return (
        try #require(Int(cells[0])), try #require(Int(cells[1])), try #require(Double(cells[2]))
      )
    }
  }

  /// A unit in the last place of the power is 6e-8 to 1.2e-7; the error that the statistic is about is
  /// larger at every count of the default grid, so that its sign is sure.
  @Test func selfTermsAreThoseOfTheScript() throws {
    let terms = try Self.selfTerms()
    #expect(terms.count == 39)
    for term in terms {
      let statistic = ReleasedStatistic(count: term.count, dimension: term.dimension, scale: 1)
      let found = statistic.pairEnergy(logPairEnergy: -.infinity)
      #expect(abs(found - term.value) <= 2.4e-7, "n = \(term.count), d = \(term.dimension)")
    }
    let reference = try #require(terms.last).value
    for term in terms where term.dimension == 100 && term.count <= 1000 {
      #expect(abs(term.value - reference) > 7e-7, "n = \(term.count)")
    }
  }

  /// In exact arithmetic the self-term is 1 whatever the count.
  @Test func theErrorIsOfRounding() {
    for count in [25, 50, 75, 100, 400] {
      let statistic = ReleasedStatistic(count: count, dimension: 100, scale: 1)
      let off = abs(statistic.pairEnergy(logPairEnergy: -.infinity) - 1)
      #expect(off > 0 && off < 100 * 6e-8 * 2)
    }
  }

  private static func points(_ count: Int, _ dimension: Int) -> CenteredPoints {
    var stream = RandomStream(key: 11, stream: UInt64(count))
    let samples = Matrix(
      rows: count, columns: dimension, values: stream.normals(count * dimension))
    return CenteredPoints(samples, center: [Double](repeating: 0, count: dimension))
  }

  /// The pair sum as the script adds it, chunk by chunk in Float32, is exactly N at d = 100.
  @Test(arguments: [25, 200])
  func thePairSumIsTheCount(chunk: Int) {
    let points = Self.points(400, 100)
    let width = ReleasedStatistic(count: 400, dimension: 100, scale: 1).bandwidth
    var sum: Float = 0
    for rows in stride(from: 0, to: 400, by: chunk) {
      for columns in stride(from: 0, to: 400, by: chunk) {
        var part: Float = 0
        for i in rows..<rows + chunk {
          for j in columns..<columns + chunk {
            var squared: Float = 0
            for k in 0..<100 {
              let difference = points.values[i * 100 + k] - points.values[j * 100 + k]
              squared += difference * difference
            }
            part += expf(-squared / (4 * width * width))
          }
        }
        sum += part
      }
    }
    #expect(sum == 400)
    #expect(KernelDensity(points: points, scale: 1).logPairEnergy < log(0x1p-25))
  }

  private static func law(_ dimension: Int, deviation: Double) -> GaussianLaw {
    GaussianLaw(
      mean: [Double](repeating: 0.1, count: dimension),
      root: Matrix(identity: dimension, scale: deviation))
  }

  /// Cross terms are those of the log-space form but for Float32: 1e-4 of themselves.
  @Test(arguments: [(60, 100), (500, 20)])
  func crossTermsAgreeWithTheMathematics(count: Int, dimension: Int) throws {
    let points = Self.points(count, dimension)
    let law = Self.law(dimension, deviation: 0.8)
    let exact = try KernelDensity(points: points, scale: 1).logCrossEnergy(with: law)
    let released = try ReleasedStatistic(count: count, dimension: dimension, scale: 1)
      .crossEnergy(of: points, with: law)
    #expect(abs(log(released.value) - exact) <= 1e-4)
  }

  /// Determinants that are not above e^(−25) count as zero.
  @Test func smallDeterminantsAreZero() throws {
    // 40 variances of σ_G² + ε²: ln det = 40 ln(0.01 + ε²) is above the floor, H² sees 40 ln 0.01.
    let law = Self.law(40, deviation: 0.1)
    let mean = [Double](repeating: 0, count: 40)
    let divergence = try GaussianDivergence(of: law, isRegular: true, mean: mean, deviation: 1)
    let statistic = ReleasedStatistic(count: 50, dimension: 40, scale: 1)
    #expect(divergence.squaredHellinger < 1)
    #expect(statistic.squaredHellinger(divergence) == 1)
    #expect(try statistic.crossEnergy(of: Self.points(50, 40), with: law).value.isFinite)
    let wide = try GaussianDivergence(
      of: Self.law(40, deviation: 0.8), isRegular: true, mean: mean, deviation: 1)
    #expect(statistic.squaredHellinger(wide) == wide.squaredHellinger)
    // Many points in few dimensions: ε itself is small.
    let narrow = ReleasedStatistic(count: 50, dimension: 40, scale: 0.3)
    #expect(
      try narrow.crossEnergy(of: Self.points(50, 40), with: law).value == .infinity)
  }

  /// Δ = 0 + rounding: with equal cross terms the sign is that of the two self-terms.
  @Test func roundingDecidesWhereNothingElseDoes() {
    func pairs(_ count: Int) -> Double {
      ReleasedStatistic(count: count, dimension: 100, scale: 1).pairEnergy(
        logPairEnergy: -.infinity)
    }
    func sign(_ count: Int) -> Double {
      ReleasedStatistic.difference(
        trainingPairs: pairs(count), referencePairs: pairs(10_000), trainingCross: 1e-9,
        referenceCross: 1e-9)
    }
    #expect(sign(75) > 0 && sign(100) > 0 && sign(150) > 0 && sign(50) < 0 && sign(400) < 0)
  }
}
