import MnemeTables

/// Takes the finished trials of other stores into one: what shards computed in folders of their own.
///
/// Trials that are in both and agree bit for bit are fine. If any two disagree, nothing is taken.
package struct TrialMerge: Sendable {
  let target: TrialStore
  let sources: [TrialStore]

  package init(into target: TrialStore, from sources: [TrialStore]) {
    self.target = target
    self.sources = sources
  }

  package struct Outcome: Sendable, Equatable {
    package var cells = 0
    package var newTrials = 0
    /// Trials that were there already, over all sources.
    package var sharedTrials = 0
    /// Files that were left where they are, as they are not what they should be.
    package var flawed: [TrialStore.SetAside] = []
  }

  /// - Throws: `MergeError` if two chunks disagree; `DiskError`.
  package func run() throws -> Outcome {
    var digests: Set<String> = []
    for source in sources { digests.formUnion(try FolderListing.names(in: source.path)) }
    // All are looked at before anything is written.
    var outcome = Outcome()
    for digest in digests.sorted() {
      let found = try read(digest, from: [target] + sources)
      outcome.flawed += found.flawed
      guard let pair = Self.conflict(found.chunks) else { continue }
      throw MergeError(paths: pair)
    }
    try target.prepare()
    for digest in digests.sorted() { try take(digest, &outcome) }
    return outcome
  }

  private func take(_ digest: String, _ outcome: inout Outcome) throws {
    var known = try read(digest, from: [target]).chunks
      .reduce(into: RangeSet<Int>()) { $0.formUnion($1.chunk.trials) }
    var wanted: [TrialChunk] = []
    outcome.cells += 1
    for (_, chunk) in try read(digest, from: sources).chunks {
      let new = chunk.trials.subtracting(known)
      outcome.newTrials += Self.count(new)
      outcome.sharedTrials += Self.count(chunk.trials) - Self.count(new)
      if !new.isEmpty { wanted.append(chunk) }
      known.formUnion(chunk.trials)
    }
    // One file instead of one a shard, unless it would be a large one.
    let bytes = wanted.reduce(0) { $0 + $1.values.count * MemoryLayout<Double>.stride }
    if bytes <= Compaction.fullBytes, let united = Compaction.united(wanted) { wanted = [united] }
    for chunk in wanted { try target.save(chunk) }
  }

  private static func count(_ trials: RangeSet<Int>) -> Int {
    trials.ranges.reduce(0) { $0 + $1.count }
  }

  private struct Found {
    var chunks: [(path: String, chunk: TrialChunk)] = []
    var flawed: [TrialStore.SetAside] = []
  }

  private func read(_ digest: String, from stores: [TrialStore]) throws(DiskError) -> Found {
    var found = Found()
    for store in stores {
      let folder = store.folder(of: digest)
      for name in try FolderListing.names(in: folder) where name.hasSuffix(TrialChunk.ending) {
        let path = "\(folder)/\(name)"
        guard let bytes = try AtomicFile.read(path) else { continue }
        do throws(TrialChunk.Flaw) {
          found.chunks.append((path, try TrialChunk(bytes: bytes, digest: digest)))
        } catch {
          found.flawed.append(.init(path: path, flaw: error.rawValue))
        }
      }
    }
    return found
  }

  /// Two chunks of one cell that disagree, if any do.
  private static func conflict(_ chunks: [(path: String, chunk: TrialChunk)]) -> [String]? {
    let hasOneWidth = Set(chunks.map(\.chunk.width)).count <= 1
    if hasOneWidth && (chunks.isEmpty || Compaction.united(chunks.map(\.chunk)) != nil) {
      return nil
    }
    for (index, one) in chunks.enumerated() {
      for other in chunks[..<index]
      where one.chunk.width != other.chunk.width
        || Compaction.united([one.chunk, other.chunk]) == nil
      {
        return [other.path, one.path]
      }
    }
    return nil
  }
}

/// Two files hold the same trials with other numbers.
package struct MergeError: Error, Equatable, CustomStringConvertible {
  package let paths: [String]

  package var description: String {
    "\(paths.joined(separator: " and ")) hold the same trials with different numbers, so nothing was "
      + "merged. They come from other versions of a library, or from machines with other BLAS "
      + "kernels (see run.log.json): compute all on one kind, or remove one of them"
  }
}
