import Glibc

/// Files that appear whole or not at all: write to a temporary name, fsync, rename, fsync the folder.
package enum AtomicFile {
  /// Writes `bytes` to `path`, whose folder must exist.
  ///
  /// The temporary name is unique to the process, so two writers of one file can't mix their bytes;
  /// the last rename wins.
  package static func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .current("can't write", path) }
    do {
      try fill(descriptor, with: bytes, path: path)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    close(descriptor)
    guard rename(temporary, path) == 0 else {
      let failure = DiskError.current("can't write", path)
      unlink(temporary)
      throw failure
    }
    synchronizeFolder(of: path)
  }

  package static func write(_ text: String, to path: String) throws(DiskError) {
    try write(Array(text.utf8), to: path)
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], path: String
  ) throws(DiskError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .current("can't write", path) }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw .current("can't write", path) }
  }

  /// Makes the rename itself durable. Some file systems refuse to fsync a folder; the file is whole
  /// either way, so a refusal is not an error.
  private static func synchronizeFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The whole file, or `nil` if there is none.
  package static func read(_ path: String) throws(DiskError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .current("can't read", path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .current("can't read", path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o755) == 0 { return }
    switch errno {
    case EEXIST:
      guard isFolder(path) else {
        throw DiskError(action: "can't make the folder", path: path, cause: "a file has that name")
      }
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
        throw .current("can't make the folder", path)
      }
      try makeFolder(String(path[..<slash]))
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
        throw .current("can't make the folder", path)
      }
    default:
      throw .current("can't make the folder", path)
    }
  }

  package static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }
}

/// The disk refused. Finished work stays; the same command goes on once the cause is gone.
package struct DiskError: Error, Equatable, CustomStringConvertible {
  package let action: String
  package let path: String
  package let cause: String

  package init(action: String, path: String, cause: String) {
    self.action = action
    self.path = path
    self.cause = cause
  }

  /// What `errno` says now.
  static func current(_ action: String, _ path: String) -> DiskError {
    DiskError(action: action, path: path, cause: String(cString: strerror(errno)))
  }

  package var description: String {
    "\(action) \(path): \(cause). What was finished is kept; mend the cause "
      + "(or choose another folder with --output) and run the same command again"
  }
}
