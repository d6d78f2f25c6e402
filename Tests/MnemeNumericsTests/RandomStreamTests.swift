import Glibc
import MnemeNumerics
import Testing

/// The generator against its published known answers, and its distributions against exact laws.
@Suite struct RandomStreamTests {
  /// Known answers of Random123 for philox4x32, ten rounds (kat_vectors).
  @Test(arguments: [
    (
      SIMD4<UInt32>(repeating: 0), SIMD2<UInt32>(repeating: 0),
      SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
    ),
    (
      SIMD4<UInt32>(repeating: .max), SIMD2<UInt32>(repeating: .max),
      SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
      SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ])
  func philoxGivesTheKnownAnswers(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, expected: SIMD4<UInt32>
  ) {
    #expect(Philox.block(counter: counter, key: key) == expected)
  }

  /// Value i depends on (key, stream, i) alone, however the draws are cut into pieces.
  @Test func drawsDoNotDependOnHowTheyAreCut() {
    var whole = RandomStream(key: 0x0123_4567_89ab_cdef, stream: 42)
    let all = whole.normals(1000)
    var pieces = RandomStream(key: 0x0123_4567_89ab_cdef, stream: 42)
    var joined: [Double] = []
    for count in [1, 2, 0, 127, 128, 129, 1, 612] { joined += pieces.normals(count) }
    #expect(joined == all)
    #expect(pieces.position == whole.position)
  }

  /// The vectorised uniforms are the words of the block function, 53 bits of them.
  @Test func uniformsAreTheBitsOfTheBlocks() {
    var stream = RandomStream(key: 7, stream: 0xffff_ffff_0000_0001)
    var bits = RandomStream(key: 7, stream: 0xffff_ffff_0000_0001)
    for uniform in stream.uniforms(300) {
      #expect(uniform == Double(bits.next() >> 11) * 0x1p-53)
    }
  }

  @Test func differentStreamsDiffer() {
    var seen: Set<UInt64> = []
    for key in 0..<10 as Range<UInt64> {
      for stream in 0..<10 as Range<UInt64> {
        var random = RandomStream(key: key, stream: stream)
        for _ in 0..<10 { seen.insert(random.next()) }
      }
    }
    #expect(seen.count == 1000)
  }

  /// All 53 bits of a uniform vary: each bit of the cell number is one in half of the draws.
  /// False alarm: 53 bits beyond 5.5 sigma, under 3e-6.
  @Test func everyBitOfAUniformVaries() {
    var stream = RandomStream(key: 3, stream: 9)
    let count = 100_000
    var ones = [Int](repeating: 0, count: 53)
    for uniform in stream.uniforms(count) {
      #expect(uniform > 0 && uniform < 1)
      let cell = UInt64(uniform * 0x1p53)
      for bit in 0..<53 where cell >> UInt64(bit) & 1 == 1 { ones[bit] += 1 }
    }
    let deviation = Double(count).squareRoot() / 2
    for bit in 0..<53 { #expect(abs(Double(ones[bit]) - Double(count) / 2) <= 5.5 * deviation) }
  }

  /// Quantiles by SciPy 1.17 (`scipy.special.ndtri`), relative error 1e-14.
  @Test(arguments: [
    (1e-1, -1.2815515655446004), (1e-2, -2.3263478740408408), (1e-3, -3.090232306167813),
    (1e-4, -3.719016485455709), (1e-5, -4.264890793922825), (1e-6, -4.753424308822899),
    (1e-7, -5.199337582192817), (1e-8, -5.612001244174789), (1e-9, -5.9978070150076865),
    (1e-12, -7.034483825301131), (1e-16, -8.222082216130435), (0.3, -0.5244005127080409),
    (0.5, 0), (0.9, 1.2815515655446004), (0.075, -1.4395314709384563),
    (0.999999, 4.753424308817087),
  ])
  func normalsAreQuantiles(probability: Double, quantile: Double) {
    let error = abs(NormalQuantile.value(probability) - quantile)
    #expect(error <= 1e-14 * max(1, abs(quantile)))
  }

  /// Counts beyond 3, 4 and 5 sigma in 10^8 draws, by the exact binomial law of each side.
  /// False alarm: 6 tails at 1e-7 each, under 1e-6 in all.
  @Test func tailsOfAHundredMillionDrawsAreBinomial() {
    let total = 100_000_000
    var stream = RandomStream(key: 20_241_126, stream: 0)
    var counts = [[0, 0, 0], [0, 0, 0]]
    for _ in 0..<(total / 1_000_000) {
      for value in stream.normals(1_000_000) where abs(value) > 3 {
        let side = value > 0 ? 1 : 0
        for (index, bound) in [3.0, 4, 5].enumerated() where abs(value) > bound {
          counts[side][index] += 1
        }
      }
    }
    for side in 0...1 {
      for (index, bound) in [3.0, 4, 5].enumerated() {
        let probability = erfc(bound / 2.0.squareRoot()) / 2
        let law = BinomialDistribution(trials: total, probability: probability)
        let p = law.twoSidedPValue(counts[side][index])
        #expect(p >= 1e-7, "\(counts[side][index]) beyond \(bound) sigma, p = \(p)")
      }
    }
    // Negative control: the same counts under a law whose 4-sigma tail is 20 % heavier must fail.
    let heavier = BinomialDistribution(
      trials: total, probability: 1.2 * erfc(4 / 2.0.squareRoot()) / 2)
    #expect(heavier.twoSidedPValue(counts[0][1]) < 1e-7)
  }
}
