import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

/// Reports of trained networks, with scales that were found and scales that were not.
@Suite struct NetworkReportTests {
  static let experiments = ["unet-gaussian", "unet-digits"]

  @Test(arguments: experiments, Verdict.allCases)
  func scalesThatWereFoundAreQuoted(experiment: String, verdict: Verdict) throws {
    let markdown = try render(experiment, verdict) { row in
      row.memorization = IntervalEstimate(value: 123, low: 61, high: 254)
      row.fall = IntervalEstimate(value: 234, low: 61, high: 257)
      row.ratio = IntervalEstimate(value: 1.9, low: 0.24, high: 4.2)
      row.reason = ""
    }
    #expect(markdown.contains("ends at $n_{\\mathrm{mem}}$ = 123 [61, 254] training images."))
    #expect(markdown.contains("begins to fall at $n_{\\mathrm{fall}}$ = 234 [61, 257]."))
    #expect(markdown.contains("Their ratio is 1.9 [0.2, 4.2]."))
    #expect(markdown.contains("| 1.9 [0.2, 4.2] | \(verdict.rawValue) |"))
    #expect(!markdown.contains("not found") && !markdown.contains("not available"))
    let sentences: [(Verdict, String)] = [
      (.aligned, "In this run the two scales agree"),
      (.notAligned, "In this run the two scales do not agree"),
      (.undecided, "This run cannot tell whether the two scales agree"),
    ]
    for (other, sentence) in sentences {
      #expect(markdown.contains(sentence) == (other == verdict))
    }
  }

  @Test(arguments: experiments)
  func scalesThatWereNotFoundHaveTheirReason(experiment: String) throws {
    let markdown = try render(experiment, .undecided) { row in
      row.memorization = IntervalEstimate(low: 777)
      row.fall = IntervalEstimate()
      row.ratio = IntervalEstimate()
      row.reason = "n_mem: a reason; n_fall: another"
    }
    #expect(markdown.contains("no end of that memory is found: $n_{\\mathrm{mem}}$ \\> 777."))
    #expect(markdown.contains("It finds no start"))
    #expect(markdown.contains("$n_{\\mathrm{mem}}$: a reason; $n_{\\mathrm{fall}}$: another"))
    #expect(!markdown.contains("Their ratio"))
  }

  /// With plain spaces, as tests write them.
  private func render(
    _ experiment: String, _ verdict: Verdict, change: (inout NetworkScaleRow) -> Void
  ) throws -> String {
    let manager = FileManager.default
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures")
    let name = experiment.replacingOccurrences(of: "-", with: "_")
    let copy = manager.temporaryDirectory.appending(path: "mneme-network-\(UUID().uuidString)")
    try manager.copyItem(
      at: fixtures.appending(path: "\(name)_quick").resolvingSymlinksInPath(), to: copy)
    defer {
      do { try manager.removeItem(at: copy) } catch { print("left behind: \(copy): \(error)") }
    }
    let run = RunFolder(path: copy.path())
    try changeScales(run, verdict, change)
    let figures = ["transition", "losses", "images"].map { "\(experiment)-\($0)" }
    return try Report.render(
      run: run, manifest: try run.readManifest(),
      figures: figures.map {
        ReportFigure(
          name: $0, captionMarkdown: "A caption.", altText: "Words.",
          svgLight: Array("<svg viewBox=\"0 0 300 200\"></svg>".utf8),
          downloads: [ReportFile(label: "SVG", path: "figures/\($0).svg")])
      }, templates: try ReportTemplates(folder: Fixture.templatesFolder)
    ).markdown.replacingOccurrences(of: "\u{A0}", with: " ")
  }

  /// Scales, and the headlines and claims that quote them.
  private func changeScales(
    _ run: RunFolder, _ verdict: Verdict, _ change: (inout NetworkScaleRow) -> Void
  ) throws {
    var scale = NetworkScaleRow()
    let scales = try run.read(NetworkScaleRow.self).map { row in
      var row = row
      row.verdict = verdict
      change(&row)
      scale = row
      return row
    }
    try run.write(scales)
    // As many trials as it takes to tell copies from ½.
    try run.write(
      try run.read(NetworkRow.self).map { row in
        var row = row
        if row.generator == .copies { row.deltaMatchedPositive.high = 0.2 }
        return row
      })
    try run.write(
      try run.read(HeadlineRow.self).map { row in
        var row = row
        switch row.key {
        case "n_mem": row.estimate = scale.memorization
        case "n_fall": row.estimate = scale.fall
        case "ratio": row.estimate = scale.ratio
        default: return row
        }
        row.reason = scale.reason
        return row
      })
    try run.write(
      try run.read(ClaimRow.self).map { row in
        var row = row
        row.estimate = scale.ratio
        row.reason = scale.reason
        return row
      })
  }
}
