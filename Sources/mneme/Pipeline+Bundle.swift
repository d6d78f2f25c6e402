import MnemeFigures
import MnemePlot
import MnemeReport
import MnemeTables

extension Pipeline {
  /// Packs finished runs for a paper: figures drawn for the venue, LaTeX, citations, and the run folders
  /// themselves, which stay as they are. A report that is missing is written first.
  ///
  /// - Parameter venue: `nil` for that of the first run's own figures.
  /// - Throws: `BundleError`, `ReportError`, `TableError`, `ZipError`, `DiskError`.
  static func bundle(
    _ folders: [RunFolder], venue: Venue?, templates: ReportTemplates, to path: String
  ) throws {
    for folder in folders where try AtomicFile.read(folder.reportPagePath) == nil {
      try report(folder, templates: templates)
    }
    let manifests = try folders.map { try $0.readManifest() }
    let venue = venue ?? Venue(rawValue: manifests[0].venue) ?? .arxiv
    let entries = try bundle(
      folders, venue: venue, date: try BundleDate.text(), templates: templates)
    try ZipArchive.write(entries, to: path)
  }

  /// The files of a bundle of runs that have their reports.
  ///
  /// - Parameter date: `YYYY-MM-DD`.
  static func bundle(
    _ folders: [RunFolder], venue: Venue, date: String, templates: ReportTemplates
  ) throws -> [ZipArchive.Entry] {
    let manifests = try folders.map { try $0.readManifest() }
    let names = BundleNames(manifests)
    let runs = try zip(folders, manifests).enumerated().map { index, run in
      try bundled(
        run.0, run.1, venue: venue, templates: templates, scope: names.scopes[index],
        folder: names.folders[index])
    }
    return try PaperBundle(
      runs: runs, venue: venue.rawValue, widthPoints: venue.widthPoints, date: date,
      templates: templates
    ).entries()
  }

  private static func bundled(
    _ folder: RunFolder, _ manifest: Manifest, venue: Venue, templates: ReportTemplates,
    scope: String, folder place: String
  ) throws -> BundledRun {
    let figures = try FigureSet.figures(of: manifest.experiment, in: folder, venue: venue) ?? []
    let choice = FigureChoice(venue: venue, theme: .light, formats: [.pdf])
    let dataDigest = Digest.sha256(manifest.tables.map(\.sha256).joined(separator: "\n"))
    let drawn = try figures.flatMap { try render($0, choice, dataDigest: dataDigest) }
    return BundledRun(
      scope: scope, folder: place, manifest: manifest,
      runFiles: try BundledRun.files(of: folder, manifest: manifest),
      figures: drawn.map { ZipArchive.Entry(name: $0.name, bytes: $0.bytes) },
      latex: try Report.renderLaTeX(
        run: folder, manifest: manifest,
        figures: try figures.map { try reportFigure($0, in: folder, venue) }, templates: templates,
        scope: scope, folder: place))
  }
}

/// What runs are called in one bundle: by their experiment, and by their digest too where several are
/// of the same.
struct BundleNames {
  let scopes: [String]
  /// Empty for a run alone.
  let folders: [String]

  init(_ manifests: [Manifest]) {
    scopes = manifests.map { manifest in
      let isAlone = manifests.filter { $0.experiment == manifest.experiment }.count == 1
      return isAlone ? manifest.experiment : "\(manifest.experiment)-\(manifest.digest)"
    }
    folders = manifests.count == 1 ? [""] : scopes.map { "\($0)/" }
  }
}
