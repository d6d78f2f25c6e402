import Glibc
import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct PairedOutputsTests {
  private static let first = Matrix(rows: 2, columns: 2, values: [4, 2, 1, 5])
  private static let second = Matrix(rows: 2, columns: 2, values: [0, 3, -2, 0])

  /// Centred: (3, 0) and (0, 3) against (0, 3) and (−2, 0).
  @Test func byHand() {
    let pair = PairedOutputs(
      first: Self.first, firstMean: [1, 2], second: Self.second, secondMean: [0, 0])
    #expect(pair.meanCosine == 0 && pair.pooledCosine == 0)
    // Squares of 4, −1, 3 and 5, averaged.
    #expect(pair.squaredDistance == 12.75)
    let other = PairedOutputs(
      first: Self.first, firstMean: [0, 0], second: Self.second, secondMean: [-1, 0])
    // (4, 2)·(1, 3) = 10 and (1, 5)·(−1, 0) = −1.
    let mean: Double = (10 / sqrt(200.0) - 1 / sqrt(26.0)) / 2
    #expect(abs(other.meanCosine - mean) <= 1e-15)
    let pooled: Double = 9 / sqrt(46.0 * 11.0)
    #expect(abs(other.pooledCosine - pooled) <= 1e-15)
  }

  @Test func theSameOutputsAgree() {
    let pair = PairedOutputs(
      first: Self.first, firstMean: [1, 2], second: Self.first, secondMean: [1, 2])
    #expect(pair.meanCosine == 1 && pair.pooledCosine == 1 && pair.squaredDistance == 0)
  }
}
