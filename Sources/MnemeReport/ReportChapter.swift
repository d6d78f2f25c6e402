package import MnemeTables

/// A run as a chapter of the report on several runs: question, answer, leading figure, and what it
/// bears on, cut from the prose of its own report.
struct ReportChapter {
  let experiment: any ExperimentReport.Type
  let manifest: Manifest
  /// Page of the run, relative to the report.
  let page: String
  let leading: NumberedFigure
  let claims: JudgedClaims
  private let holes: Holes
  private let templates: ReportTemplates

  /// - Parameters:
  ///   - source: the run with its figures; their files' paths are relative to the run.
  ///   - number: of the leading figure, in the report on all runs.
  init(_ source: ReportedRun, number: Int, templates: ReportTemplates) throws {
    guard let experiment = ReportedExperiment(rawValue: source.manifest.experiment)?.report else {
      throw ReportError.unknownExperiment(source.manifest.experiment, known: Report.experiments)
    }
    let report = try experiment.init(run: source.run)
    let page = "\(source.place)/report.html"
    let leadingName = experiment.leadingFigure ?? source.figures.first?.name
    let placed = report.placed(source.figures, manifest: source.manifest).map { figure in
      figure.figure.name == leadingName
        ? figure.moved(to: number, place: source.place) : figure.elsewhere(page)
    }
    guard let leading = placed.first(where: { $0.page == nil }) else {
      throw ReportError.wrongFigure(
        name: leadingName ?? "", detail: "the run of \(experiment.experiment.rawValue) lacks it")
    }
    self.experiment = experiment
    self.page = page
    self.leading = leading
    self.templates = templates
    manifest = source.manifest
    claims = JudgedClaims(claims: try source.run.read(ClaimRow.self), figures: placed)
    var holes = try Self.holes(report, source, placed: placed)
    holes.add(
      try Self.numbers(of: holes, experiment: experiment.experiment, templates: templates))
    self.holes = holes
  }

  /// The leading figure stands behind the answer, wherever the prose has it; the others are on the
  /// run's own page.
  private static func holes(
    _ report: any ExperimentReport, _ source: ReportedRun, placed: [NumberedFigure]
  ) throws -> Holes {
    var holes = try report.allHoles(run: source.run, figures: placed)
    holes.add(try ProvenanceHoles(manifest: source.manifest).holes)
    holes.add(CitationHoles.citations)
    holes.add(CitationHoles.references(to: []))
    holes.add(EquationHoles.equations)
    holes.add(EquationHoles.list(of: []))
    for figure in placed {
      try figure.figure.check()
      holes.set(figure.hole, source: "")
      holes.say("see_\(figure.hole)", figure.reference)
    }
    return holes
  }

  /// Tables keep the numbers that they have on the run's own page, where references to them lead.
  private static func numbers(
    of holes: Holes, experiment: ReportedExperiment, templates: ReportTemplates
  ) throws(ReportError) -> Holes {
    var draft = holes
    draft.add(TableNumbers.draft(of: holes))
    let used = try templates.render(
      ReportTemplates.proseName(of: experiment), draft, writer: MarkdownReportWriter()
    ).usedNames
    return TableNumbers(of: holes, usedNames: used).references
  }

  /// Place in the contents: a heading's name.
  var anchor: String { Slug.of(manifest.title) }

  /// Question and answer as Markdown, headings one level down.
  ///
  /// - Throws: `ReportError.missingSection`, and what a template's rendering throws.
  func sections(
    _ writer: some ReportWriter
  ) throws(ReportError) -> (answer: String, bearing: String) {
    let name = ReportTemplates.proseName(of: experiment.experiment)
    let text = try templates.render(name, holes, writer: writer).text
    func section(_ title: String) throws(ReportError) -> String {
      guard let section = MarkdownSections.section(title, of: text) else {
        throw .missingSection(title, template: templates.path(of: name))
      }
      return MarkdownSections.leading(out: section, to: page) {
        $0 == leading.identifier || $0 == "rules" || $0.hasPrefix(Citation.prefix)
      }
    }
    let question = try section("Question")
    let answer = MarkdownSections.beforePart(of: try section("Answer"))
    return ("\(question)\n\n\(answer)", try section("What it bears on"))
  }
}

/// A run with what its report is made of.
package struct ReportedRun {
  let run: RunFolder
  let manifest: Manifest
  let figures: [ReportFigure]
  /// Path of the run relative to the report on all of them.
  let place: String

  package init(run: RunFolder, manifest: Manifest, figures: [ReportFigure], place: String) {
    self.run = run
    self.manifest = manifest
    self.figures = figures
    self.place = place
  }

  /// As a record names it.
  var entry: ReportRecord.Run {
    ReportRecord.Run(experiment: manifest.experiment, digest: manifest.digest)
  }
}

extension NumberedFigure {
  /// With its number and its files as they are seen from the report on all runs, which shows it on
  /// white in the dark, too: both forms of a dozen figures are more than 3 MB.
  fileprivate func moved(to number: Int, place: String) -> NumberedFigure {
    var figure = figure
    figure.svgDark = nil
    figure.downloads = figure.downloads.map {
      ReportFile(label: $0.label, path: "\(place)/\($0.path)")
    }
    return NumberedFigure(
      number: number, figure: figure, data: data.map(\.withPlainNumbers), provenance: provenance)
  }

  fileprivate func elsewhere(_ page: String) -> NumberedFigure {
    var figure = self
    figure.page = page
    return figure
  }
}
