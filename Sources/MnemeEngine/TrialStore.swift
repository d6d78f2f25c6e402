import Glibc
import MnemeTables

/// Finished trials on disk: `<output>/trials/<cell digest>/<first>-<last>.trials`.
package struct TrialStore: Sendable {
  /// The folder that holds one folder a cell.
  package let path: String

  package init(output: String) { path = "\(output)/trials" }

  private func folder(of cell: TrialCell) -> String { "\(path)/\(cell.digest)" }

  /// What a cell already has.
  struct Loaded {
    /// Trial number → outcome.
    var outcomes: [Int: [Double]] = [:]
    /// Files that were not what they should be, and where they were put.
    var setAside: [String] = []
  }

  /// Reads every chunk of a cell. A file that is cut short, changed or foreign is renamed to
  /// `<name>.damaged` and its trials are computed again.
  func load(_ cell: TrialCell) throws(DiskError) -> Loaded {
    var loaded = Loaded()
    for name in try chunkNames(of: cell) {
      let path = "\(folder(of: cell))/\(name)"
      guard let bytes = try AtomicFile.read(path) else { continue }
      guard let chunk = TrialChunk(bytes: bytes, cell: cell) else {
        loaded.setAside.append(try setAside(path))
        continue
      }
      for (trial, outcome) in zip(chunk.trials, chunk.outcomes) { loaded.outcomes[trial] = outcome }
    }
    return loaded
  }

  func save(_ chunk: TrialChunk, of cell: TrialCell) throws(DiskError) {
    let folder = folder(of: cell)
    try AtomicFile.makeFolder(folder)
    try AtomicFile.write(chunk.bytes, to: "\(folder)/\(chunk.fileName)")
  }

  private func setAside(_ path: String) throws(DiskError) -> String {
    let target = "\(path).damaged"
    guard rename(path, target) == 0 else {
      throw DiskError(
        action: "can't set aside the damaged file", path: path,
        cause: String(cString: strerror(errno)))
    }
    return target
  }

  /// Names of the chunks of a cell, sorted; none if the cell has no folder yet.
  private func chunkNames(of cell: TrialCell) throws(DiskError) -> [String] {
    guard let directory = opendir(folder(of: cell)) else {
      if errno == ENOENT { return [] }
      throw DiskError(
        action: "can't read the folder", path: folder(of: cell),
        cause: String(cString: strerror(errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".trials") { names.append(name) }
    }
    return names.sorted()
  }
}
