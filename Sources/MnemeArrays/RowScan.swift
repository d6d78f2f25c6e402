/// One look at a row: its hash, and where its values lie.
struct RowScan {
  private(set) var hash: UInt64
  private(set) var isFinite: Bool
  /// Of the finite values; infinite, and the wrong way round, if there are none.
  private(set) var minimum = Float.infinity
  private(set) var maximum = -Float.infinity
  private(set) var finiteValues: Int
  private(set) var sum = 0.0
  private(set) var sumOfSquares = 0.0

  private typealias Lanes = SIMD8<Float>
  private static let lanes = 8

  /// - Parameter varies: for each column the bits in which its values have differed so far from
  ///   `first`, the first row; updated.
  init(
    _ row: UnsafeBufferPointer<Float>, first: [Float], varies: inout [UInt32]
  ) {
    var state = SIMD8<UInt32>(repeating: 0x9E37_79B9)
    // Differs from zero, being NaN, once a value is not finite.
    var check = Lanes(repeating: 0)
    var low = Lanes(repeating: .infinity)
    var high = Lanes(repeating: -.infinity)
    var sums = SIMD8<Double>(repeating: 0)
    var squares = SIMD8<Double>(repeating: 0)
    let raw = UnsafeRawBufferPointer(row)
    let whole = row.count / Self.lanes * Self.lanes
    for start in stride(from: 0, to: row.count, by: Self.lanes) {
      // Filled up with the row's last value, which changes neither range nor finiteness.
      let isTail = start >= whole
      // Plus zero makes one of both zeros.
      let values =
        (isTail
          ? Self.tail(row, from: start)
          : raw.loadUnaligned(fromByteOffset: start * MemoryLayout<Float>.size, as: Lanes.self))
        + Lanes(repeating: 0)
      state = Self.mixed(state, unsafeBitCast(values, to: SIMD8<UInt32>.self))
      check += values - values
      low = low.replacing(with: values, where: values .< low)
      high = high.replacing(with: values, where: values .> high)
      let wide = SIMD8<Double>(values)
      let counted =
        isTail ? wide.replacing(with: 0, where: Self.beyond(row.count - start)) : wide
      sums += counted
      squares += counted * counted
    }
    Self.compare(row, first, &varies)
    hash = Self.folded(state, count: row.count)
    isFinite = check == Lanes(repeating: 0)
    finiteValues = row.count
    minimum = low.min()
    maximum = high.max()
    sum = sums.sum()
    sumOfSquares = squares.sum()
    if !isFinite { countFinite(row) }
  }

  private static func tail(_ row: UnsafeBufferPointer<Float>, from start: Int) -> Lanes {
    var values = Lanes(repeating: row[row.count - 1])
    for index in start..<row.count { values[index - start] = row[index] }
    return values
  }

  private static func beyond(_ count: Int) -> SIMDMask<SIMD8<Int64>> {
    SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7) .>= SIMD8<Int64>(repeating: Int64(count))
  }

  @inline(__always)
  private static func mixed(_ state: SIMD8<UInt32>, _ bits: SIMD8<UInt32>) -> SIMD8<UInt32> {
    let product = (state ^ bits) &* 0x85EB_CA6B
    return product &>> 15 | product &<< 17
  }

  private static func folded(_ state: SIMD8<UInt32>, count: Int) -> UInt64 {
    var hash = UInt64(count)
    for lane in 0..<lanes {
      hash = (hash ^ UInt64(state[lane])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash ^ hash >> 32
  }

  private static func compare(
    _ row: UnsafeBufferPointer<Float>, _ first: [Float], _ varies: inout [UInt32]
  ) {
    varies.withUnsafeMutableBufferPointer { varies in
      first.withUnsafeBufferPointer { first in
        for column in 0..<row.count {
          varies[column] |= (row[column] + 0).bitPattern ^ (first[column] + 0).bitPattern
        }
      }
    }
  }

  /// Again, for the rare row with NaN or infinity.
  private mutating func countFinite(_ row: UnsafeBufferPointer<Float>) {
    let values = row.lazy.filter(\.isFinite)
    finiteValues = values.count
    minimum = values.min() ?? .infinity
    maximum = values.max() ?? -.infinity
    sum = values.reduce(0) { $0 + Double($1) }
    sumOfSquares = values.reduce(0) { $0 + Double($1) * Double($1) }
  }
}
