import ArgumentParser
import Glibc
import MnemeNumerics
import MnemeTables

@main
struct Mneme: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mneme",
    abstract: "Measures when a diffusion model stops memorizing and starts to generalize.",
    discussion: """
      A run folder output/<experiment>/<digest>/ holds the settings, tables, figures and report of \
      one study. `report` makes everything; `run`, `plot` and `report RUN` make one stage each \
      from what the stage before wrote.
      """,
    version: MnemeVersion.text,
    subcommands: [
      ListCommand.self, RunCommand.self, StatusCommand.self, MergeCommand.self,
      SubmitCommand.self, MeasureCommand.self, PlotCommand.self, ReportCommand.self,
      BundleCommand.self,
      VerifyCommand.self,
      TheoryCommand.self, GalleryCommand.self,
    ])

  static func main() async {
    // A limit on file sizes is a full disk, not a death.
    signal(SIGXFSZ, SIG_IGN)
    LinearAlgebra.useOneThread()
    do {
      var command = try parseAsRoot()
      if command is any ComputingCommand { BLASKernels.pin() }
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: Failure.translated(error))
    }
  }
}

/// A command whose numbers come from BLAS.
protocol ComputingCommand: AsyncParsableCommand {}
