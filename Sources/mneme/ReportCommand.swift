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
      experiment but unet-gaussian, which takes as long as the others, and then on all of them \
      together: output/report/<digest>/report.html leads with what they say to each claim. The \
      network on digits comes late, and only where mneme-network is built. With --compare, \
      shows two runs of one experiment side by side: which settings differ, and which numbers by more \
      than their intervals explain.
      """)

  @Argument(
    help: "An experiment (see `mneme list`), a study file *.yaml, or a run folder.")
  var subject: String?

  @OptionGroup var options: StudyOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var look: PlotOptions

  @Flag(help: "Without an argument: leave out what trains networks.")
  var withoutNetworks = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Two run folders of one experiment, with another seed, preset or settings; writes "
        + "<output>/compare/<digest>-<digest>/.", valueName: "run"))
  var compare: [String] = []

  @Option(
    help: ArgumentHelp("Folder of templates. Default: the program's own.", valueName: "dir"))
  var templates: String?

  func validate() throws {
    if !compare.isEmpty && (compare.count != 2 || subject != nil) {
      throw ValidationError("'--compare' takes two run folders, and nothing else to report on")
    }
  }

  func run() async throws {
    // A template that can't be used is found before anything is computed.
    let templates = try ReportTemplates(folder: try TemplatesFolder.find(given: templates))
    if compare.count == 2 {
      let runs = try compare.map { try RunFolder(existing: $0) }
      return try announce(
        try Pipeline.compare(
          runs[0], runs[1], output: options.output, templates: templates, look.choice))
    }
    if let subject, AtomicFile.isFolder(subject) {
      let folder = try RunFolder(existing: subject)
      try Pipeline.report(folder, templates: templates)
      return try announce(folder)
    }
    let narrator = Narrator(engine.logFormat)
    try await narrator.telling {
      let pipeline = try Pipeline(output: options.output, options: engine, narrator: narrator)
      let networks = hasNetworks(narrator)
      var folders: [RunFolder] = []
      for study in try options.studies(subject, networks: networks) {
        if study.experiment.trainsNetworks {
          narrator.note(
            "\(study.experiment.rawValue) trains networks: \(Self.usualTime(study.preset)). "
              + "Stop it whenever you like; the same command goes on")
        }
        let folder = try await pipeline.run(study)
        try Pipeline.plot(folder, look.choice)
        try Pipeline.report(folder, templates: templates)
        try announce(folder)
        folders.append(folder)
      }
      guard subject == nil else { return }
      let whole = try Pipeline.report(
        on: folders, command: options.wholeCommand(networks: networks), templates: templates)
      let folder = RunFolder(output: options.output, experiment: "report", digest: whole.digest)
      try Report.write(whole, to: folder)
      print(folder.reportPagePath)
    }
  }

  /// Whether networks belong into the whole report here.
  private func hasNetworks(_ narrator: Narrator) -> Bool {
    if withoutNetworks { return false }
    let isBuilt = NetworkWorkerPlace.isBuilt
    if subject == nil && !isBuilt {
      narrator.note("without trained networks: mneme-network is not built (`make network` does it)")
    }
    return isBuilt
  }

  private static func usualTime(_ preset: Preset) -> String {
    switch preset {
    case .quick: "seconds at the preset quick"
    case .standard: "minutes at the preset standard"
    case .paper: "days at the preset paper"
    }
  }

  /// The headline numbers, and last where the report is.
  private func announce(_ folder: RunFolder) throws {
    for headline in try folder.read(HeadlineRow.self) { print(HeadlineText.line(headline)) }
    print(folder.reportPagePath)
  }
}
