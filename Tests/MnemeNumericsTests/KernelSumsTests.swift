import Glibc
import Testing

@testable import MnemeNumerics

/// Blocked Float32 kernels against the definition in Float64.
@Suite struct KernelSumsTests {
  static func points(_ count: Int, _ dimension: Int, key: UInt64, shift: Double = 10) -> Matrix {
    var stream = RandomStream(key: key, stream: 0)
    return Matrix(
      rows: count, columns: dimension, values: stream.normals(count * dimension).map { $0 + shift })
  }

  static func squaredDistance(_ a: Matrix, _ i: Int, _ b: Matrix, _ j: Int) -> Double {
    (0..<a.columns).reduce(0) { sum, k in
      let difference = a[i, k] - b[j, k]
      return sum + difference * difference
    }
  }

  /// The stated error: 2e-6 · (1 + largest exponent).
  static let relativeError = 2e-6

  @Test(arguments: [(1, 1, 1), (3, 700, 10), (513, 1030, 33), (20, 512, 100)])
  func rowSumsAreWhatTheDefinitionSays(queries: Int, count: Int, dimension: Int) {
    let a = Self.points(queries, dimension, key: 1)
    let b = Self.points(count, dimension, key: 2)
    let center = b.columnMeans
    let scale = 0.6
    let sums = KernelSums.logRowSums(
      at: CenteredPoints(a, center: center), over: CenteredPoints(b, center: center), scale: scale)
    for i in 0..<queries {
      let exponents = (0..<count).map { -scale * Self.squaredDistance(a, i, b, $0) }
      let expected = logSumExp(exponents)
      #expect(abs(sums[i] - expected) <= Self.relativeError * (1 + abs(expected)))
    }
  }

  @Test(arguments: [(2, 3), (100, 20), (512, 10), (1100, 50)])
  func pairSumsAreWhatTheDefinitionSays(count: Int, dimension: Int) {
    let a = Self.points(count, dimension, key: 3)
    let scale = 0.3
    var exponents: [Double] = []
    for i in 0..<count {
      for j in i + 1..<max(i + 1, count) {
        exponents.append(-scale * Self.squaredDistance(a, i, a, j))
      }
    }
    let expected = logSumExp(exponents)
    let sum = KernelSums.logPairSum(
      of: CenteredPoints(a, center: a.columnMeans), scale: scale)
    #expect(abs(sum - expected) <= Self.relativeError * (1 + abs(expected)))
  }

  @Test func onePointHasNoPairs() {
    let a = Self.points(1, 5, key: 4)
    #expect(
      KernelSums.logPairSum(of: CenteredPoints(a, center: a.columnMeans), scale: 1) == -.infinity)
  }

  @Test(arguments: [(600, 5), (40, 64), (7, 100)])
  func mahalanobisNormsAreWhatTheDefinitionSays(count: Int, dimension: Int) throws {
    let a = Self.points(count, dimension, key: 5)
    var covariance = Self.points(dimension, dimension + 10, key: 6, shift: 0).gram(.none)
    covariance.addToDiagonal(0.8)
    let mean = [Double](repeating: 9.5, count: dimension)
    let factor = try Cholesky(covariance)
    let norms = KernelSums.squaredMahalanobis(
      of: CenteredPoints(a, center: a.columnMeans), mean: mean, factor: factor)
    for i in 0..<count {
      let expected = factor.squaredNorm(of: (0..<dimension).map { a[i, $0] - mean[$0] })
      #expect(abs(norms[i] - expected) <= 2e-5 * (1 + expected))
    }
  }

  /// Negative control: uncentred points at 1000 lose what the stated error promises.
  @Test func withoutCentringTheErrorIsLarge() {
    let a = Self.points(200, 20, key: 7, shift: 1000)
    var exponents: [Double] = []
    for i in 0..<200 {
      for j in i + 1..<200 { exponents.append(-0.3 * Self.squaredDistance(a, i, a, j)) }
    }
    let expected = logSumExp(exponents)
    let origin = [Double](repeating: 0, count: 20)
    let careless = KernelSums.logPairSum(of: CenteredPoints(a, center: origin), scale: 0.3)
    #expect(abs(careless - expected) > Self.relativeError * (1 + abs(expected)))
  }
}
