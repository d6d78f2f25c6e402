import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

/// The report on several runs, from the tables of all quick presets.
@Suite struct WholeReportTests {
  @Test func everyClaimAndChapterIsThere() throws {
    let (markdown, html) = try whole(QuickReportTests.figures).render()
    var claimCount = 0
    for (experiment, _) in QuickReportTests.figures {
      let run = QuickReportTests.run(of: experiment)
      let title = try run.readManifest().title
      #expect(markdown.contains("\n## \(Escaping.markdown(title))\n"), "no chapter '\(title)'")
      let claims = try run.read(ClaimRow.self)
      #expect(!claims.isEmpty, "\(experiment) judges no claim")
      claimCount += claims.count
      let digest = try run.readManifest().digest
      #expect(html.contains("href=\"../../\(experiment)/\(digest)/report.html\""))
    }
    #expect(markdown.contains("Of \(claimCount) claims, "))
    let rows = markdown.split(separator: "\n").filter {
      $0.contains("| **holds** |") || $0.contains("| **fails** |")
        || $0.contains("| **undecided** |")
    }
    #expect(rows.count == claimCount)
  }

  /// One figure for each run, numbered through; the others are where they were.
  @Test func figuresAreNumberedThrough() throws {
    let (markdown, html) = try whole(QuickReportTests.figures).render()
    let count = QuickReportTests.figures.count
    #expect(html.components(separatedBy: "<figure id=").count - 1 == count)
    for number in 1...count {
      #expect(markdown.components(separatedBy: "**Figure \(number).**").count == 2)
    }
    #expect(markdown.contains("report.html#figure-kl-phase-diagram-deviations)"))
    #expect(
      markdown.contains("](../../two-models/") && markdown.contains("/figures/two-models.pdf)"))
  }

  /// Thousands of names of cells would be a third of the page; the numbers themselves stay.
  @Test func numbersBehindFiguresAreBare() throws {
    let html = try whole(QuickReportTests.figures).render().html
    let folded = html.components(separatedBy: "<details").dropFirst().compactMap {
      $0.components(separatedBy: "</details>").first
    }
    #expect(folded.count >= QuickReportTests.figures.count - 2)
    #expect(folded.allSatisfy { !$0.contains("<data ") && $0.contains("<td class=\"number\">") })
    #expect(html.contains("<data "))
  }

  /// The name of the set follows its runs and their order.
  @Test func theDigestNamesTheRuns() throws {
    let all = try whole(QuickReportTests.figures).digest
    #expect(try whole(QuickReportTests.figures).digest == all)
    #expect(try whole(QuickReportTests.figures.dropLast()).digest != all)
  }

  @Test func aMissingSectionIsAnError() throws {
    let error = #expect(throws: ReportError.self) {
      try withTemplates(
        changing: "two-models.md.mustache", by: { $0.replacing("## Answer", with: "## Reply") }
      ) { folder in
        try whole(QuickReportTests.figures, templates: folder).render()
      }
    }
    #expect("\(try #require(error))".contains("two-models.md.mustache: the report on several runs"))
  }

  @Test func sectionsAreCutAtHeadings() {
    let text = "# T\n\n## A\n\none\n\n### B\n\ntwo\n\n## C\n\nthree [x](#y), [z](#w)\n"
    #expect(MarkdownSections.section("A", of: text) == "one\n\n### B\n\ntwo")
    #expect(MarkdownSections.beforePart(of: "one\n\n### B\n\ntwo") == "one")
    #expect(MarkdownSections.section("D", of: text) == nil)
    #expect(
      MarkdownSections.leading(out: "three [x](#y), [z](#w)", to: "p/r.html") { $0 == "w" }
        == "three [x](p/r.html#y), [z](#w)")
  }

  private func whole(
    _ experiments: some Sequence<(experiment: String, names: [String])>,
    templates: String = Fixture.templatesFolder
  ) throws -> WholeReport {
    let runs = try experiments.map { experiment, names in
      let run = QuickReportTests.run(of: experiment)
      let manifest = try run.readManifest()
      return ReportedRun(
        run: run, manifest: manifest, figures: names.map(QuickReportTests.figure),
        place: "../../\(experiment)/\(manifest.digest)")
    }
    return try WholeReport(
      runs, command: "mneme report --preset quick",
      templates: try ReportTemplates(folder: templates))
  }
}
