import Glibc

/// Where `mneme-network` is: named by the environment, or beside this program.
package enum NetworkWorkerPlace {
  static let variable = "MNEME_NETWORK"

  package static var isBuilt: Bool { access(path, X_OK) == 0 }

  static var path: String {
    if let given = getenv(variable) { return String(cString: given) }
    guard let resolved = realpath("/proc/self/exe", nil) else { return "mneme-network" }
    defer { free(resolved) }
    let program = String(cString: resolved)
    return program[...(program.lastIndex(of: "/") ?? program.startIndex)] + "mneme-network"
  }
}
