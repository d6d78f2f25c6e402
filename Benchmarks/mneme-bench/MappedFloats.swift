import Foundation
import MnemeNumerics

/// A file of Float32 numbers in memory order, mapped: rows are read where they lie.
final class MappedFloats: RowSource {
  let count: Int
  let dimension: Int
  /// Never written, and mapped as long as this lives.
  nonisolated(unsafe) private let bytes: UnsafeMutableRawPointer
  private let length: Int

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(path: String, count: Int, dimension: Int) throws {
    length = count * dimension * MemoryLayout<Float>.stride
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Failure(description: "can't open \(path)") }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    guard size == length, length > 0,
      let found = mmap(nil, length, PROT_READ, MAP_SHARED, file, 0), found != MAP_FAILED
    else { throw Failure(description: "\(path) has \(size) bytes, not \(length)") }
    bytes = found
    self.count = count
    self.dimension = dimension
  }

  deinit { munmap(bytes, length) }

  func withFloats<Result>(
    _ rows: Range<Int>, scratch: inout [Float],
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows \(rows) of \(count)")
    let start = bytes.assumingMemoryBound(to: Float.self) + rows.lowerBound * dimension
    return try body(UnsafeBufferPointer(start: start, count: rows.count * dimension))
  }
}
