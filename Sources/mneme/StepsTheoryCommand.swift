import ArgumentParser
import MnemeExperiments
import MnemeTables

struct StepsTheoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps",
    abstract: "KL per dimension of K denoising steps, and the limits of many steps (18), (18a).",
    discussion: """
      Both samplers on both grids; the last K is the limit of many steps, the last n that of many \
      samples (inf). Lists are numbers separated by commas, or first:last[:step] with both ends \
      included; all combinations are printed. KL in nats per dimension; a quantity that does not \
      exist is an empty cell.
      """)

  @Option(name: .customLong("n"), help: "Training samples, at least 2.")
  var trainingCounts: String

  @Option(name: .customLong("d"), help: "Dimensions, at least 1.")
  var dimensions: String

  @Option(name: .customLong("q"), help: "Signal share (Eq. 8) at T, above 0 and at most 1.")
  var qs: String

  @Option(help: "T, end of the forward process: above 0 and at most 15.")
  var time = "2"

  @Option(help: "K, denoising steps, from 1 to 100000.")
  var steps = "1,2,4,8,16,32,64,128,256"

  @Option(help: "Form of the output.")
  var format = LinearTheoryCommand.Format.text

  func run() throws {
    let query = try StepsQuery(
      trainingCounts: try NumberList.integers(trainingCounts, flag: "--n"),
      dimensions: try NumberList.integers(dimensions, flag: "--d"),
      qs: try NumberList.numbers(qs, flag: "--q"),
      times: try NumberList.numbers(time, flag: "--time"),
      stepCounts: try NumberList.integers(steps, flag: "--steps"))
    RowPrinter.show(query.rows, as: format)
  }
}
