import CKernels

/// One stream of the counter-based generator Philox4x32-10: value i is a function of (key, stream, i)
/// alone, so results don't depend on threads, order, shards or resume.
///
/// Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3"; tested
/// against the known answers of Random123. Streams with different (key, stream) share no block.
package struct RandomStream: Sendable {
  /// Who draws: a digest of experiment, cell and purpose.
  package let key: UInt64
  /// The trial.
  package let stream: UInt64
  /// Index of the next value.
  package private(set) var position: UInt64 = 0

  package init(key: UInt64, stream: UInt64) {
    self.key = key
    self.stream = stream
  }

  /// `count` uniforms in (0, 1), each with 53 random bits, in the order of the stream.
  package mutating func uniforms(_ count: Int) -> [Double] {
    draw(count, mneme_uniforms)
  }

  /// `count` standard normals: the normal quantile of the next uniforms, one each.
  ///
  /// Accuracy: relative 1e-15 against the quantile function (tested to p = 1e-16).
  package mutating func normals(_ count: Int) -> [Double] {
    draw(count, mneme_normals)
  }

  private mutating func draw(
    _ count: Int,
    _ fill: (UInt64, UInt64, UInt64, Int, UnsafeMutablePointer<Double>?) -> Void
  ) -> [Double] {
    precondition(count >= 0, "can't draw \(count) values")
    defer { position += UInt64(count) }
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      fill(key, stream, position, count, buffer.baseAddress)
      filled = count
    }
  }
}

extension RandomStream: RandomNumberGenerator {
  /// 64 random bits: the pair of words of one uniform, before it is made a fraction.
  package mutating func next() -> UInt64 {
    defer { position += 1 }
    let block = position / 2
    let words = Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)))
    return position % 2 == 0
      ? UInt64(words.y) << 32 | UInt64(words.x) : UInt64(words.w) << 32 | UInt64(words.z)
  }
}

/// The bare block function, for known-answer tests.
package enum Philox {
  /// Ten rounds of Philox4x32 on one counter.
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    let counters = [counter.x, counter.y, counter.z, counter.w]
    var words = [UInt32](repeating: 0, count: 4)
    mneme_philox_block(counters, [key.x, key.y], &words)
    return SIMD4(words[0], words[1], words[2], words[3])
  }
}

/// The normal quantile function.
package enum NormalQuantile {
  /// Quantile of probability `p` in (0, 1). Source: Wichura (1988), AS 241, PPND16; relative error
  /// about 1e-16.
  package static func value(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "no normal quantile of \(p)")
    var value = p
    mneme_normal_quantiles(&value, 1)
    return value
  }
}
