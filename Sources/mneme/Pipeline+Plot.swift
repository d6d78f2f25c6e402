import MnemeFigures
import MnemePlot
import MnemeTables

extension Pipeline {
  /// Draws every figure of a run folder in both themes and all formats: `<name>.pdf|svg|png` for
  /// print, `<name>-dark.svg` for dark pages.
  ///
  /// - Returns: the paths of what was written.
  @discardableResult
  static func plot(_ folder: RunFolder, _ choice: FigureChoice = FigureChoice()) throws -> [String]
  {
    var manifest = try folder.readManifest()
    let figures =
      try FigureSet.figures(
        of: manifest.experiment, in: folder, venue: choice.venue) ?? []
    let dataDigest = Digest.sha256(manifest.tables.map(\.sha256).joined(separator: "\n"))
    var files: [(name: String, bytes: [UInt8])] = []
    for figure in figures {
      files += try render(figure, choice, dataDigest: dataDigest)
    }
    try folder.makeFolders()
    for file in files {
      try AtomicFile.write(file.bytes, to: "\(folder.figuresPath)/\(file.name)")
    }
    manifest.venue = choice.venue.rawValue
    manifest.figures = files.map {
      Manifest.FileRecord(name: $0.name, sha256: Digest.sha256($0.bytes))
    }
    try folder.write(manifest)
    return files.map { "\(folder.figuresPath)/\($0.name)" }
  }

  private static func render(
    _ figure: Figure, _ choice: FigureChoice, dataDigest: String
  ) throws -> [(name: String, bytes: [UInt8])] {
    let creator = "Mneme \(MnemeVersion.text)"
    var files: [(name: String, bytes: [UInt8])] = []
    for theme in Theme.all {
      let isLight = theme == .light
      let formats: [FigureFormat] = isLight ? FigureFormat.allCases : [.svg]
      let rendered = try FigureRenderer(theme: theme, venue: choice.venue).render(
        figure, formats: formats, creator: creator, dataDigest: dataDigest)
      for format in formats {
        let stem = isLight ? figure.name : "\(figure.name)-\(theme.name)"
        files.append(("\(stem).\(format.rawValue)", rendered[format] ?? []))
      }
    }
    return files
  }
}
