/// Where numbers lie: every `step` bytes.
struct ElementRun {
  let start: UnsafeRawPointer
  let step: Int
  let count: Int
  let isSwapped: Bool
}

/// A float that numbers of every kind are turned into.
protocol DecodedNumber: BinaryFloatingPoint, BitwiseCopyable, Sendable {}
extension Float: DecodedNumber {}
extension Double: DecodedNumber {}

extension ElementKind {
  /// Writes the numbers of a run to every `stride`-th place of `target`, rounded to nearest where
  /// the target is narrower.
  func decode<Target: DecodedNumber>(
    _ run: ElementRun, to target: UnsafeMutablePointer<Target>, stride: Int
  ) {
    switch self {
    case .uint8: Self.copy(run, UInt8.self, to: target, stride) { Target($0) }
    case .int8: Self.copy(run, Int8.self, to: target, stride) { Target($0) }
    case .uint16: Self.copy(run, UInt16.self, to: target, stride) { Target($0) }
    case .int16: Self.copy(run, Int16.self, to: target, stride) { Target($0) }
    case .uint32: Self.copy(run, UInt32.self, to: target, stride) { Target($0) }
    case .int32: Self.copy(run, Int32.self, to: target, stride) { Target($0) }
    case .uint64: Self.copy(run, UInt64.self, to: target, stride) { Target($0) }
    case .int64: Self.copy(run, Int64.self, to: target, stride) { Target($0) }
    case .float16: Self.copy(run, UInt16.self, to: target, stride) { Target(Self.half($0)) }
    case .bfloat16:
      Self.copy(run, UInt16.self, to: target, stride) {
        Target(Float(bitPattern: UInt32($0) << 16))
      }
    case .float32:
      Self.copy(run, UInt32.self, to: target, stride) { Target(Float(bitPattern: $0)) }
    case .float64:
      Self.copy(run, UInt64.self, to: target, stride) { Target(Double(bitPattern: $0)) }
    }
  }

  /// Two loops: only the first, without gaps, is made into vector instructions.
  @inline(__always)
  private static func copy<Bits: FixedWidthInteger & BitwiseCopyable, Target: DecodedNumber>(
    _ run: ElementRun, _: Bits.Type, to target: UnsafeMutablePointer<Target>, _ stride: Int,
    _ value: (Bits) -> Target
  ) {
    let size = MemoryLayout<Bits>.size
    if run.step == size, stride == 1, !run.isSwapped {
      for index in 0..<run.count {
        target[index] = value(
          run.start.loadUnaligned(fromByteOffset: index * size, as: Bits.self))
      }
    } else {
      for index in 0..<run.count {
        let bits = run.start.loadUnaligned(fromByteOffset: index * run.step, as: Bits.self)
        target[index * stride] = value(run.isSwapped ? bits.byteSwapped : bits)
      }
    }
  }

  /// The value of IEEE half-precision bits: exponent and fraction moved to their places in Float32,
  /// and scaled by the difference of the exponents' offsets, which is exact for subnormals, too.
  @inline(__always)
  private static func half(_ bits: UInt16) -> Float {
    let magnitude = UInt32(bits & 0x7FFF) << 13
    let sign = UInt32(bits & 0x8000) << 16
    let isFinite = bits & 0x7C00 != 0x7C00
    let finite = (Float(bitPattern: magnitude) * 0x1p112).bitPattern
    return Float(bitPattern: (isFinite ? finite : magnitude | 0x7F80_0000) | sign)
  }
}
