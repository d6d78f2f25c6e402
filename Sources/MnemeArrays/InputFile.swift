import Glibc

/// A regular file that is open, as large as it was then.
final class InputFile: Sendable {
  let path: String
  /// Bytes, when it was opened.
  let size: Int
  private let descriptor: Int32

  /// - Throws: `ArrayError` for what is missing or no regular file: a pipe would never end, and a
  ///   device may be anything.
  init(_ path: String) throws(ArrayError) {
    self.path = path
    try Self.checkKind(try Self.status(of: path), path)
    // Should it have become a pipe since: no waiting for its other end.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(path) }
    do {
      let status = try Self.status(of: descriptor, path)
      try Self.checkKind(status, path)
      size = Int(status.st_size)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from `offset` on: fewer where the file ends, none outside of it.
  func read(at offset: Int, count: Int) throws(ArrayError) -> [UInt8] {
    guard offset >= 0, offset < size else { return [] }
    let wanted = max(0, min(count, size - offset))
    var bytes = [UInt8](repeating: 0, count: wanted)
    var done = 0
    while done < wanted {
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + done }, wanted - done, off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw Self.failure(path) }
      guard read > 0 else { throw .shrank(path: path, bytes: offset + done, expected: size) }
      done += read
    }
    return bytes
  }

  /// Before memory of a mapping is touched: beyond the end of a file that has become shorter, that
  /// would end the process.
  func checkSize() throws(ArrayError) {
    let status = try Self.status(of: descriptor, path)
    guard status.st_size >= size else {
      throw .shrank(path: path, bytes: Int(status.st_size), expected: size)
    }
  }

  /// Puts the whole file into memory, for reading.
  func mapped() throws(ArrayError) -> UnsafeRawPointer {
    guard let address = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0),
      address != MAP_FAILED
    else { throw Self.failure(path) }
    return UnsafeRawPointer(address)
  }

  // MARK: What is there

  static func isFolder(_ path: String) throws(ArrayError) -> Bool {
    try status(of: path).st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func status(of path: String) throws(ArrayError) -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path) }
    return status
  }

  private static func status(of descriptor: Int32, _ path: String) throws(ArrayError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    return status
  }

  private static func checkKind(_ status: stat, _ path: String) throws(ArrayError) {
    let kind: String
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: kind = "folder"
    case S_IFIFO: kind = "pipe"
    case S_IFSOCK: kind = "socket"
    default: kind = "device"
    }
    throw .notAFile(path: path, kind: kind)
  }

  /// What `errno` says now.
  private static func failure(_ path: String) -> ArrayError {
    let cause = errno
    guard cause == ENOENT || cause == ENOTDIR else {
      return .cannotRead(path: path, cause: String(cString: strerror(cause)))
    }
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map {
        readlink(path, $0.assumingMemoryBound(to: CChar.self), bytes.count)
      } ?? -1
    }
    return length < 0
      ? .missing(path: path)
      : .deadLink(path: path, target: String(decoding: buffer[..<length], as: UTF8.self))
  }
}
