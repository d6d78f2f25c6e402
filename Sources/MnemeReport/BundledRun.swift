package import MnemeTables

/// One run on its way into a paper bundle.
package struct BundledRun: Sendable {
  /// Its name in the bundle, in labels and in commands; no two runs share it.
  package let scope: String
  /// Its folder in the bundle: empty, or with a slash at its end.
  package let folder: String
  package let manifest: Manifest
  /// The run folder as `mneme report` left it, by path within it.
  let runFiles: [ZipArchive.Entry]
  /// PDFs drawn for the venue: `kl-divergence.pdf`.
  let figures: [ZipArchive.Entry]
  let latex: LaTeXReport

  package init(
    scope: String, folder: String, manifest: Manifest, runFiles: [ZipArchive.Entry],
    figures: [ZipArchive.Entry], latex: LaTeXReport
  ) {
    self.scope = scope
    self.folder = folder
    self.manifest = manifest
    self.runFiles = runFiles
    self.figures = figures
    self.latex = latex
  }

  /// The files of a finished run that a bundle keeps, by path within its folder.
  ///
  /// - Throws: `BundleError` if one is missing, or is not what the manifest says; `DiskError`.
  package static func files(
    of folder: RunFolder, manifest: Manifest
  ) throws -> [ZipArchive.Entry] {
    func entry(_ name: String) throws -> ZipArchive.Entry {
      let path = "\(folder.path)/\(name)"
      guard let bytes = try AtomicFile.read(path) else { throw BundleError.missingFile(path: path) }
      return ZipArchive.Entry(name: name, bytes: bytes)
    }
    let records =
      manifest.tables.map { ("tables/\($0.name)", $0.sha256) }
      + manifest.figures.map { ("figures/\($0.name)", $0.sha256) }
      + (manifest.reports ?? []).map { ($0.name, $0.sha256) }
    var entries: [ZipArchive.Entry] = []
    for (name, sum) in records {
      let file = try entry(name)
      guard Digest.sha256(file.bytes) == sum else {
        throw BundleError.changedFile(path: "\(folder.path)/\(name)")
      }
      entries.append(file)
    }
    // Manifests of older versions record no report.
    for name in ["manifest.json", "report.html", "report.md", "spec.yaml"]
    where !entries.contains(where: { $0.name == name }) {
      entries.append(try entry(name))
    }
    return entries
  }

  // MARK: In the bundle

  /// `run/`: all that `mneme verify` needs.
  static let copyFolder = "run/"

  var entries: [ZipArchive.Entry] {
    var entries = runFiles.map { named("\(Self.copyFolder)\($0.name)", $0.bytes) }
    entries += figures.map { named("figures/\($0.name)", $0.bytes) }
    entries += runFiles.filter { $0.name.hasPrefix("tables/") }.map { named($0.name, $0.bytes) }
    entries += latex.tables.map { named("tables/\($0.name)", Array($0.text.utf8)) }
    entries += [
      ("captions.tex", latex.captions), ("macros.tex", latex.macros), ("report.tex", latex.prose),
    ].map { named($0, Array($1.utf8)) }
    return entries
  }

  private func named(_ name: String, _ bytes: [UInt8]) -> ZipArchive.Entry {
    ZipArchive.Entry(name: folder + name, bytes: bytes)
  }

  var specification: String { "\(folder)\(Self.copyFolder)spec.yaml" }
}

/// Why a run can't be bundled.
package enum BundleError: Error, Equatable, CustomStringConvertible {
  case missingFile(path: String)
  case changedFile(path: String)

  package var description: String {
    switch self {
    case .missingFile(let path):
      "no file at \(path), which a bundle needs; make it with `mneme report RUN`"
    case .changedFile(let path):
      "\(path) is not what the manifest of its run says: it was changed, or left by another run. "
        + "Make the run and its report again"
    }
  }
}
