import Glibc

/// A folder for work of the moment.
package enum TemporaryFolder {
  /// Makes one that nobody else has, in the system's place for such.
  package static func make(named name: String) throws(DiskError) -> String {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(place)/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .current("can't make a folder in", place) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes a folder and all in it. Links are removed, not followed.
  package static func remove(_ folder: String) throws(DiskError) {
    for name in try FolderListing.names(in: folder, hidden: true) {
      let path = "\(folder)/\(name)"
      var information = stat()
      guard lstat(path, &information) == 0 else { throw .current("can't remove", path) }
      if information.st_mode & S_IFMT == S_IFDIR {
        try remove(path)
      } else if unlink(path) != 0 {
        throw .current("can't remove", path)
      }
    }
    guard rmdir(folder) == 0 else { throw .current("can't remove", folder) }
  }
}
