import MnemeNumerics
import Testing

@Suite struct StudentQuantileTests {
  /// By SciPy 1.17: `scipy.stats.t.ppf((1 + level) / 2, degrees)`.
  @Test(arguments: [
    (0.95, 1, 12.706204736174694), (0.95, 9, 2.262157162798205), (0.95, 39, 2.022690920036762),
    (0.95, 199, 1.9719565442517533), (0.99, 4, 4.604094871349993), (0.5, 1, 1.0),
  ])
  func quantilesAgree(level: Double, degrees: Int, expected: Double) {
    let value = StudentQuantile.twoSided(level: level, degrees: degrees)
    #expect(abs(value - expected) <= 1e-9 * expected)
  }
}
