import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

/// Paths whose ends are known in closed form.
@Suite struct ProbabilityFlowTests {
  static let starts: Matrix = {
    var stream = RandomStream(key: 3, stream: 1)
    var starts = Matrix(rows: 30, columns: 3, values: stream.normals(90))
    starts.scale(by: 5)
    return starts
  }()

  /// The largest distance of two sets of points, by coordinate.
  static func distance(_ a: Matrix, _ b: Matrix) -> Double {
    zip(a.values, b.values).map { abs($0 - $1) }.max() ?? .infinity
  }

  static func scaled(about mean: [Double], by factor: Double) -> Matrix {
    var exact = starts.subtracting(mean)
    exact.scale(by: factor)
    exact.add(mean)
    return exact
  }

  /// x − μ shrinks like √(s² + σ²).
  static func gaussianError(steps: Int, variance: Double = 1) -> Double {
    let mean = [0.5, -1, 2]
    let flow = ProbabilityFlow(from: 5, to: 0.01, steps: steps)
    let end = flow.end(of: starts, under: GaussianScore(mean: mean, variance: variance))
    return distance(end, scaled(about: mean, by: ((1 + 1e-4) / (1 + 25)).squareRoot()))
  }

  @Test func gaussianPathsAreOfOrderTwo() {
    let errors = [20, 40, 80, 160].map { Self.gaussianError(steps: $0) }
    for (coarse, fine) in zip(errors, errors.dropFirst()) {
      #expect(abs(log2(coarse / fine) - 2) <= 0.25, "\(errors)")
    }
    #expect(Self.gaussianError(steps: 1000) <= 1e-4)
    // Negative control: the score of another law ends elsewhere.
    #expect(Self.gaussianError(steps: 1000, variance: 1.1) > 1e-2)
  }

  /// One point without regularization: a straight line, whatever the steps.
  @Test func onePointIsExact() {
    let point = Matrix(rows: 1, columns: 3, values: [1, 2, 3])
    for steps in [1, 2, 17] {
      let end = ProbabilityFlow(from: 5, to: 1e-3, steps: steps)
        .end(of: Self.starts, under: FiniteSetScore(points: point))
      let expected = Self.scaled(about: point.values, by: 1e-3 / 5)
      // Rounding of x, times 5/1e-3.
      #expect(Self.distance(end, expected) <= 2e-11)
    }
  }

  /// With Tikhonov's regularization one point draws to distance r √((σ² + c)/(σ₀² + c)).
  @Test(arguments: [1e-1, 1e-3])
  func tikhonovLeavesADistance(strength: Double) {
    let point = Matrix(rows: 1, columns: 3, values: [1, 2, 3])
    func error(_ regularization: ScoreRegularization) -> Double {
      let end = ProbabilityFlow(from: 5, to: 1e-4, steps: 800)
        .end(
          of: Self.starts, under: FiniteSetScore(points: point, regularization: regularization))
      let factor = ((1e-8 + strength) / (25 + strength)).squareRoot()
      return Self.distance(end, Self.scaled(about: point.values, by: factor))
    }
    #expect(error(.tikhonov(strength)) <= 2e-4 * strength.squareRoot())
    #expect(error(.none) > 2e-4 * strength.squareRoot(), "the control without the term")
  }

  /// Without regularization every path ends at a point, and the nearest one at its end is its own.
  @Test func manyPointsDrawEveryPathIn() {
    var stream = RandomStream(key: 8, stream: 2)
    let points = Matrix(rows: 12, columns: 3, values: stream.normals(36))
    let end = ProbabilityFlow(from: 5, to: 1e-6, steps: 200)
      .end(of: Self.starts, under: FiniteSetScore(points: points))
    for row in 0..<end.rows {
      let distances = (0..<points.rows).map { point in
        (0..<3).reduce(0) { $0 + pow(end[row, $1] - points[point, $1], 2) }.squareRoot()
      }
      #expect(distances.contains { $0 <= 1e-5 })
    }
  }

  /// A visit at every noise level, the first with the starts.
  @Test func visitsEveryLevel() {
    let flow = ProbabilityFlow(from: 5, to: 0.1, steps: 7)
    var seen: [Int] = []
    let end = flow.end(of: Self.starts, under: GaussianScore(mean: [0, 0, 0], variance: 1)) {
      seen.append($0)
      if $0 == 0 { #expect($1 == Self.starts) }
    }
    #expect(seen == Array(0...7) && flow.noiseLevels.count == 8 && end.rows == 30)
  }
}
