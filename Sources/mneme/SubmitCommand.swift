import ArgumentParser
import MnemeExperiments
import MnemeTables

struct SubmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Computes a study on a cluster, through Slurm.",
    discussion: """
      Submits a job array, whose tasks compute shards of the study's grid, and behind it a job that \
      looks at what they have left on disk: it submits again what is missing, as long as that \
      brings anything, and then writes tables and report. The output folder must be on a disk that \
      all nodes share. Nothing depends on job numbers or on the queue's memory: whatever is lost, \
      the same command submits what is neither on disk nor in the queue.

      What else your cluster asks for (account, quality of service) goes by sbatch's environment: \
      SBATCH_ACCOUNT, SBATCH_QOS.

      Examples:
        mneme submit study.yaml --tasks 64 --time 1h --partition short
        mneme submit linear-transition --preset paper --tasks 500 --time 4h --memory 4G
        mneme submit study.yaml --tasks 64 --dry-run      # scripts and commands, nothing submitted
        mneme status output/linear-transition/0a1b2c3d4e5f6071

      Exit codes: 0 submitted, or nothing to submit; 64 wrong arguments; 65 wrong study file; 69 \
      Slurm is not there or refused; 74 disk.
      """)

  @Argument(help: "An experiment (see `mneme list`), or a study file *.yaml.")
  var subject: String

  @OptionGroup var options: StudyOptions
  @OptionGroup var cluster: ClusterOptions

  @Flag(help: "Write the job scripts, and print the commands that would submit them.")
  var dryRun = false

  // Of the job behind the tasks.
  @Option(help: .hidden) var stalledRounds: Int?
  @Option(help: .hidden) var lacked: Int?

  func run() async throws {
    let study = try Cluster(
      try StudyPlan(try options.study(subject)), output: options.output, options: cluster,
      isDryRun: dryRun)
    if let stalledRounds, let lacked {
      try await study.finish(stalledRounds: stalledRounds, lacked: lacked)
    } else {
      try await study.submit()
    }
  }
}
