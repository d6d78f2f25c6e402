import Glibc
import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct GaussianDivergenceTests {
  /// In one dimension: KL = ½[s²/σ² − 1 − ln(s²/σ²) + δ²/σ²] and
  /// BC = √(2sσ/(s² + σ²)) exp(−δ²/4(s² + σ²)).
  @Test(arguments: [(1.0, 1.0, 0.0), (0.3, 2.0, 1.5), (4.0, 0.5, -2.0)])
  func oneDimensionIsTheTextbook(s: Double, sigma: Double, delta: Double) throws {
    let law = GaussianLaw(mean: [5 + delta], root: Matrix(rows: 1, columns: 1, values: [s]))
    let found = try GaussianDivergence(of: law, isRegular: true, mean: [5], deviation: sigma)
    let ratio = s * s / (sigma * sigma)
    let kl = (ratio - 1 - log(ratio) + delta * delta / (sigma * sigma)) / 2
    let sum = s * s + sigma * sigma
    let coefficient = (2 * s * sigma / sum).squareRoot() * exp(-delta * delta / (4 * sum))
    #expect(abs(found.kullbackLeibler - kl) <= 1e-13 * max(1, kl))
    #expect(abs(found.bhattacharyya + log(coefficient)) <= 1e-13)
    #expect(abs(found.squaredHellinger - (1 - coefficient)) <= 1e-13)
  }

  /// Independent coordinates add; a rotation changes nothing.
  @Test func divergencesAddAndDoNotTurn() throws {
    let deviations = [0.5, 1, 3]
    var root = Matrix(zeros: 3, 3)
    for (index, value) in deviations.enumerated() { root[index, index] = value }
    let parts = try deviations.map {
      try GaussianDivergence(
        of: GaussianLaw(mean: [1], root: Matrix(rows: 1, columns: 1, values: [$0])),
        isRegular: true, mean: [0], deviation: 1)
    }
    let c = cos(0.7), s = sin(0.7)
    let turn = Matrix(rows: 3, columns: 3, values: [c, -s, 0, s, c, 0, 0, 0, 1])
    let law = GaussianLaw(
      mean: turn.times([1, 1, 1]), root: Matrix.product(turn, .none, root))
    let whole = try GaussianDivergence(
      of: law, isRegular: true, mean: [0, 0, 0], deviation: 1)
    #expect(abs(whole.kullbackLeibler - parts.reduce(0) { $0 + $1.kullbackLeibler }) <= 1e-12)
    #expect(abs(whole.bhattacharyya - parts.reduce(0) { $0 + $1.bhattacharyya }) <= 1e-12)
    #expect(abs(whole.logDeterminantRatio - 2 * log(1.5)) <= 1e-12)
  }

  @Test func singularLawsAreInfinitelyFar() throws {
    let law = GaussianLaw(mean: [0, 0], root: Matrix(rows: 2, columns: 1, values: [1, 1]))
    let found = try GaussianDivergence(of: law, isRegular: false, mean: [0, 0], deviation: 1)
    #expect(found.kullbackLeibler == .infinity && found.bhattacharyya == .infinity)
    #expect(found.squaredHellinger == 1)
    #expect(found.traceRatio == 1)
  }

  /// Beyond the range of linear densities: d = 500, deviation 1e-3, BC about e^(−1500).
  @Test func nothingUnderflows() throws {
    let d = 500
    let law = GaussianLaw(
      mean: [Double](repeating: 0, count: d), root: Matrix(identity: d, scale: 1e-3))
    let found = try GaussianDivergence(
      of: law, isRegular: true, mean: law.mean, deviation: 1)
    let expected = Double(d) * (-log(2e-3 / (1 + 1e-6)) / 2)
    #expect(abs(found.bhattacharyya - expected) <= 1e-9 * expected)
    #expect(found.squaredHellinger == 1)
  }
}
