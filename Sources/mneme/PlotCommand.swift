import ArgumentParser
import Glibc
import MnemePlot
import MnemeTables

struct PlotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draws the figures of a run again, from its tables.")

  @Argument(help: "A run folder: output/<experiment>/<digest>.")
  var run: String

  @OptionGroup var options: PlotOptions

  @Option(help: "What to draw: light, dark or both. Default: both, dark ones as SVG only.")
  var theme: ThemeChoice?

  @Option(
    help: ArgumentHelp("Formats, separated by commas. Default: all.", valueName: "pdf,svg,png"))
  var format: String?

  @Option(
    help: ArgumentHelp("Draw this figure and keep the others; may be repeated.", valueName: "name"))
  var only: [String] = []

  @Flag(
    help:
      "Draw nothing; print what is wrong with the figures in both themes. Exit code 70 if anything."
  )
  var lint = false

  func run() async throws {
    let folder = try RunFolder(existing: run)
    var choice = options.choice
    choice.theme = theme
    choice.formats = try format.map(FigureChoice.formats)
    choice.only = only
    if lint {
      let findings = try Pipeline.lint(folder, choice)
      for finding in findings { print(finding) }
      if !findings.isEmpty { throw ExitCode(EX_SOFTWARE) }
    } else {
      for path in try Pipeline.plot(folder, choice) { print(path) }
    }
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

enum ThemeChoice: String, CaseIterable, ExpressibleByArgument {
  case light, dark, both
}

/// What the drawing stage is asked for.
struct FigureChoice {
  var venue = Venue.arxiv
  /// `nil` for what the report needs: light in every format, dark as SVG.
  var theme: ThemeChoice?
  var formats: [FigureFormat]?
  /// Names of figures; empty for all.
  var only: [String] = []

  /// - Throws: `CommandError.unknownName`.
  static func formats(_ text: String) throws(CommandError) -> [FigureFormat] {
    let known = FigureFormat.allCases.map(\.rawValue)
    var formats: [FigureFormat] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = FigureFormat(rawValue: String(word)) else {
        throw .unknownName(kind: "format", name: String(word), known: known)
      }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }

  var themes: [Theme] {
    switch theme {
    case .light: [.light]
    case .dark: [.dark]
    case .both, nil: Theme.all
    }
  }

  func formats(_ theme: Theme) -> [FigureFormat] {
    formats ?? (self.theme == nil && theme == .dark ? [.svg] : FigureFormat.allCases)
  }
}

extension RunFolder {
  /// - Throws: `CommandError.notARun` unless the folder holds a manifest.
  init(existing path: String) throws {
    self.init(path: path)
    guard try AtomicFile.read(manifestPath) != nil else { throw CommandError.notARun(path: path) }
  }
}
