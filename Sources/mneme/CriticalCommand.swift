import ArgumentParser
import MnemeExperiments
import MnemeTables

struct CriticalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "critical",
    abstract: "Critical signal shares of the phase diagram, to twelve digits.",
    discussion: """
      q_c, from which KL falls with every further sample, q_s, below which a finite n is best, and \
      both at finite d.
      """)

  @Option(help: "d of q_c(d) and q_s(d), from 2 to 2000.")
  var d = "5,20,50,100,400"

  @Option(help: "Form of the output.")
  var format = LinearTheoryCommand.Format.text

  func run() throws {
    RowPrinter.show(
      try CriticalQuery.rows(dimensions: NumberList.integers(d, flag: "--d")), as: format,
      digits: 12)
  }
}
