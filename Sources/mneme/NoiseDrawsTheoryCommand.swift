import ArgumentParser
import MnemeExperiments
import MnemeTables

struct NoiseDrawsTheoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "noise-draws",
    abstract:
      "KL of the one-step model with one noise draw per sample (15) and with all noise (17).",
    discussion: """
      Lists are numbers separated by commas, or first:last[:step] with both ends included; all \
      combinations are printed. KL in nats; kl_limit is d times the limit of large n and d. A \
      quantity that does not exist is an empty cell; inf is infinite.
      """)

  @Option(name: .customLong("n"), help: "Training samples, at least 2.")
  var trainingCounts: String

  @Option(name: .customLong("d"), help: "Dimensions, at least 1.")
  var dimensions: String

  @Option(name: .customLong("q"), help: "Signal share (Eq. 8), from 0 to 1.")
  var qs: String

  @Option(help: "Form of the output.")
  var format = LinearTheoryCommand.Format.text

  func run() throws {
    let query = try NoiseDrawsQuery(
      trainingCounts: try NumberList.integers(trainingCounts, flag: "--n"),
      dimensions: try NumberList.integers(dimensions, flag: "--d"),
      qs: try NumberList.numbers(qs, flag: "--q"))
    RowPrinter.show(query.rows, as: format)
  }
}
