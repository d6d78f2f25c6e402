import ArgumentParser
import MnemeExperiments
import MnemeTables

struct RunCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Computes the tables of a study.",
    discussion: """
      Writes output/<experiment>/<digest>/ with spec.yaml, manifest.json and tables/*.csv. Finished \
      trials are kept under output/trials and never computed twice; after an interruption the same \
      command goes on.
      """)

  @Argument(help: "An experiment (see `mneme list`), or a study file *.yaml.")
  var subject: String

  @OptionGroup var options: StudyOptions

  func run() async throws {
    let study = try options.study(subject)
    let folder = try await Pipeline(output: options.output, jobs: options.jobs).run(study)
    print(folder.path)
  }
}
