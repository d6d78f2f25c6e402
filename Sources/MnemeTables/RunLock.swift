import Glibc

/// Who is at work on a run: a lock that the system gives back when its holder dies, however it dies.
///
/// It keeps two processes from computing the same twice. Results don't depend on it: every file that
/// they would write is whole and the same.
package final class RunLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or says who holds it.
  ///
  /// - Throws: `LockError` if another process holds it; `DiskError` if it can't be written.
  package init(_ path: String) throws {
    var tries = 0
    while true {
      let descriptor = try Self.open(path)
      let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      let failure = errno
      // A file system without locks: nothing is lost but the courtesy.
      if isTaken && Self.isStill(descriptor, at: path) || failure == ENOLCK
        || failure == EOPNOTSUPP
      {
        self.descriptor = descriptor
        try sign(path)
        return
      }
      close(descriptor)
      tries += 1
      guard tries < Self.mostTries else {
        throw LockError(path: path, holder: try Self.holder(path))
      }
      usleep(Self.pauseMicroseconds)
    }
  }

  /// Somebody may only be looking who holds it.
  private static let mostTries = 10
  private static let pauseMicroseconds: UInt32 = 20_000

  /// Does `body` while no other process does the same under this lock, waiting for them.
  package static func withLock<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    let descriptor = try open(path)
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
    return try body()
  }

  deinit { close(descriptor) }

  /// Who holds the lock at `path` now; `nil` if nobody does.
  package static func holderNow(_ path: String) throws -> String? {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return nil }
    return try holder(path)
  }

  private static func open(_ path: String) throws(DiskError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .current("can't write", path) }
    return descriptor
  }

  /// Whether the locked file is the one that others will find.
  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var (own, found) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && stat(path, &found) == 0 && own.st_ino == found.st_ino
  }

  private func sign(_ path: String) throws(DiskError) {
    let text = Array("process \(getpid()) on \(TemporaryName.host)\n".utf8)
    guard ftruncate(descriptor, 0) == 0,
      text.withUnsafeBytes({ pwrite(descriptor, $0.baseAddress, $0.count, 0) }) == text.count
    else { throw .current("can't write", path) }
  }

  private static func holder(_ path: String) throws(DiskError) -> String {
    let text = String(decoding: try AtomicFile.read(path) ?? [], as: UTF8.self)
    return text.isEmpty ? "another process" : String(text.prefix { $0 != "\n" })
  }
}

/// Another process is at work on the same run.
package struct LockError: Error, Equatable, CustomStringConvertible {
  package let path: String
  package let holder: String

  package var description: String {
    "\(holder) is at work on this run (it holds \(path)). Wait for it, or stop it and run the same "
      + "command again: what it finished is kept"
  }
}
