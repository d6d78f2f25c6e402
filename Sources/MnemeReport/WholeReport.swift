import MnemeTables

/// The report on several runs: what they say to each claim, then a chapter for each.
package struct WholeReport {
  private let chapters: [ReportChapter]
  private let templates: ReportTemplates
  private let command: String
  /// Names the set of runs.
  package let digest: String

  static let template = "whole.md"
  static let title = "Where diffusion models stop memorizing and start to generalize"
  private static let description =
    "What one set of runs says to the claims about memorization and generalization in diffusion "
    + "models: verdicts with the numbers and figures that decide them."

  /// - Parameters:
  ///   - runs: in the order of their chapters; at least one.
  ///   - command: makes the same report again.
  /// - Throws: `ReportError`, `TableError`, `DiskError`.
  package init(_ runs: [ReportedRun], command: String, templates: ReportTemplates) throws {
    precondition(!runs.isEmpty, "a report on no run")
    self.templates = templates
    self.command = command
    digest = ReportRecord.digest(of: runs.map(\.entry))
    chapters = try runs.enumerated().map {
      try ReportChapter($1, number: $0 + 1, templates: templates)
    }
  }

  package func render() throws(ReportError) -> (markdown: String, html: String) {
    let markdown = try text(MarkdownReportWriter())
    let writer = PageReportWriter()
    let source = try text(writer)
    try writer.check()
    let path = templates.path(of: Self.template)
    let prose = try MarkdownPage.html(
      of: source, placeholders: writer.placeholders, template: path)
    let page = ReportPage(
      title: Self.title, description: Self.description, subject: "report on several runs",
      digest: digest, version: try version, templates: templates)
    return (ReportRendering.tidied(markdown), try page.html(prose: prose))
  }

  func record(_ report: (markdown: String, html: String)) -> ReportRecord {
    ReportRecord(
      command: command,
      runs: chapters.map {
        ReportRecord.Run(experiment: $0.manifest.experiment, digest: $0.manifest.digest)
      },
      reports: [("report.md", report.markdown), ("report.html", report.html)].map {
        Manifest.FileRecord(name: $0, sha256: Digest.sha256($1))
      })
  }

  private var version: String {
    get throws(ReportError) { try ProvenanceHoles(manifest: chapters[0].manifest).version }
  }

  private func text(_ writer: some ReportWriter) throws(ReportError) -> String {
    var holes = Holes()
    holes.say("title", .text(Self.title))
    holes.say("digest", .code(digest))
    holes.say("preset", presets)
    holes.say("mneme_version", .text(try version))
    holes.say("chapter_count", count(chapters.count))
    for verdict in ClaimVerdict.allCases {
      holes.say("\(verdict.rawValue)_count", count(claims.count { $0.verdict == verdict }))
    }
    holes.say("claim_count", count(claims.count))
    holes.show("claims_table", .table(claimsTable))
    holes.show("contents_table", .table(contents))
    holes.show("runs_table", .table(runs))
    holes.show("command", .listing(Listing(language: "sh", text: command)))
    holes.show("citation_of_paper", .listing(Bibliography.halder2024memorization.listing))
    holes.show(
      "citation_of_mneme",
      .listing(Bibliography.mneme(version: try version, digest: digest).listing))
    var items: [Holes] = []
    var sections: [String] = []
    for chapter in chapters {
      let (answer, bearing) = try chapter.sections(writer)
      sections += [answer, bearing]
      items.append(self.chapter(chapter, answer: answer, bearing: bearing))
    }
    holes.repeat("chapters", items)
    holes.add(CitationHoles.references(to: works(in: sections)))
    return try templates.render(Self.template, holes, writer: writer).text
  }

  private var claims: [ClaimRow] { chapters.flatMap(\.claims.claims) }

  private func count(_ number: Int) -> Inline { .text(NumberFormat.count.text(Double(number))) }

  private var presets: [Inline] {
    LinearTransitionTables.distinct(chapters.map(\.manifest.preset)).map { Inline.code($0) }
      .joined(separator: ", ")
  }

  /// Those that the chapters cite or whose claims are judged.
  private func works(in sections: [String]) -> [Citation] {
    let claimed = chapters.flatMap(\.claims.works)
    return Bibliography.all.filter { work in
      claimed.contains(work)
        || sections.contains { $0.range(ofFirst: "(#\(work.identifier))") != nil }
    }
  }

  private func chapter(_ chapter: ReportChapter, answer: String, bearing: String) -> Holes {
    var holes = Holes()
    holes.say("chapter_title", .text(chapter.manifest.title))
    holes.set("answer", source: answer)
    holes.show("figure", .figure(chapter.leading))
    holes.set("bearing", source: bearing)
    holes.claim("has_chapter_caveats", !chapter.manifest.caveats.isEmpty)
    holes.repeat(
      "chapter_caveats",
      chapter.manifest.caveats.map { ProvenanceHoles.item("caveat", Symbols.parts(of: $0)) })
    holes.say("experiment", .code(chapter.manifest.experiment))
    holes.say("page", .link([.text("its own report")], to: .file(chapter.page)))
    return holes
  }

  private var claimsTable: ReportTable {
    ReportTable(
      caption: [.text("Each claim, what these runs say to it, and by which number.")],
      columns: JudgedClaims.columns, rows: chapters.flatMap(\.claims.rows))
  }

  private var contents: ReportTable {
    ReportTable(
      caption: [.text("Chapters, and the whole report of each run.")],
      columns: [
        .init(title: [.text("Chapter")], isRowHeader: true), .init(title: [.text("Claims")]),
        .init(title: [.text("Report of the run")]),
      ],
      rows: chapters.map { chapter in
        [
          [.link([.text(chapter.manifest.title)], to: .part(chapter.anchor))],
          [.text(chapter.claims.claims.map(\.verdict.rawValue).joined(separator: ", "))],
          [.link([.text(chapter.manifest.experiment)], to: .file(chapter.page))],
        ]
      })
  }

  private var runs: ReportTable {
    ReportTable(
      caption: [.text("The runs of this report.")],
      columns: [
        .init(title: [.text("Experiment")], isRowHeader: true), .init(title: [.text("Run")]),
        .init(title: [.text("Preset")]), .init(title: [.text("Seed")], isNumeric: true),
        .init(title: [.text("Command")]),
      ],
      rows: chapters.map { chapter in
        let manifest = chapter.manifest
        return [
          [.text(manifest.experiment)],
          [.link([.code(manifest.digest)], to: .file(chapter.page))], [.text(manifest.preset)],
          [.text(String(manifest.seed))], [.code(manifest.command)],
        ]
      })
  }
}
