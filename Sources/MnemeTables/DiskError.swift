import Glibc

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
  package static func current(_ action: String, _ path: String) -> DiskError {
    DiskError(action: action, path: path, cause: String(cString: strerror(errno)))
  }

  package var description: String {
    "\(action) \(path): \(cause). What was finished is kept; mend the cause "
      + "(or choose another folder with --output) and run the same command again"
  }
}
