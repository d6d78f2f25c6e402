import Glibc

/// Names of files that are being written: `<name>.<host>-<process space>-<process>-<random>.tmp`.
///
/// They say whose they are, so that what a killed process left can be cleared away and what a living
/// one is writing is left alone.
package enum TemporaryName {
  static let ending = ".tmp"

  static func beside(_ path: String) -> String {
    let random = String(UInt64.random(in: .min ... .max), radix: 16)
    return "\(path).\(host)-\(processSpace)-\(getpid())-\(random)\(ending)"
  }

  /// Removes what writers that are no more left in a folder: those of this host whose process is
  /// gone, and those of others after a day.
  package static func removeAbandoned(in folder: String) throws(DiskError) {
    for name in try FolderListing.names(in: folder) where name.hasSuffix(ending) {
      let path = "\(folder)/\(name)"
      guard isAbandoned(path) else { continue }
      // Somebody else may clear up too.
      guard unlink(path) == 0 || errno == ENOENT else { throw .current("can't remove", path) }
    }
  }

  private static let secondsOfADay = 86_400

  private static func isAbandoned(_ path: String) -> Bool {
    let parts = path.dropLast(ending.count).split(separator: "-")
    if parts.count >= 4, let process = pid_t(parts[parts.count - 2]),
      parts[parts.count - 3] == processSpace,
      parts.dropLast(3).joined(separator: "-").hasSuffix(".\(host)")
    {
      return !isAlive(process)
    }
    var information = stat()
    guard stat(path, &information) == 0 else { return false }
    return time(nil) - information.st_mtim.tv_sec > secondsOfADay
  }

  private static func isAlive(_ process: pid_t) -> Bool {
    process > 0 && (kill(process, 0) == 0 || errno == EPERM)
  }

  /// As the system calls this machine.
  package static let host: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  /// Process numbers mean something only within their namespace: two containers of one host can
  /// both have a process 7.
  package static let processSpace: String = {
    var information = stat()
    return stat("/proc/self/ns/pid", &information) == 0 ? "\(information.st_ino)" : "0"
  }()
}
