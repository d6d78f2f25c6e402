/// Walks bytes, never beyond their end.
struct ByteReader {
  let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    precondition(position >= 0, "\(position) is no place")
    self.bytes = bytes
    self.position = min(position, bytes.count)
  }

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
  var isAtEnd: Bool { position == bytes.count }

  mutating func next() -> UInt8? {
    guard let byte = peek else { return nil }
    position += 1
    return byte
  }

  /// Steps over a byte if it is the next one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  mutating func skip(_ word: StaticString) -> Bool {
    let isNext = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if isNext { position += word.utf8CodeUnitCount }
    return isNext
  }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || 0x09...0x0D ~= byte { position += 1 }
  }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, bytes.count - position >= count else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// An unsigned number of `size` bytes, at most 8.
  mutating func number(_ size: Int, isBigEndian: Bool = false) -> UInt64? {
    guard let taken = take(size) else { return nil }
    return isBigEndian
      ? taken.reduce(0) { $0 << 8 | UInt64($1) }
      : taken.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A whole number in decimal digits, perhaps with a minus.
  ///
  /// - Returns: nil if there is none, or if it is beyond 64 bits.
  mutating func integer() -> Int? {
    let isNegative = skip(UInt8(ascii: "-"))
    let start = position
    var value = 0
    while let byte = peek, 0x30...0x39 ~= byte {
      let (tens, first) = value.multipliedReportingOverflow(by: 10)
      let (sum, second) = tens.addingReportingOverflow(Int(byte - 0x30))
      guard !first, !second else { return nil }
      value = sum
      position += 1
    }
    return position == start ? nil : isNegative ? -value : value
  }
}
