import Foundation
import MnemeMetrics
import MnemeNumerics
import Testing

/// The test of shapes on curves whose truth is known: normal trials, and trials with the skewness
/// that the logarithm of a determinant has. Skewness costs something: at 200 trials the rates below
/// are up to 0.065 for 0.05.
@Suite struct CurveShapeTests {
  enum Noise: CaseIterable {
    case normal
    /// −ln det of a 4×4 Wishart matrix with 4 degrees of freedom: skewness 0.9, more than the
    /// logarithms of larger ones have.
    case logarithm

    func draw(_ count: Int, from stream: inout RandomStream) -> [Double] {
      switch self {
      case .normal: stream.normals(count)
      case .logarithm:
        (0..<count).map { _ in
          let squares = stream.normals(10).map { $0 * $0 }
          let determinant =
            squares[0] * (squares[1] + squares[2]) * squares[3...5].reduce(0, +)
            * squares[6...9].reduce(0, +)
          return (Self.logMean - log(determinant)) / Self.logDeviation
        }
      }
    }

    private static let logMean = (1...4).reduce(0.0) { $0 + digamma(Double($1) / 2) + log(2) }
    /// √Σ ψ′(j/2), j = 1 … 4: π²/2, π²/6, π²/2 − 4, π²/6 − 1.
    private static let logDeviation =
      (Double.pi * Double.pi / 2 * 2 + Double.pi * Double.pi / 6 * 2 - 4 - 1).squareRoot()
  }

  /// Shares of verdicts over repetitions with true means `means`, in units of a trial's deviation.
  static func shares(
    _ means: [Double], limit: Double, level: Double, trials: Int, repetitions: Int, noise: Noise,
    key: UInt64
  ) throws -> [CurveShape: Double] {
    var counts: [CurveShape: Int] = [:]
    for repetition in 0..<repetitions {
      var stream = RandomStream(key: key, stream: UInt64(repetition))
      let points = means.enumerated().map { index, mean in
        point(index, mean, trials, noise, &stream)
      }
      counts[CurveShapeTest(points, limit: limit, level: level).shape, default: 0] += 1
    }
    return counts.mapValues { Double($0) / Double(repetitions) }
  }

  static func point(
    _ index: Int, _ mean: Double, _ trials: Int, _ noise: Noise, _ stream: inout RandomStream
  ) -> CurvePoint {
    let values = noise.draw(trials, from: &stream).map { $0 + mean }
    guard let moments = SampleMoments(values), let error = moments.standardError else {
      preconditionFailure("a sample without moments")
    }
    return CurvePoint(
      trainingCount: index + 1, mean: moments.mean, standardError: error, trials: trials)
  }

  /// Worst null of "it rises": all means equal. The family's level is 0.95; 2000 repetitions give a
  /// standard error of 0.005, so a true rate of 0.05 (0.06) is above 0.08 with probability 1e-9 (1e-4).
  @Test(arguments: Noise.allCases)
  func aFlatCurveIsRarelyABump(noise: Noise) throws {
    let shares = try Self.shares(
      [Double](repeating: 0, count: 8), limit: -1, level: 0.95, trials: 200, repetitions: 2000,
      noise: noise, key: 1)
    #expect(shares[.bump, default: 0] <= 0.08)
    // Bonferroni over pairs costs less than a factor of four.
    #expect(shares[.bump, default: 0] >= 0.0125)
    #expect(shares[.monotone, default: 0] <= 0.001)
    #expect(shares[.globalMinimum, default: 0] == 0)
  }

  /// Worst null of "it falls throughout": one flat step, all others steep.
  @Test(arguments: Noise.allCases)
  func aFlatStepIsRarelyMonotone(noise: Noise) throws {
    let shares = try Self.shares(
      [5, 4, 3, 3, 2, 1], limit: 0, level: 0.95, trials: 200, repetitions: 2000, noise: noise,
      key: 2)
    #expect(shares[.monotone, default: 0] <= 0.08)
    #expect(shares[.monotone, default: 0] >= 0.03)
    #expect(shares[.bump, default: 0] <= 0.01)
  }

  /// Worst null of "below its limit": means at the limit; of "above its limit": one mean at it.
  @Test(arguments: Noise.allCases)
  func aCurveAtItsLimitIsRarelyPlaced(noise: Noise) throws {
    let at = try Self.shares(
      [Double](repeating: 0, count: 8), limit: 0, level: 0.95, trials: 200, repetitions: 2000,
      noise: noise, key: 3)
    #expect(at[.globalMinimum, default: 0] <= 0.08)
    let touching = try Self.shares(
      [3, 0, 1, 2, 1], limit: 0, level: 0.95, trials: 200, repetitions: 2000, noise: noise, key: 4)
    #expect(touching[.bump, default: 0] <= 0.08)
  }

  /// Negative control: what is there is found.
  @Test(arguments: [
    ([3.0, 2, 1.5, 1], 0.0, CurveShape.monotone), ([3, 1, 1.5, 1.2], 0, .bump),
    ([3, 1, 2.5, 2.2], 2, .globalMinimum),
  ])
  func clearShapesAreFound(means: [Double], limit: Double, shape: CurveShape) throws {
    let shares = try Self.shares(
      means, limit: limit, level: 0.99, trials: 400, repetitions: 200, noise: .normal, key: 5)
    #expect(shares[shape, default: 0] >= 0.99)
  }

  @Test func contrastsSayWhere() {
    let points = [(10, 3.0), (20, 1), (30, 1.5), (40, 1.2)].map {
      CurvePoint(trainingCount: $0, mean: $1, standardError: 0.01, trials: 100)
    }
    let test = CurveShapeTest(points, limit: 1.1, level: 0.95)
    #expect(test.shape == .globalMinimum)
    #expect(test.rise.from == 20 && test.rise.to == 30)
    #expect(abs(test.rise.value - 0.5) <= 1e-12)
    #expect(test.rise.low < 0.5 && test.rise.low > 0.4 && test.rise.high > 0.5)
    #expect(test.depth.from == 20 && test.depth.to == nil)
    #expect(abs(test.depth.value - 0.1) <= 1e-12)
    #expect(!test.isAboveLimit)
  }

  @Test func flipsLieBetweenDecidedValues() {
    let flip = VerdictFlip([
      (0.1, .holds), (0.12, .open), (0.14, .holds), (0.16, .open), (0.18, .fails), (0.2, .open),
    ])
    #expect(flip == VerdictFlip([(0.14, .holds), (0.18, .fails)]))
    #expect(abs((flip.value ?? 0) - 0.16) <= 1e-12)
    let open = VerdictFlip([(0.1, .holds), (0.2, .open)])
    #expect(open.low == 0.1 && open.high == nil && open.value == nil)
    let absent = VerdictFlip([(0.1, .open), (0.2, .fails)])
    #expect(absent.low == nil && absent.high == 0.2)
  }
}
