/// Bytes that are read piece by piece: a file, or memory.
protocol ByteSource {
  /// For errors.
  var path: String { get }
  /// Bytes.
  var size: Int { get }

  /// Up to `count` bytes from `offset` on: fewer where the source ends.
  func read(at offset: Int, count: Int) throws(ArrayError) -> [UInt8]
}

extension InputFile: ByteSource {}

/// A file whose bytes are in memory.
struct MemoryFile: ByteSource {
  let path: String
  let bytes: [UInt8]

  var size: Int { bytes.count }

  func read(at offset: Int, count: Int) -> [UInt8] {
    let start = max(0, min(offset, bytes.count))
    return Array(bytes[start..<start + max(0, min(count, bytes.count - start))])
  }
}

extension ByteSource {
  /// - Throws: `ArrayError.cutShort`, `.tooLong` unless there are as many bytes as a header says.
  func expectEnd(_ end: Int) throws(ArrayError) {
    if size < end { throw .cutShort(path: path, bytes: size, expected: end) }
    if size > end { throw .tooLong(path: path, bytes: size, expected: end) }
  }
}
