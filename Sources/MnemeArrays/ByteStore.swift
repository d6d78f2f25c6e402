import Glibc

/// Bytes that stay where they are: a file's pages, or memory.
enum ByteStore: Sendable {
  case file(FileMapping)
  case bytes([UInt8])
  case doubles([Double])

  var count: Int {
    switch self {
    case .file(let mapping): mapping.file.size
    case .bytes(let bytes): bytes.count
    case .doubles(let values): values.count * MemoryLayout<Double>.stride
    }
  }

  /// Calls `body` with all bytes; a file is checked first.
  ///
  /// - Throws: `ArrayError.shrank`, and what `body` throws.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    switch self {
    case .file(let mapping):
      try mapping.file.checkSize()
      return try body(mapping.bytes)
    case .bytes(let bytes): return try bytes.withUnsafeBytes(body)
    case .doubles(let values): return try values.withUnsafeBytes(body)
    }
  }
}

/// A file's pages in memory, which the system loads as they are read and drops as it likes.
final class FileMapping: Sendable {
  let file: InputFile
  /// Never written, and unmapped by this object alone.
  nonisolated(unsafe) private let address: UnsafeRawPointer

  init(_ file: InputFile) throws(ArrayError) {
    self.file = file
    address = try file.mapped()
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: address), file.size) }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: address, count: file.size) }
}
