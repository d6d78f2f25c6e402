import ArgumentParser
import MnemeExperiments
import MnemeTables

struct TheoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theory", abstract: "Prints closed forms.",
    subcommands: [
      LinearTheoryCommand.self, PhaseDiagramCommand.self, CriticalCommand.self,
      NoiseDrawsTheoryCommand.self, StepsTheoryCommand.self,
    ])
}

struct LinearTheoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linear",
    abstract: "Moments, KL bounds and asymptotes of the linear one-step model.",
    discussion: """
      Lists are numbers separated by commas, or first:last[:step] with both ends included; all \
      combinations are printed. KL in nats. A quantity that does not exist is an empty cell; inf \
      is infinite.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json
  }

  @Option(name: .customLong("n"), help: "Training samples, at least 2.")
  var trainingCounts: String

  @Option(name: .customLong("d"), help: "Dimensions, at least 1.")
  var dimensions: String

  @Option(name: .customLong("q"), help: "Signal share (Eq. 8), from 0 to 1.")
  var qs: String

  @Option(help: "Form of the output.")
  var format = Format.text

  func run() throws {
    let query = LinearTheoryQuery(
      trainingCounts: try NumberList.integers(trainingCounts, flag: "--n"),
      dimensions: try NumberList.integers(dimensions, flag: "--d"),
      qs: try NumberList.numbers(qs, flag: "--q"))
    let rows = try query.rows()
    switch format {
    case .csv: print(CSV.text(of: rows), terminator: "")
    case .json: print(RowPrinter.json(rows), terminator: "")
    case .text:
      print(RowPrinter.aligned(rows), terminator: "")
      for warning in LinearTheoryQuery.warnings(for: rows) { Console.error("note: \(warning)") }
    }
  }
}
