import Glibc
import MnemeEngine

/// Where `mneme-network` is: named by the environment, or beside this program.
package enum NetworkWorkerPlace {
  static let variable = "MNEME_NETWORK"

  package static var isBuilt: Bool { access(path, X_OK) == 0 }

  static var path: String {
    if let given = getenv(variable) { return String(cString: given) }
    let program = OwnProgram.path ?? ""
    return program[...(program.lastIndex(of: "/") ?? program.startIndex)] + "mneme-network"
  }
}
