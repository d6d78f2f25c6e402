import Glibc
import MnemeNumerics
import Testing

@testable import MnemeMetrics

@Suite struct MemorizationDivergenceTests {
  private static func normals(_ rows: Int, _ columns: Int, _ stream: UInt64) -> Matrix {
    var draws = RandomStream(key: 31, stream: stream)
    return Matrix(rows: rows, columns: columns, values: draws.normals(rows * columns))
  }

  /// The kernel density of the study, where single precision is enough.
  @Test func itsKernelDensityIsTheOther() {
    let points = Self.normals(50, 2, 1), places = Self.normals(20, 2, 2)
    let center = points.columnMeans
    let other = KernelDensity(
      points: CenteredPoints(points, center: center), scale: 0.5 * 50.0.squareRoot()
    ).logDensities(at: CenteredPoints(places, center: center))
    let own = MemorizationDivergence(points: points, bandwidth: 0.5).logDensities(at: places)
    #expect(zip(own, other).allSatisfy { abs($0 - $1) <= 1e-4 })
  }

  /// Where kernels don't overlap, ln q at a point is that of its own kernel, to the last digits; in
  /// single precision it would be off by whole nats.
  @Test func narrowKernelsKeepTheirDigits() {
    let points = Matrix(rows: 3, columns: 2, values: [3, 4, -3, 4, 0.5, -7])
    let density = MemorizationDivergence(points: points, bandwidth: 1e-3).logDensities(at: points)
    let alone = -log(3) - log(2 * Double.pi * 1e-6)
    #expect(density.allSatisfy { abs($0 - alone) <= 1e-12 })
  }

  /// Samples are points with noise of width ε, the same number from each.
  @Test func samplesComeFromEveryKernel() {
    let points = Matrix(rows: 2, columns: 1, values: [0, 100])
    var noise = RandomStream(key: 5, stream: 0)
    let samples = MemorizationDivergence(points: points, bandwidth: 0.1)
      .samples(draws: 500, noise: &noise)
    #expect(samples.rows == 1000 && (0..<1000).count { samples[$0, 0] > 50 } == 500)
    let deviations = (0..<1000).map { samples[$0, 0] - (samples[$0, 0] > 50 ? 100 : 0) }
    // Of 1000 squares: relative error .045; 4.5 times that, false alarm below 1e-5.
    let variance = deviations.reduce(0) { $0 + $1 * $1 } / 1000
    #expect(abs(variance / 0.01 - 1) <= 0.2)
  }

  /// The gap is the difference of the two divergences, without the kernel density.
  @Test func theGapIsTheDifference() {
    let kernel = [1.5, -2, 0.25], label = [-1.0, -3, -2], whole = [-1.5, -4, -2.25]
    let difference =
      MemorizationDivergence.divergence(kernel: kernel, law: label)
      - MemorizationDivergence.divergence(kernel: kernel, law: whole)
    let gap = MemorizationDivergence.gap(label: label, whole: whole)
    #expect(abs(difference - gap) <= 1e-15)
    #expect(abs(gap + 1.75 / 3) <= 1e-15)
  }
}
