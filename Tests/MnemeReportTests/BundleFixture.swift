import Foundation
import MnemeTables

@testable import MnemeReport

/// Bundles without a drawing: runs from the fixtures, each figure an empty page.
enum BundleFixture {
  static func templates() throws -> ReportTemplates {
    try ReportTemplates(folder: Fixture.templatesFolder)
  }

  /// The run of an experiment's quick preset.
  static func run(
    _ experiment: String, _ figures: [String], folder: String = "",
    change: (inout Manifest) -> Void = { _ in },
    caption: String = "A caption with $n_{\\mathrm{mem}}$ and 5 %.", altText: String = "Words."
  ) throws -> BundledRun {
    let name = experiment.replacingOccurrences(of: "-", with: "_")
    let run = RunFolder(
      path: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/\(name)_quick").path())
    var manifest = try run.readManifest()
    change(&manifest)
    let placed = figures.map {
      ReportFigure(
        name: $0, captionMarkdown: caption, altText: altText,
        svgLight: Array("<svg viewBox=\"0 0 300 200\"></svg>".utf8), downloads: [])
    }
    let tables = try FolderListing.names(in: run.tablesPath).map {
      ZipArchive.Entry(
        name: "tables/\($0)", bytes: try AtomicFile.read("\(run.tablesPath)/\($0)") ?? [])
    }
    let own = ["manifest.json", "report.html", "report.md", "spec.yaml"].map {
      ZipArchive.Entry(name: $0, text: "\($0) of \(experiment)\n")
    }
    return BundledRun(
      scope: experiment, folder: folder, manifest: manifest, runFiles: own + tables,
      figures: figures.map { .init(name: "\($0).pdf", bytes: emptyPage) },
      latex: try Report.renderLaTeX(
        run: run, manifest: manifest, figures: placed, templates: try templates(),
        scope: experiment, folder: folder))
  }

  /// All experiments, each in its folder.
  static func all() throws -> [BundledRun] {
    try QuickReportTests.figures.map {
      try run($0.experiment, $0.names, folder: "\($0.experiment)/")
    }
  }
  /// The same, made once for all tests that only read.
  static let whole = Result { try bundle(try all()).entries() }

  static func bundle(_ runs: [BundledRun]) throws -> PaperBundle {
    PaperBundle(
      runs: runs, venue: "icml", widthPoints: 234, date: "2000-01-01", templates: try templates())
  }

  /// A PDF of one page of 100 by 50 points.
  static let emptyPage: [UInt8] = {
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 50] >>",
    ]
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 4\n0000000000 65535 f \n"
    for place in places {
      text += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
    }
    text += "trailer << /Size 4 /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(text.utf8)
  }()
}
