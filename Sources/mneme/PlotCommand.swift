import ArgumentParser
import MnemePlot
import MnemeTables

struct PlotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draws the figures of a run again, from its tables.")

  @Argument(help: "A run folder: output/<experiment>/<digest>.")
  var run: String

  @OptionGroup var options: PlotOptions

  func run() async throws {
    let folder = try RunFolder(existing: run)
    for path in try Pipeline.plot(folder, options.choice) { print(path) }
  }
}

/// How figures look, shared by the commands that draw.
struct PlotOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Width and text size of the figures: "
        + Venue.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "venue"))
  var venue: Venue = .arxiv

  var choice: FigureChoice { FigureChoice(venue: venue) }
}

extension Venue: ExpressibleByArgument {}

/// What the drawing stage is asked for.
struct FigureChoice {
  var venue = Venue.arxiv
}

extension RunFolder {
  /// - Throws: `CommandError.notARun` unless the folder holds a manifest.
  init(existing path: String) throws {
    self.init(path: path)
    guard try AtomicFile.read(manifestPath) != nil else { throw CommandError.notARun(path: path) }
  }
}
