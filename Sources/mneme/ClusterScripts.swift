import MnemeExperiments
import MnemeTables

/// The two job scripts of a study, in its run folder.
///
/// Paths in them are absolute: jobs start elsewhere, from a copy of the script.
struct ClusterScripts {
  /// `<run folder>/cluster`.
  let folder: String
  /// The program itself.
  let program: String
  let specPath: String
  let output: String
  let options: ClusterOptions

  var shardPath: String { "\(folder)/shard.sh" }
  var finishPath: String { "\(folder)/finish.sh" }
  var logs: String { "\(folder)/logs" }

  func write() throws(DiskError) {
    try AtomicFile.makeFolder(logs)
    try AtomicFile.write(shard, to: shardPath)
    try AtomicFile.write(finish, to: finishPath)
  }

  /// Argument: the offset that the array's indices begin after.
  var shard: String {
    let words = [program, "run", specPath, "--output", output] + Self.engine(options)
    return script(
      "Computes one shard of the study's grid.",
      task: "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID",
      command: ShellText.command(words)
        + " --shard \"$(($1 + SLURM_ARRAY_TASK_ID))/\(options.tasks)\"")
  }

  /// Arguments: rounds without progress, and the trials that were missing, at the submission.
  var finish: String {
    let words =
      [program, "submit", specPath, "--output", output] + options.words + ["--stalled-rounds"]
    return script(
      "Submits again what the tasks have left missing, or writes the report.",
      task: "$SLURM_JOB_ID", command: ShellText.command(words) + " \"$1\" --lacked \"$2\"")
  }

  /// How `mneme run` or `report` is to compute within a job.
  static func engine(_ options: ClusterOptions) -> [String] {
    var words = ["--jobs", "\(options.cores)"]
    if let memory = options.memory { words += ["--memory", memory] }
    // Before the time limit ends it: what is stored by then counts.
    if let seconds = options.timeSeconds { words += ["--budget", "\(Int(seconds * 0.9))s"] }
    return words
  }

  /// - Parameter task: what `scontrol requeue` is to start again.
  private func script(_ what: String, task: String, command: String) -> String {
    """
    #!/bin/bash
    # Written by `mneme submit`. \(what)
    echo "$(date -u +%FT%TZ) on ${SLURMD_NODENAME:-$HOSTNAME}, restart ${SLURM_RESTART_COUNT:-0}"
    # Slurm tells every process of a job to stop: the program does, and then the script goes on.
    trap : TERM
    \(command)
    code=$?
    # 75: the time is spent, or another job is at it. Once more, if this cluster lets jobs ask for
    # that; else the job behind the array sees to it.
    if [ "$code" = 75 ] && scontrol requeue "\(task)"; then sleep 60; fi
    exit "$code"

    """
  }
}
