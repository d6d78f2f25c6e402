import MnemePlot
import MnemeTables

extension RunVerification {
  /// Draws the figures from the stored tables, elsewhere, and compares.
  func checkFigures(
    _ manifest: Manifest, _ agreement: VersionAgreement, _ list: inout CheckList
  ) throws {
    guard !manifest.figures.isEmpty else { return }
    guard let venue = Venue(rawValue: manifest.venue) else {
      list.add(.fails, "figures: the manifest's venue '\(manifest.venue)' is not known")
      return
    }
    let elsewhere = try TemporaryCopy(of: folder, figures: false, manifest: manifest)
    defer { elsewhere.remove() }
    do {
      try Pipeline.plot(elsewhere.folder, FigureChoice(venue: venue))
      // What only `mneme plot --theme dark` draws.
      let drawn = Set(try elsewhere.folder.readManifest().figures.map(\.name))
      if !manifest.figures.allSatisfy({ drawn.contains($0.name) }) {
        try Pipeline.plot(elsewhere.folder, FigureChoice(venue: venue, theme: .both))
      }
    } catch let error as DiskError {
      throw error
    } catch {
      list.add(.fails, "figures: can't be drawn from the stored tables: \(error)")
      return
    }
    let comparison = FigureComparison(
      stored: folder, drawn: elsewhere.folder, differences: request.differences)
    if let versions = agreement.ofFigures {
      try comparison.checkNumbers(manifest, because: versions, &list)
    } else {
      try comparison.checkBytes(manifest, &list)
    }
  }

  /// Writes the report from the stored tables and figures, elsewhere, and compares.
  func checkReport(
    _ manifest: Manifest, _ agreement: VersionAgreement, _ list: inout CheckList
  ) throws {
    guard manifest.reports != nil else { return }
    let elsewhere = try TemporaryCopy(of: folder, figures: true, manifest: manifest)
    defer { elsewhere.remove() }
    do {
      try Pipeline.report(elsewhere.folder, templates: request.templates)
    } catch let error as DiskError {
      throw error
    } catch {
      list.add(.fails, "report: can't be written from the stored tables and figures: \(error)")
      return
    }
    var failures: [String] = []
    for name in ["report.md", "report.html"] {
      let stored = try AtomicFile.read("\(folder.path)/\(name)") ?? []
      let again = try AtomicFile.read("\(elsewhere.folder.path)/\(name)") ?? []
      guard stored != again else { continue }
      let texts = [stored, again].map { String(decoding: $0, as: UTF8.self) }
      // A file of this version must be the same; of another, the numbers decide.
      let tolerance = agreement.ofProse == nil ? 0 : Self.relativeTolerance
      if let found = NumberedText.difference(texts[0], texts[1], tolerance: tolerance) {
        failures.append(
          "report: \(name) is not what tables, figures and templates give: \(found.text)")
      } else if agreement.ofProse == nil {
        failures.append("report: \(name) has other bytes than tables, figures and templates give")
      }
    }
    let how = agreement.ofProse.map {
      "has the same words, and numbers to 1e-9, written again from tables and figures (\($0))"
    }
    list.add(
      "report: \(how ?? "comes out again, byte for byte, from tables and figures")",
      failures: failures)
  }

  static let relativeTolerance = 1e-9
}

/// How two lines differ, cut to a length that fits the list.
enum LineDifference {
  static func text(_ line: Int, _ found: String, _ expected: String) -> String {
    "line \(line) has '\(short(found))', expected was '\(short(expected))'"
  }

  private static func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}

extension NumberedText.Difference {
  var text: String { LineDifference.text(line, one, other) }
}

/// A copy of a run folder that stages can be run in again.
struct TemporaryCopy {
  let folder: RunFolder
  private let path: String

  /// - Parameter figures: whether the figures are copied; else the copy has none yet.
  init(of run: RunFolder, figures: Bool, manifest: Manifest) throws {
    path = try TemporaryFolder.make(named: "mneme-verify")
    folder = RunFolder(path: "\(path)/\(manifest.digest.filter { $0.isLetter || $0.isNumber })")
    var manifest = manifest
    if !figures {
      manifest.figures = []
      manifest.venue = ""
    }
    do {
      try folder.makeFolders()
      try folder.write(manifest)
      try Self.copy(run.tablesPath, to: folder.tablesPath)
      if figures { try Self.copy(run.figuresPath, to: folder.figuresPath) }
    } catch {
      remove()
      throw error
    }
  }

  private static func copy(_ source: String, to target: String) throws(DiskError) {
    for name in try FolderListing.names(in: source) where !AtomicFile.isFolder("\(source)/\(name)")
    {
      guard let bytes = try AtomicFile.read("\(source)/\(name)") else { continue }
      try AtomicFile.write(bytes, to: "\(target)/\(name)")
    }
  }

  func remove() { RunVerification.removeFolder(path) }
}
