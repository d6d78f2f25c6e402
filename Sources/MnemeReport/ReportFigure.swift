/// A finished figure as the report takes it in: bytes, words and files.
package struct ReportFigure: Sendable, Equatable {
  /// Stem of its files, and the name by which tables and templates call it.
  package var name: String
  /// One paragraph of Markdown; may hold `$math$`. Lines don't break within `95 %`.
  package var captionMarkdown: String
  /// What a reader who can't see the figure should know, made from the data.
  package var altText: String
  /// SVG for a light page, and for print.
  package var svgLight: [UInt8]
  /// SVG for a dark page; without it the light one is shown there too.
  package var svgDark: [UInt8]?
  /// Files to download, with paths relative to the report.
  package var downloads: [ReportFile]
  /// The values that a reader can point at; empty for pictures.
  package var readout: [ReportSeries]

  package init(
    name: String, captionMarkdown: String, altText: String, svgLight: [UInt8],
    svgDark: [UInt8]? = nil, downloads: [ReportFile], readout: [ReportSeries] = []
  ) {
    self.name = name
    self.captionMarkdown = String(captionMarkdown.map { $0 == "\u{2009}" ? "\u{202F}" : $0 })
    self.altText = altText
    self.svgLight = svgLight
    self.svgDark = svgDark
    self.downloads = downloads
    self.readout = readout
  }

  /// What `report.md` shows.
  var imagePath: String {
    downloads.first { $0.path.hasSuffix(".svg") }?.path ?? "figures/\(name).svg"
  }

  /// - Throws: `ReportError.wrongFigure` if words or measures are missing.
  func check() throws(ReportError) {
    guard !captionMarkdown.allSatisfy(\.isWhitespace) else {
      throw .wrongFigure(name: name, detail: "the caption is empty")
    }
    guard !altText.allSatisfy(\.isWhitespace) else {
      throw .wrongFigure(name: name, detail: "the alternative text is empty")
    }
    for bytes in [svgLight, svgDark].compactMap({ $0 }) where SVGSize(of: bytes) == nil {
      throw .wrongFigure(name: name, detail: "its SVG names no width and height")
    }
  }
}

extension ReportFigure {
  /// What to download: the figure's own files, then the tables behind it.
  var files: [Inline] {
    func links(_ files: [ReportFile]) -> [Inline] {
      files.map { Inline.link([.text($0.label)], to: .file($0.path)) }.joined(separator: ", ")
    }
    let tables = downloads.filter(\.isTable), pictures = downloads.filter { !$0.isTable }
    guard !downloads.isEmpty else { return [] }
    return [.text("Files: ")] + links(pictures)
      + (tables.isEmpty ? [] : [.text(pictures.isEmpty ? "" : "; data: ")] + links(tables))
  }
}

/// A file beside the report.
package struct ReportFile: Sendable, Equatable {
  /// `PDF`, `SVG`, `two_models.csv`.
  package var label: String
  /// Relative to the report, with `/` between folders.
  package var path: String

  package init(label: String, path: String) {
    self.label = label
    self.path = path
  }

  var isTable: Bool { path.hasSuffix(".csv") }
}

/// Width and height of an SVG in whole CSS pixels, from its `viewBox`.
struct SVGSize: Equatable {
  let width: Int
  let height: Int

  init?(of svg: [UInt8]) {
    let head = String(decoding: svg.prefix(2000), as: UTF8.self)
    guard let root = head.range(ofFirst: "<svg") else { return nil }
    let tag = head[root.upperBound...].prefix { $0 != ">" }
    guard let box = Self.attribute("viewBox", in: tag) else { return nil }
    let numbers = box.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
    // A point is 4/3 of a CSS pixel, and our figures are measured in points.
    width = Int((numbers[2] * 4 / 3).rounded())
    height = Int((numbers[3] * 4 / 3).rounded())
  }

  private static func attribute(_ name: String, in tag: Substring) -> Substring? {
    for quote in ["\"", "'"] {
      guard let start = tag.range(ofFirst: " \(name)=\(quote)") else { continue }
      return tag[start.upperBound...].prefix { String($0) != quote }
    }
    return nil
  }
}
