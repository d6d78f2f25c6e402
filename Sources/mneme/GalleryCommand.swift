import ArgumentParser
import MnemePlot
import MnemeTables

struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draws a page with every mark, scale and colour that figures are made of.",
    discussion: """
      Writes, as PDF, SVG and PNG: gallery, the page in light and as gallery-dark; gallery-lm and \
      gallery-dejavu, the page in the other fonts; venue-NAME, one figure at the width and text \
      size of each venue.
      """)

  @Option(help: ArgumentHelp("Folder for the page.", valueName: "dir"))
  var output = "output/gallery"

  func run() throws {
    try AtomicFile.makeFolder(output)
    let page = Gallery.figure
    for theme in Theme.all {
      let renderer = FigureRenderer(theme: theme, venue: Gallery.venue)
      try draw(page, renderer, as: theme == .light ? page.name : "\(page.name)-\(theme.name)")
    }
    for fonts in FontPreset.allCases where fonts != .standard {
      let renderer = FigureRenderer(venue: Gallery.venue, fonts: fonts)
      try draw(page, renderer, as: "\(page.name)-\(fonts.rawValue)")
    }
    let sample = Gallery.venueSample
    for venue in Venue.allCases {
      try draw(sample, FigureRenderer(venue: venue), as: "\(sample.name)-\(venue.rawValue)")
    }
  }

  private func draw(_ figure: Figure, _ renderer: FigureRenderer, as stem: String) throws {
    let files = try renderer.render(
      figure, creator: "Mneme \(MnemeVersion.text)", dataDigest: Digest.sha256(figure.altText))
    for format in FigureFormat.allCases {
      let path = "\(output)/\(stem).\(format.rawValue)"
      try AtomicFile.write(files[format] ?? [], to: path)
      print(path)
    }
  }
}
