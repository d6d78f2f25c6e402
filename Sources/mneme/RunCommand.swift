import ArgumentParser
import MnemeEngine
import MnemeExperiments
import MnemeTables

struct RunCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Computes the tables of a study.",
    discussion: """
      Writes output/<experiment>/<digest>/ with spec.yaml, manifest.json, tables/*.csv and \
      run.log.json. Finished trials are kept under output/trials and never computed twice: stop it \
      with Ctrl-C or in any other way, and the same command goes on.

      Examples:
        mneme run linear-transition --preset quick
        mneme run study.yaml --jobs 8 --memory 16G
        mneme run study.yaml --budget 30m          # stops by itself; run it again to go on
        mneme run study.yaml --shard 2/8           # one part of eight; see also mneme merge
        srun -n 8 mneme run study.yaml --shard auto

      Exit codes: 0 finished; 75 the time of --budget is spent, or another process is at work on \
      the same run; 130, 143 stopped by SIGINT, SIGTERM (after these three the same command goes \
      on); 64 wrong arguments; 65 wrong study file; 70 a trial failed; 74 disk.
      """)

  @Argument(help: "An experiment (see `mneme list`), or a study file *.yaml.")
  var subject: String

  @OptionGroup var options: StudyOptions
  @OptionGroup var engine: EngineOptions

  @Option(
    help: ArgumentHelp(
      "Compute only part i of N, from 1/N to N/N, of the fixed grid; `mneme run` without it does "
        + "the rest. auto: from the rank and size that srun or mpirun give each task.",
      valueName: "i/N|auto"))
  var shard: ShardChoice?

  func run() async throws {
    let narrator = Narrator(engine.logFormat)
    try await narrator.telling {
      let study = try options.study(subject)
      let pipeline = try Pipeline(output: options.output, options: engine, narrator: narrator)
      if let shard = try shard?.shard() {
        print(try await pipeline.runShard(shard, of: study).path)
      } else {
        print(try await pipeline.run(study).path)
      }
    }
  }
}

extension Narrator {
  /// Does the work, and says in its own way how it failed and how to go on.
  func telling(_ work: () async throws -> Void) async throws {
    do { try await work() } catch {
      guard let code = Failure.code(of: error) else { throw error }
      end("error", Failure.text(of: error))
      if Failure.canGoOn(error) {
        end("resume", "The same command goes on: \(ShellText.command(CommandLine.arguments))")
      }
      throw ExitCode(code)
    }
  }
}
