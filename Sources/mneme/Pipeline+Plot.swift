import MnemeFigures
import MnemePlot
import MnemeTables

extension Pipeline {
  /// Draws figures of a run folder from its tables: `<name>.pdf|svg|png` for print,
  /// `<name>-dark.*` for dark pages, and beside them `<name>.drawing.txt`, what is drawn as text, for
  /// `mneme verify`. What isn't asked for stays as it is, on disk and in the manifest, as long as it
  /// was drawn for the same venue.
  ///
  /// - Returns: the paths of what was written.
  /// - Throws: `CommandError` for an unknown figure, or for a part of the figures at a venue that
  ///   the others were not drawn for.
  @discardableResult
  static func plot(_ folder: RunFolder, _ choice: FigureChoice = FigureChoice()) throws -> [String]
  {
    var manifest = try folder.readManifest()
    let figures = try chosenFigures(folder, manifest, choice)
    let isNewVenue = manifest.venue != choice.venue.rawValue
    if isNewVenue, !isWhole(choice), !manifest.figures.isEmpty {
      throw CommandError.otherVenue(drawn: manifest.venue, asked: choice.venue.rawValue)
    }
    let dataDigest = Digest.sha256(manifest.tables.map(\.sha256).joined(separator: "\n"))
    var files: [(name: String, bytes: [UInt8])] = []
    for figure in figures { files += try render(figure, choice, dataDigest: dataDigest) }
    try folder.makeFolders()
    for file in files {
      try AtomicFile.write(file.bytes, to: "\(folder.figuresPath)/\(file.name)")
    }
    manifest.venue = choice.venue.rawValue
    manifest.figures = records(
      of: files, over: isWhole(choice) ? [] : manifest.figures)
    try folder.write(manifest)
    return files.map { "\(folder.figuresPath)/\($0.name)" }
  }

  /// What is wrong with the figures in both themes, one line each.
  static func lint(_ folder: RunFolder, _ choice: FigureChoice) throws -> [String] {
    let figures = try chosenFigures(folder, try folder.readManifest(), choice)
    var lines: [String] = []
    for theme in choice.themes {
      let renderer = FigureRenderer(theme: theme, venue: choice.venue)
      for figure in figures {
        lines += try renderer.lint(figure).map {
          "\(figure.name), \(choice.venue.rawValue), \(theme.name): \($0)"
        }
      }
    }
    return lines
  }

  private static func chosenFigures(
    _ folder: RunFolder, _ manifest: Manifest, _ choice: FigureChoice
  ) throws -> [Figure] {
    let figures =
      try FigureSet.figures(of: manifest.experiment, in: folder, venue: choice.venue) ?? []
    let known = figures.map(\.name)
    if let unknown = choice.only.first(where: { !known.contains($0) }) {
      throw CommandError.unknownName(kind: "figure", name: unknown, known: known)
    }
    return choice.only.isEmpty ? figures : figures.filter { choice.only.contains($0.name) }
  }

  static let drawingEnding = ".drawing.txt"

  /// Whether everything is drawn that a report needs.
  private static func isWhole(_ choice: FigureChoice) -> Bool {
    choice.only.isEmpty && choice.theme == nil && choice.formats == nil
  }

  /// New records in the places of those they replace, the others after them.
  private static func records(
    of files: [(name: String, bytes: [UInt8])], over old: [Manifest.FileRecord]
  ) -> [Manifest.FileRecord] {
    var records = old
    for file in files {
      let record = Manifest.FileRecord(name: file.name, sha256: Digest.sha256(file.bytes))
      if let index = records.firstIndex(where: { $0.name == file.name }) {
        records[index] = record
      } else {
        records.append(record)
      }
    }
    return records
  }

  /// The files of one figure: `<name>.pdf`, `<name>-dark.svg`.
  static func render(
    _ figure: Figure, _ choice: FigureChoice, dataDigest: String
  ) throws -> [(name: String, bytes: [UInt8])] {
    let creator = "Mneme \(MnemeVersion.text)"
    var files: [(name: String, bytes: [UInt8])] = []
    for theme in choice.themes {
      let formats = choice.formats(theme)
      let renderer = FigureRenderer(theme: theme, venue: choice.venue)
      let rendered = try renderer.render(
        figure, formats: formats, creator: creator, dataDigest: dataDigest)
      let stem = theme == .light ? figure.name : "\(figure.name)-\(theme.name)"
      for format in formats {
        files.append(("\(stem).\(format.rawValue)", rendered[format] ?? []))
      }
      if theme == .light, choice.formats == nil {
        files.append(("\(stem)\(drawingEnding)", Array(try renderer.drawing(figure).utf8)))
      }
    }
    return files
  }
}
