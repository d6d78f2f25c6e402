import Glibc

/// What is in a folder.
package enum FolderListing {
  /// Names of its entries, sorted; none if there is no folder.
  ///
  /// - Parameter hidden: whether those that begin with a dot are wanted, too.
  package static func names(
    in folder: String, hidden: Bool = false
  ) throws(DiskError) -> [String] {
    guard let directory = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw .current("can't read the folder", folder)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if hidden ? name != "." && name != ".." : !name.hasPrefix(".") { names.append(name) }
    }
    guard errno == 0 else { throw .current("can't read the folder", folder) }
    return names.sorted()
  }
}
