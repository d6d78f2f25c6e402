import FoundationEssentials
import MnemeEngine
import MnemeTables

/// One time that somebody works on a run: what the run log will say of it.
struct Session {
  private var entry: RunLog.Session
  private let start = ContinuousClock.now

  /// - Parameter work: `run`, `shard 2/8`, `merge`.
  init(_ work: String) throws {
    entry = RunLog.Session(
      work: work, started: Date.now.formatted(.iso8601), machine: try Machine.record())
  }

  /// Writes the entry. Called once, at the end, however that came.
  func close(
    _ folder: RunFolder, output: String, record: EngineRecord = EngineRecord(),
    memoryBound: Int = 0, mergedFrom: [String] = [], ending: String = "finished"
  ) throws {
    var entry = entry
    entry.seconds = (ContinuousClock.now - start) / .seconds(1)
    entry.jobs = record.jobs
    entry.memoryBound = memoryBound
    entry.memoryEstimate = record.estimatedBytes
    entry.memoryPeak = try Machine.peakBytes()
    entry.stages = record.stages.map {
      RunLog.Stage(
        name: $0.stage, cells: $0.cells, found: $0.foundTrials, computed: $0.computedTrials,
        missing: $0.ownTrials - $0.doneTrials)
    }
    entry.setAside = record.setAside.map { RunLog.SetAside(path: $0.path, flaw: $0.flaw) }
    entry.failures = record.failures.isEmpty ? nil : record.failures
    entry.mergedFrom = mergedFrom
    entry.ending = ending
    try folder.append(entry, lock: Locks(output).log(of: folder))
  }
}

/// Where the locks of an output folder are: outside the run folders, which hold only results.
struct Locks {
  private let path: String

  init(_ output: String) { path = "\(output)/locks" }

  /// Once, at the start: a folder that vanishes later is not made again.
  func prepare() throws(DiskError) { try AtomicFile.makeFolder(path) }

  func run(_ folder: RunFolder) -> String { "\(path)/\(folder.name).lock" }
  func log(of folder: RunFolder) -> String { "\(path)/\(folder.name).log.lock" }
}

extension RunFolder {
  /// The digest that names it.
  var name: Substring { path.split(separator: "/").last ?? "" }
}
