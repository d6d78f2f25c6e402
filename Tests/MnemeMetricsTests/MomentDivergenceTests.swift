import Glibc
import MnemeNumerics
import Testing

@testable import MnemeMetrics

@Suite struct MomentDivergenceTests {
  /// In one dimension both have plain closed forms.
  @Test func agreesWithOneDimension() throws {
    let values = [1.0, 2.5, 0.5, 4]
    let mean = 2.0
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
    let found = try MomentDivergence(
      mean: [1], covariance: Matrix(rows: 1, columns: 1, values: [4])
    ).divergence(of: Matrix(rows: 4, columns: 1, values: values))
    let expected = (variance / 4 - 1 - log(variance / 4) + 0.25) / 2
    #expect(abs(found.kullbackLeibler - expected) < 1e-12)
  }

  /// An affine map of samples and truth changes neither.
  @Test func affineMapsChangeNothing() throws {
    var draws = RandomStream(key: 8, stream: 0)
    let samples = Matrix(rows: 60, columns: 4, values: draws.normals(240))
    let truth = Matrix(rows: 80, columns: 4, values: draws.normals(320))
    let map = Matrix(rows: 4, columns: 4, values: draws.normals(16))
    func mapped(_ points: Matrix) -> Matrix {
      var result = Matrix.product(points, .none, map, .transposed)
      result.add([3, -1, 0.5, 100])
      return result
    }
    let plain = try MomentDivergence(of: truth).divergence(of: samples)
    let other = try MomentDivergence(of: mapped(truth)).divergence(of: mapped(samples))
    #expect(abs(plain.kullbackLeibler - other.kullbackLeibler) < 1e-9 * plain.kullbackLeibler)
    #expect(abs(plain.bhattacharyya - other.bhattacharyya) < 1e-9 * plain.bhattacharyya)
  }

  /// Samples of the truth itself: the bias is the expectation of a Wishart matrix's divergence, with
  /// Bartlett's decomposition of its determinant. 400 trials; a false alarm in 1e-6 (4.9 standard
  /// errors); the leading term d(d+3)/4N alone is outside.
  @Test func theBiasIsThatOfWishartMatrices() throws {
    let (dimension, count) = (20, 60)
    let truth = try MomentDivergence(
      mean: [Double](repeating: 1, count: dimension),
      covariance: Matrix(identity: dimension, scale: 9))
    var values: [Double] = []
    for trial in 0..<400 {
      var draws = RandomStream(key: 21, stream: UInt64(trial))
      let samples = GaussianLaw.isotropicSamples(
        count, mean: [Double](repeating: 1, count: dimension), deviation: 3, from: &draws)
      values.append(try truth.divergence(of: samples).kullbackLeibler)
    }
    let moments = try #require(SampleMoments(values))
    let error = try #require(moments.standardError)
    let degrees = Double(count - 1)
    let logDeterminant = (0..<dimension).reduce(0.0) {
      $0 + digamma((degrees - Double($1)) / 2) + log(2 / degrees)
    }
    let expected = (Double(dimension) / Double(count) - logDeterminant) / 2
    #expect(abs(moments.mean - expected) < 4.9 * error, "\(moments.mean) \(expected) \(error)")
    let leading = Double(dimension * (dimension + 3)) / Double(4 * count)
    #expect(abs(leading - expected) > 4.9 * error)
  }

  @Test func fewImagesAreInfinitelyFar() throws {
    let truth = try MomentDivergence(mean: [0, 0, 0], covariance: Matrix(identity: 3))
    let three = Matrix(rows: 3, columns: 3, values: [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(try truth.divergence(of: three).kullbackLeibler == .infinity)
    // Six images, but copies of three.
    let copies = three.repeated(2)
    #expect(try truth.divergence(of: copies, distinct: 3).bhattacharyya == .infinity)
    #expect(try truth.divergence(of: copies).kullbackLeibler == .infinity)
  }
}

@Suite struct ClusteredFractionTests {
  /// Trials that agree by chance: all images count.
  @Test func independentImagesAllCount() {
    let found = ClusteredFraction(counts: [0, 0, 0], size: 100, level: 0.95)
    let all = BinomialInterval.clopperPearson(successes: 0, trials: 300, level: 0.95)
    #expect(found.fraction == 0 && found.interval.lower == 0)
    #expect(abs(found.interval.upper - all.upper) < 1e-12)
  }

  /// Trials of one kind each: four trials, not 400 images.
  @Test func wholeTrialsCountOnce() {
    let found = ClusteredFraction(counts: [100, 100, 0, 0], size: 100, level: 0.95)
    #expect(found.fraction == 0.5 && found.effectiveCount < 4)
    #expect(found.interval.lower < 0.1 && found.interval.upper > 0.9)
  }

  /// Beta-binomial images of intraclass correlation 1/11: the interval at 90 % covers the truth; that
  /// of independent images does not. 500 studies; false alarm below 1e-6 by exact binomial limits.
  @Test func coversWhatImagesInTrialsShare() {
    var (covered, naive) = (0, 0)
    for study in 0..<500 {
      var draws = RandomStream(key: 31, stream: UInt64(study))
      let counts = (0..<12).map { _ in
        // Beta(2, 8) as the second smallest of nine uniform numbers.
        let p = draws.uniforms(9).sorted()[1]
        return draws.uniforms(50).count { $0 < p }
      }
      let found = ClusteredFraction(counts: counts, size: 50, level: 0.9).interval
      covered += found.lower <= 0.2 && 0.2 <= found.upper ? 1 : 0
      let plain = BinomialInterval.clopperPearson(
        successes: counts.reduce(0, +), trials: 600, level: 0.9)
      naive += plain.lower <= 0.2 && 0.2 <= plain.upper ? 1 : 0
    }
    func upper(_ count: Int) -> Double {
      BinomialInterval.clopperPearson(successes: count, trials: 500, level: 1 - 2e-6).upper
    }
    #expect(upper(covered) >= 0.9, "\(covered)")
    #expect(upper(naive) < 0.9, "\(naive)")
  }
}
