import ArgumentParser
import MnemeExperiments
import MnemeTables

struct PhaseDiagramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phase-diagram",
    abstract: "KL per dimension over signal share and n/d, and the lines of that diagram.",
    discussion: """
      Lists are numbers separated by commas, or first:last[:step] with both ends included; all \
      combinations are printed. With --lines: the log-determinant transition d/n = q, where KL is \
      stationary in n (Eq. 15), q_c, q_s, and q_c(d), point by point.
      """)

  @Option(help: "Signal shares (Eq. 8), above 0 and below 1.")
  var q = "0.05,0.1,0.15,0.2,0.3,0.5,0.8"

  @Option(help: "n/d, above 0.")
  var ratio = "1.1,1.5,2.5,4,6,10,20,40"

  @Option(help: "d of the columns at finite d; with --lines, d of the points q_c(d).")
  var d = "100"

  @Flag(help: "Print the lines instead of the values.")
  var lines = false

  @Option(help: "Form of the output.")
  var format = LinearTheoryCommand.Format.text

  func run() throws {
    let dimensions = try NumberList.integers(d, flag: "--d")
    if lines {
      try CriticalQuery.check(dimensions: dimensions)
      return RowPrinter.show(PhaseDiagramQuery.lines(dimensions: dimensions), as: format)
    }
    let qs = try NumberList.numbers(q, flag: "--q")
    let ratios = try NumberList.numbers(ratio, flag: "--ratio")
    RowPrinter.show(
      try dimensions.flatMap {
        try PhaseDiagramQuery(qs: qs, ratios: ratios, dimension: $0).rows()
      }, as: format)
  }
}
