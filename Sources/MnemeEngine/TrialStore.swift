import Glibc
import MnemeTables
import Synchronization

/// Finished trials on disk: `<output>/trials/<cell digest>/<first>-<last>-<checksum>.trials`.
///
/// Any number of processes may read and write one store at a time: a chunk appears whole or not at
/// all, under a name that tells its bytes, and is removed only after a larger one that holds the
/// same trials is on disk.
package final class TrialStore: Sendable {
  /// The folder that holds one folder a cell.
  package let path: String
  private let folders = Mutex<[String: Folder]>([:])

  /// What is known of a cell's folder.
  private struct Folder {
    /// Chunks in it, as far as this process knows.
    var files = 0
    var isBeingCompacted = false
  }

  package init(output: String) { path = "\(output)/trials" }

  package func folder(of digest: String) -> String { "\(path)/\(digest)" }

  /// A folder of one trial for what it needs while it is computed.
  func scratch(of digest: String, trial: Int) -> String { "\(path)/\(digest)/scratch-\(trial)" }

  /// Makes the folder of all cells. Called once, before anything is stored: if it vanishes later,
  /// somebody took it away, and to make it again would hide that.
  func prepare() throws(DiskError) { try AtomicFile.makeFolder(path) }

  // MARK: Reading

  /// A file that was not what it should be.
  package struct SetAside: Sendable, Equatable {
    /// Where it is now.
    package let path: String
    package let flaw: String
  }

  struct Loaded {
    var outcomes: CellOutcomes
    var setAside: [SetAside] = []
  }

  /// Reads every chunk of a cell.
  ///
  /// - Parameter mends: renames a file that is cut short, changed, foreign, or at odds with another
  ///   to `<name>.damaged|foreign|conflicting`; its trials are then missing. Without it, such files
  ///   are listed and stay.
  func load(_ cell: TrialCell, trials: Int, mends: Bool) throws(DiskError) -> Loaded {
    var loaded = Loaded(outcomes: CellOutcomes(cell: cell, trials: trials))
    let folder = folder(of: cell.digest)
    if mends { try TemporaryName.removeAbandoned(in: folder) }
    var seen: Set<String> = []
    var isListed = false
    // A chunk that vanished since it was listed is now a part of a larger one: look again.
    while !isListed {
      isListed = true
      for name in try chunkNames(of: cell.digest) where seen.insert(name).inserted {
        let path = "\(folder)/\(name)"
        guard let bytes = try AtomicFile.read(path) else {
          isListed = false
          continue
        }
        do throws(TrialChunk.Flaw) {
          let chunk = try TrialChunk(bytes: bytes, cell: cell)
          guard loaded.outcomes.add(chunk) else { throw .conflicting }
        } catch {
          loaded.setAside.append(try setAside(path, error, mends: mends))
        }
      }
    }
    folders.withLock { $0[cell.digest, default: Folder()].files = seen.count }
    return loaded
  }

  private func setAside(
    _ path: String, _ flaw: TrialChunk.Flaw, mends: Bool
  ) throws(DiskError) -> SetAside {
    guard mends else { return SetAside(path: path, flaw: flaw.rawValue) }
    var target = "\(path).\(flaw.rawValue)"
    var number = 2
    while access(target, F_OK) == 0 {
      target = "\(path).\(number).\(flaw.rawValue)"
      number += 1
    }
    // Gone is as good as set aside: another process was faster.
    guard rename(path, target) == 0 || errno == ENOENT else {
      throw .current("can't set aside the \(flaw.rawValue) file", path)
    }
    return SetAside(path: target, flaw: flaw.rawValue)
  }

  /// Files of a cell that were set aside before, by any process.
  func setAsideBefore(of cell: TrialCell) throws(DiskError) -> [SetAside] {
    let folder = folder(of: cell.digest)
    return try FolderListing.names(in: folder).compactMap { name in
      Self.flaws.first { name.hasSuffix(".\($0.rawValue)") }
        .map { SetAside(path: "\(folder)/\(name)", flaw: $0.rawValue) }
    }
  }

  private static let flaws: [TrialChunk.Flaw] = [.damaged, .foreign, .conflicting]

  private func chunkNames(of digest: String) throws(DiskError) -> [String] {
    try FolderListing.names(in: folder(of: digest))
      .filter { $0.hasSuffix(TrialChunk.ending) }
  }

  // MARK: Writing

  func save(_ chunk: TrialChunk) throws(DiskError) {
    let digest = chunk.cellDigest
    try makeFolder(of: digest)
    let file = chunk.file
    try AtomicFile.write(file.bytes, to: "\(folder(of: digest))/\(file.name)")
    let isCrowded = folders.withLock { folders in
      var folder = folders[digest] ?? Folder()
      defer { folders[digest] = folder }
      folder.files += 1
      guard folder.files >= Compaction.crowd, !folder.isBeingCompacted else { return false }
      folder.isBeingCompacted = true
      return true
    }
    if isCrowded { try compact(digest) }
  }

  private func makeFolder(of digest: String) throws(DiskError) {
    guard folders.withLock({ ($0[digest]?.files ?? 0) == 0 }) else { return }
    let folder = folder(of: digest)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
      throw .current("can't make the folder", folder)
    }
  }

  private func compact(_ digest: String) throws(DiskError) {
    let compaction = Compaction(digest: digest, folder: folder(of: digest))
    let left = try compaction.run(names: try chunkNames(of: digest))
    folders.withLock { folders in
      folders[digest]?.files = left
      folders[digest]?.isBeingCompacted = false
    }
  }
}
