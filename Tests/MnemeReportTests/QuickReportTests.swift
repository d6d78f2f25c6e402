import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

enum FigureFile: String, CaseIterable { case pdf, svg, png }

/// The report of every experiment, from the tables of its quick preset.
@Suite struct QuickReportTests {
  /// Experiments with their figures, in order.
  static let figures: [(experiment: String, names: [String])] = [
    (
      "linear-transition", ["memorization-transition", "kl-divergence", "alignment-of-scales"]
    ),
    ("kl-phase-diagram", ["kl-phase-diagram", "kl-phase-diagram-deviations"]),
    ("alternative-scenario", ["alternative-scenario", "scenario-verdicts"]),
    ("two-models", ["two-models"]), ("as-released", ["as-released"]),
    ("scale-alignment", ["scale-alignment"]),
    ("noise-draws", ["noise-draws-transition", "noise-draws-divergence"]),
    ("diffusion-steps", ["diffusion-steps", "step-grids"]),
    ("score-collapse", ["score-collapse", "score-collapse-paths"]),
    ("neighbour-ratio", ["neighbour-ratio"]),
    ("associative-memory", ["associative-memory", "associative-memory-energy"]),
    ("intrinsic-dimension", ["intrinsic-dimension", "intrinsic-dimension-network"]),
    ("extraction", ["extraction-labels", "extraction-hits", "extraction-conditions"]),
    ("definitions-compared", ["definitions-compared", "definitions-samples"]),
    (
      "unet-gaussian",
      ["unet-gaussian-transition", "unet-gaussian-losses", "unet-gaussian-images"]
    ),
    ("unet-digits", ["unet-digits-transition", "unet-digits-losses", "unet-digits-images"]),
    (
      "measure",
      [
        "measure-transition", "measure-fractions", "measure-ratios", "measure-nearest",
        "measure-values", "measure-dimension",
      ]
    ),
  ]

  @Test func everyExperimentIsHere() {
    #expect(Self.figures.map(\.experiment).sorted() == Report.experiments.sorted())
  }

  /// No hole is left open, no figure left out, no number missing without a reason.
  @Test(arguments: figures)
  func isWhole(experiment: String, names: [String]) throws {
    let (markdown, html) = try render(experiment, names)
    for name in names {
      #expect(html.components(separatedBy: "id=\"figure-\(name)\"").count == 2)
      #expect(markdown.components(separatedBy: "<a id=\"figure-\(name)\">").count == 2)
    }
    let hole = /\{\{[#^\/]?[a-z_]+\}\}/
    #expect(!markdown.contains(hole) && !html.contains(hole))
    #expect(!markdown.contains("the table gives no reason"))
    if !Self.withoutScales.contains(experiment) {
      #expect(!markdown.contains("not available"), "a headline of the quick preset is missing")
    }
  }

  /// Their quick presets train a handful of networks: too few for an interval without ½; and of few
  /// samples of two models not every definition finds a scale.
  private static let withoutScales = ["unet-gaussian", "unet-digits", "measure"]

  /// The question, the answer, the method, what to beware of, what it bears on, and the claims.
  @Test(arguments: figures)
  func hasTheSectionsOfEveryReport(experiment: String, names: [String]) throws {
    let markdown = try render(experiment, names).markdown
    for heading in [
      "## Question", "## Answer", "## How it was computed", "## Caveats", "## What it bears on",
      "## Claims",
    ] {
      #expect(markdown.contains("\n\(heading)\n"), "\(experiment) lacks '\(heading)'")
    }
  }

  private func render(
    _ experiment: String, _ names: [String]
  ) throws -> (markdown: String, html: String) {
    let run = Self.run(of: experiment)
    return try Report.render(
      run: run, manifest: try run.readManifest(), figures: names.map(Self.figure),
      templates: try ReportTemplates(folder: Fixture.templatesFolder))
  }

  static func run(of experiment: String) -> RunFolder {
    let folder = experiment.replacingOccurrences(of: "-", with: "_")
    return RunFolder(
      path: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/\(folder)_quick").path())
  }

  static func figure(_ name: String) -> ReportFigure {
    ReportFigure(
      name: name, captionMarkdown: "A caption.", altText: "Words.",
      svgLight: Array("<svg viewBox=\"0 0 300 200\"></svg>".utf8),
      downloads: FigureFile.allCases.map {
        ReportFile(label: $0.rawValue.uppercased(), path: "figures/\(name).\($0.rawValue)")
      })
  }
}
