/// What the queue of a cluster holds of one study.
///
/// Jobs are known by their names, which say what they do: numbers are given out again by a controller
/// that crashed, so nothing may depend on them.
struct ClusterQueue {
  /// All of them.
  let tasks: [Slurm.Task]

  init(tasks: [Slurm.Task] = []) { self.tasks = tasks }

  /// - Parameter own: number of the job that asks, which is left out.
  /// - Throws: `SlurmError`.
  init(digest: String, besides own: String? = nil) async throws {
    tasks = try await Slurm.tasks(prefix: Self.prefix(digest)).filter { $0.jobID != own }
  }

  private static func prefix(_ digest: String) -> String { "mneme-\(digest)-" }

  static func finishName(_ digest: String) -> String { prefix(digest) + "finish" }

  /// Of an array whose task i computes the shard `offset` + i of `count`.
  static func arrayName(_ digest: String, count: Int, offset: Int) -> String {
    prefix(digest) + "shards-\(count)-\(offset)"
  }

  /// A task that computes a shard: `mneme-DIGEST-shards-COUNT-OFFSET`.
  private struct ShardTask {
    let jobID: String
    let shard: Int
    let count: Int

    init?(_ task: Slurm.Task) {
      let words = task.name.split(separator: "-")
      guard words.count == 5, words[2] == "shards", let count = Int(words[3]),
        let offset = Int(words[4]), let index = task.index
      else { return nil }
      jobID = task.jobID
      shard = offset + index
      self.count = count
    }
  }

  private var shardTasks: [ShardTask] { tasks.compactMap(ShardTask.init) }

  /// Shards that wait or run, from 1.
  var shards: Set<Int> { Set(shardTasks.map(\.shard)) }
  /// Into how many shards they cut the study: one number, unless several people were at it.
  var counts: [Int] { Set(shardTasks.map(\.count)).sorted() }
  /// Numbers of the arrays.
  var arrays: [String] { Set(shardTasks.map(\.jobID)).sorted() }
  /// Whether a job waits for the arrays, or writes the report.
  var isFinishing: Bool { tasks.contains { $0.name.hasSuffix("-finish") } }

  /// `3 RUNNING (12_1 12_2 12_3), 1 PENDING (13)`, or nothing.
  var text: String {
    Dictionary(grouping: tasks, by: \.state).sorted { $0.key > $1.key }
      .map { state, tasks in
        let shown = tasks.prefix(Self.mostShown).map(\.id).joined(separator: " ")
        return "\(tasks.count) \(state) (\(shown)\(tasks.count > Self.mostShown ? " …" : ""))"
      }
      .joined(separator: ", ")
  }

  private static let mostShown = 8
}
