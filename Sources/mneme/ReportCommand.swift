import ArgumentParser
import MnemeExperiments
import MnemeReport
import MnemeTables

struct ReportCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes the report of a study: tables, figures, report.html and report.md.",
    discussion: """
      With an experiment or a study file, computes what is missing first. With a run folder, \
      writes its report again from its tables and figures. Without an argument, reports on every \
      experiment.
      """)

  @Argument(
    help: "An experiment (see `mneme list`), a study file *.yaml, or a run folder.")
  var subject: String?

  @OptionGroup var options: StudyOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var look: PlotOptions

  @Option(
    help: ArgumentHelp("Folder of templates. Default: the program's own.", valueName: "dir"))
  var templates: String?

  func run() async throws {
    // A template that can't be used is found before anything is computed.
    let templates = try ReportTemplates(folder: try TemplatesFolder.find(given: templates))
    if let subject, AtomicFile.isFolder(subject) {
      let folder = try RunFolder(existing: subject)
      try Pipeline.report(folder, templates: templates)
      return try announce(folder)
    }
    let narrator = Narrator(engine.logFormat)
    try await narrator.telling {
      let pipeline = try Pipeline(output: options.output, options: engine, narrator: narrator)
      for study in try options.studies(subject) {
        let folder = try await pipeline.run(study)
        try Pipeline.plot(folder, look.choice)
        try Pipeline.report(folder, templates: templates)
        try announce(folder)
      }
    }
  }

  /// The headline numbers, and last where the report is.
  private func announce(_ folder: RunFolder) throws {
    for headline in try folder.read(HeadlineRow.self) { print(HeadlineText.line(headline)) }
    print(folder.reportPagePath)
  }
}
