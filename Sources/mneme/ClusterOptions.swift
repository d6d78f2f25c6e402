import ArgumentParser

/// What each job of a study asks of the cluster.
struct ClusterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tasks: shards of the study's grid. More than an array may have make several arrays.",
      valueName: "N"))
  var tasks: Int

  @Option(
    help: ArgumentHelp(
      "Time limit of each job, such as 30m or 4h. A job that needs more stops in time and is queued "
        + "again. Default: the partition's.", valueName: "time"))
  var time: String?

  @Option(help: ArgumentHelp("Partition. Default: the cluster's.", valueName: "name"))
  var partition: String?

  @Option(help: ArgumentHelp("Cores of each job.", valueName: "N"))
  var cores = 1

  @Option(
    help: ArgumentHelp(
      "Memory of each job, such as 4G. Default: the partition's.", valueName: "size"))
  var memory: String?

  func validate() throws {
    guard (1...ShardChoice.mostShards).contains(tasks) else {
      throw ValidationError("'--tasks \(tasks)': must be from 1 to \(ShardChoice.mostShards)")
    }
    guard (1...1024).contains(cores) else {
      throw ValidationError("'--cores \(cores)': must be from 1 to 1024")
    }
    if let time, (timeSeconds ?? 0) < 60 {
      throw ValidationError("'--time \(time)': expected at least a minute, such as 30m or 4h")
    }
    if let memory, Quantities.bytes(memory) == nil {
      throw ValidationError("'--memory \(memory)': expected a size such as 4G or 500M")
    }
  }

  var timeSeconds: Double? { time.flatMap(Quantities.seconds) }

  /// The same options, typed.
  var words: [String] {
    var words = ["--tasks", "\(tasks)", "--cores", "\(cores)"]
    if let time { words += ["--time", time] }
    if let partition { words += ["--partition", partition] }
    if let memory { words += ["--memory", memory] }
    return words
  }

  /// The same options as `sbatch` takes them, and what all jobs have in common.
  var batchWords: [String] {
    var words = [
      "--parsable", "--requeue", "--open-mode=append", "--export=ALL", "--ntasks=1",
      "--cpus-per-task=\(cores)",
    ]
    if let timeSeconds { words.append("--time=\(Int((timeSeconds / 60).rounded(.up)))") }
    if let partition { words.append("--partition=\(partition)") }
    if let bytes = memory.flatMap(Quantities.bytes) {
      words.append("--mem=\((bytes + (1 << 20) - 1) >> 20)M")
    }
    return words
  }
}
