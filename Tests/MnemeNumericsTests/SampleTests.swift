import MnemeNumerics
import Testing

@Suite struct SampleTests {
  /// The samples of `special_functions.py`, in its order.
  private static let samples: [[Double]] = [
    [3, -1, 2.5, 7], [1], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], [1e300, -1e300, 5, 5, 5, 6.25],
  ]

  @Test func quantilesAgreeWithNumPy() {
    let error = largestError(of: "quantile", rows: 28) {
      SampleQuantiles(Self.samples[Int($0[0])]).value(at: $0[1])
    }
    #expect(error <= 1e-15)
  }

  @Test func infinitiesMakeNoNaN() {
    let sample = SampleQuantiles([1, 2, .infinity, .infinity])
    #expect(sample.value(at: 0.25) == 1.75)
    #expect(sample.median == .infinity)
    #expect(sample.value(at: 0.75) == .infinity)
    #expect(SampleQuantiles([-.infinity, 0, 1]).value(at: 0.25) == -.infinity)
    #expect(SampleQuantiles([-.infinity, .infinity]).value(at: 0.4) == -.infinity)
    #expect(SampleQuantiles([-.infinity, .infinity]).value(at: 0.6) == .infinity)
    #expect(median([.infinity, .infinity]) == .infinity)
  }

  @Test func momentsSurviveALargeOffset() throws {
    let values = (0..<1001).map { 1e9 + Double($0 % 2) }
    let moments = try #require(SampleMoments(values))
    #expect(moments.mean == 1e9 + 500.0 / 1001)
    let expected = 500.0 * 501 / (1001 * 1000)
    #expect(scaledError(try #require(moments.variance), expected) <= 1e-12)
  }

  @Test func momentsThatDoNotExistAreNil() throws {
    #expect(SampleMoments([Double]()) == nil)
    #expect(SampleMoments([1, .infinity]) == nil)
    #expect(SampleMoments([1, .nan]) == nil)
    let single = try #require(SampleMoments([4]))
    #expect(single.mean == 4)
    #expect(single.standardError == nil)
    let pair = try #require(SampleMoments([1, 3]))
    #expect(pair.standardError == 1)
  }
}
