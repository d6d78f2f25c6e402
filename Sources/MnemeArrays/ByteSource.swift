/// Bytes that are read piece by piece: a file, or memory.
protocol ByteSource {
  /// For errors.
  var path: String { get }
  /// Bytes.
  var size: Int { get }
  /// All of them, for a digest.
  var contents: DigestedBytes { get }

  /// Up to `count` bytes from `offset` on: fewer where the source ends, none outside of it.
  func read(at offset: Int, count: Int) throws(ArrayError) -> [UInt8]

  /// All bytes where they stay.
  func store() throws(ArrayError) -> ByteStore
}

extension InputFile: ByteSource {
  var contents: DigestedBytes { .file(self) }
  func store() throws(ArrayError) -> ByteStore { .file(try FileMapping(self)) }
}

/// A file whose bytes are in memory.
struct MemoryFile: ByteSource {
  let path: String
  let bytes: [UInt8]

  var size: Int { bytes.count }
  var contents: DigestedBytes { .bytes(bytes) }

  func read(at offset: Int, count: Int) -> [UInt8] {
    guard offset >= 0, offset < bytes.count else { return [] }
    return Array(bytes[offset..<offset + max(0, min(count, bytes.count - offset))])
  }

  func store() -> ByteStore { .bytes(bytes) }
}

extension ByteSource {
  /// Longest piece of a file that must be read as one.
  private var longestWindow: Int { 1 << 28 }

  /// Hands the source over piece by piece.
  ///
  /// - Parameter use: takes bytes, and whether the source ends with them; returns how many it needs
  ///   no more, the others being the first of the next piece. If none, the next piece is longer.
  /// - Throws: `ArrayError.tooLarge` for a line that does not end.
  func readWindows(
    _ use: (_ bytes: [UInt8], _ isLast: Bool) throws(ArrayError) -> Int
  ) throws(ArrayError) {
    var offset = 0
    var length = 1 << 20
    while offset < size {
      let bytes = try read(at: offset, count: length)
      let isLast = offset + bytes.count == size
      let used = try use(bytes, isLast)
      offset += used
      if isLast { return }
      if used == 0 {
        length *= 2
        guard length <= longestWindow else {
          throw .tooLarge(path: path, "a line of more than \(longestWindow / 2) bytes")
        }
      }
    }
  }
}
