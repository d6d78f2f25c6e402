import Glibc

/// Files that appear whole or not at all: write to a temporary name, fsync, rename, fsync the folder.
package enum AtomicFile {
  /// Writes `bytes` to `path`, whose folder must exist.
  ///
  /// No two writers share a temporary name, whatever their process or host: the last rename wins.
  package static func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let temporary = TemporaryName.beside(path)
    // Never an existing file: the name is this writer's alone.
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .current("can't write", path) }
    do {
      try fill(descriptor, with: bytes, path: path)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    // Network file systems report a full disk here.
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
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
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .current("can't write", path) }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw .current("can't write", path) }
  }

  /// Makes the entry of `path` in its folder durable. Some file systems refuse to fsync a folder;
  /// the file is whole either way, so a refusal is not an error.
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
    var information = stat()
    var bytes: [UInt8] = []
    if fstat(descriptor, &information) == 0 { bytes.reserveCapacity(Int(information.st_size)) }
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
    if mkdir(path, 0o755) == 0 { return synchronizeFolder(of: path) }
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
      synchronizeFolder(of: path)
    default:
      // What is there already needs no making, on a read-only file system too.
      let failure = DiskError.current("can't make the folder", path)
      if !isFolder(path) { throw failure }
    }
  }

  package static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }
}
