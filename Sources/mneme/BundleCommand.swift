import ArgumentParser
import MnemePlot
import MnemeReport
import MnemeTables

struct BundleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Packs runs for a paper: figures, LaTeX tables and numbers, citations, checksums.",
    discussion: """
      Writes bundle.zip: figures as PDF at the venue's width, each table for booktabs and as CSV, a \
      LaTeX command for every number that the report quotes, captions with alternative texts, the \
      report as LaTeX, references.bib, CITATION.cff, an example that compiles, RO-Crate metadata, \
      checksums, and the run folder itself for `mneme verify`. The same run, venue and version make \
      the same bytes. Several runs get a folder each, named for their experiment.
      """)

  @Argument(help: "Run folders: output/<experiment>/<digest>.")
  var runs: [String]

  @Option(
    help: ArgumentHelp(
      "Width and text size of the figures, as in `mneme plot`. Default: the run's own.",
      valueName: "venue"))
  var venue: Venue?

  @Option(
    help: ArgumentHelp(
      "The file to write. Default: bundle.zip in the run folder; of several runs, here.",
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("Folder of templates. Default: the program's own.", valueName: "dir"))
  var templates: String?

  func run() async throws {
    let templates = try ReportTemplates(folder: try TemplatesFolder.find(given: templates))
    let folders = try runs.map { try RunFolder(existing: $0) }
    if let twice = try BundleCommand.repeatedRun(folders) {
      throw CommandError.runTwice(path: twice)
    }
    let path = output ?? (folders.count == 1 ? "\(folders[0].path)/bundle.zip" : "bundle.zip")
    try Pipeline.bundle(folders, venue: venue, templates: templates, to: path)
    print(path)
  }

  /// A run that is given a second time.
  private static func repeatedRun(_ folders: [RunFolder]) throws -> String? {
    var digests: Set<String> = []
    return try folders.first { !digests.insert(try $0.readManifest().digest).inserted }?.path
  }
}
