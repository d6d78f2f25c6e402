import Glibc
import MnemeTables

/// Makes one chunk of many small ones, so that a cell's folder stays in the hundreds of files.
///
/// A chunk is rewritten only together with at least as many bytes of smaller ones: with each rewrite
/// it doubles, so that all rewriting together is proportional to n log n.
struct Compaction {
  /// Of the cell.
  let digest: String
  let folder: String

  /// So many chunks in one folder are too many.
  static let crowd = 256
  /// So many of the smallest are always taken.
  private static let leastTaken = 128
  /// A chunk of this size stays as it is; bounds the memory that compacting takes.
  static let fullBytes = 4 << 20

  /// - Returns: how many chunks are left.
  func run(names: [String]) throws(DiskError) -> Int {
    let small = chosen(names)
    guard small.count > 1 else { return names.count }
    var outcomes: [TrialChunk] = []
    for name in small {
      // Vanished or flawed since: whoever loads next will see to it.
      guard let bytes = try AtomicFile.read("\(folder)/\(name)"), let chunk = chunk(bytes) else {
        return names.count
      }
      outcomes.append(chunk)
    }
    guard let united = Self.united(outcomes) else { return names.count }
    let file = united.file
    try AtomicFile.write(file.bytes, to: "\(folder)/\(file.name)")
    for name in small where name != file.name {
      guard unlink("\(folder)/\(name)") == 0 || errno == ENOENT else {
        throw .current("can't remove", "\(folder)/\(name)")
      }
    }
    return names.count - small.count + 1
  }

  private func chunk(_ bytes: [UInt8]) -> TrialChunk? {
    do throws(TrialChunk.Flaw) { return try TrialChunk(bytes: bytes, digest: digest) } catch {
      return nil
    }
  }

  /// The smallest ones, and on as long as the next is no larger than those before it together.
  private func chosen(_ names: [String]) -> [String] {
    var taken: [String] = []
    var bytes = 0
    let sizes = names.map { (name: $0, bytes: size($0)) }.filter { $0.bytes < Self.fullBytes }
    for file in sizes.sorted(by: { ($0.bytes, $0.name) < ($1.bytes, $1.name) }) {
      guard taken.count < Self.leastTaken || file.bytes <= bytes, bytes < Self.fullBytes * 4 else {
        break
      }
      taken.append(file.name)
      bytes += file.bytes
    }
    return taken
  }

  private func size(_ name: String) -> Int {
    var information = stat()
    return stat("\(folder)/\(name)", &information) == 0 ? Int(information.st_size) : .max
  }

  /// All trials of some chunks in one; `nil` if two of them disagree.
  static func united(_ chunks: [TrialChunk]) -> TrialChunk? {
    guard let first = chunks.first else { return nil }
    var runs: [(trials: Range<Int>, values: ArraySlice<Double>)] = []
    for chunk in chunks {
      chunk.forEachRun { run, offset in
        runs.append(
          (run, chunk.values[offset * first.width..<(offset + run.count) * first.width]))
      }
    }
    var trials = RangeSet<Int>()
    var values: [Double] = []
    var end = 0
    // Ascending: what a run shares with those before it is the last of what was taken.
    for run in runs.sorted(by: { $0.trials.lowerBound < $1.trials.lowerBound }) {
      let shared = max(0, min(end, run.trials.upperBound) - run.trials.lowerBound) * first.width
      let own = values.suffix(max(0, end - run.trials.lowerBound) * first.width).prefix(shared)
      guard zip(own, run.values).allSatisfy({ $0.bitPattern == $1.bitPattern }) else { return nil }
      values += run.values.dropFirst(shared)
      trials.insert(contentsOf: run.trials)
      end = max(end, run.trials.upperBound)
    }
    return TrialChunk(
      cellDigest: first.cellDigest, width: first.width, trials: trials, values: values)
  }
}
