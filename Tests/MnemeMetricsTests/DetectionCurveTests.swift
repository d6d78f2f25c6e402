import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct DetectionCurveTests {
  /// Pairs, counted: (1 < 2, 4, 5), (3 < 4, 5), (4 = 4 half, < 5): 3 + 2 + 1.5 of 9.
  @Test func theAreaCountsPairs() {
    let curve = DetectionCurve(planted: [1, 3, 4], others: [2, 4, 5])
    let pairs = 6.5 / 9
    #expect(abs(curve.area - pairs) <= 1e-12)
    #expect(curve.points[0].truePositiveRate == 0 && curve.points.count == 6)
    #expect(curve.points.last?.truePositiveRate == 1 && curve.points.last?.falsePositiveRate == 1)
  }

  @Test func ends() {
    let perfect = DetectionCurve(planted: [0, 1], others: [2, 3, 4])
    #expect(perfect.area == 1 && perfect.interval(level: 0.95).upper == 1)
    // 0.025^(1/2): two planted points, no mistake.
    let lower = perfect.interval(level: 0.95).lower
    #expect(abs(lower - 0.158113883) <= 1e-8)
    let useless = DetectionCurve(planted: [1, 1], others: [1, 1])
    #expect(useless.area == 0.5)
    #expect(DetectionCurve(planted: [5], others: [1]).area == 0)
  }

  /// Numbers without a difference: the area is ½ within 4.5 standard errors, √((m + n + 1)/12mn).
  @Test func noDifferenceIsAHalf() {
    let room = 4.5 * (801.0 / 1_800_000).squareRoot()
    var stream = RandomStream(key: 12, stream: 0)
    let curve = DetectionCurve(planted: stream.normals(300), others: stream.normals(500))
    #expect(abs(curve.area - 0.5) <= room)
    var other = RandomStream(key: 12, stream: 1)
    let shifted = DetectionCurve(
      planted: other.normals(300), others: other.normals(500).map { $0 + 0.5 })
    #expect(shifted.area > 0.5 + room)
  }
}
