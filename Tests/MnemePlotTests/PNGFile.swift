/// A PNG as its chunks. Written from the specification (W3C, third edition), not from what writes them.
struct PNGFile {
  struct Chunk {
    let type: String
    let data: [UInt8]
    let isIntact: Bool
  }

  enum Broken: Error {
    case signature, length
  }

  let chunks: [Chunk]

  init(_ bytes: [UInt8]) throws {
    guard Array(bytes.prefix(8)) == [137, 80, 78, 71, 13, 10, 26, 10] else {
      throw Broken.signature
    }
    var chunks: [Chunk] = []
    var position = 8
    while position < bytes.count {
      guard position + 12 <= bytes.count else { throw Broken.length }
      let length = Int(Self.number(bytes, at: position))
      guard position + 12 + length <= bytes.count else { throw Broken.length }
      let body = bytes[position + 4..<position + 8 + length]
      chunks.append(
        Chunk(
          type: String(decoding: body.prefix(4), as: UTF8.self), data: Array(body.dropFirst(4)),
          isIntact: Self.checksum(body) == Self.number(bytes, at: position + 8 + length)))
      position += 12 + length
    }
    self.chunks = chunks
  }

  func all(_ type: String) -> [Chunk] { chunks.filter { $0.type == type } }

  static func number(_ bytes: [UInt8], at position: Int) -> UInt32 {
    bytes[position..<position + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// CRC-32 by a table.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0xffff_ffff) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 } ^ 0xffff_ffff
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value % 2 == 1 ? 0xedb8_8320 ^ value >> 1 : value >> 1
    }
  }

  /// Keyword and text of an uncompressed iTXt chunk.
  static func text(_ data: [UInt8]) -> (keyword: String, text: String)? {
    let parts = data.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].prefix(2) == [0, 0] else { return nil }
    let rest = parts[1].dropFirst(2)
      .split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    guard rest.count == 3 else { return nil }
    return (String(decoding: parts[0], as: UTF8.self), String(decoding: rest[2], as: UTF8.self))
  }
}
