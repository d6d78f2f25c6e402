import Glibc

/// The running program.
package enum OwnProgram {
  /// Its path, links resolved; `nil` if the system doesn't tell.
  package static var path: String? {
    guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
