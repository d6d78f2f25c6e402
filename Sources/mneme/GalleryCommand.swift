import ArgumentParser
import MnemePlot
import MnemeTables

struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draws a page with every mark, scale and colour that figures are made of.",
    discussion: "Writes gallery.pdf, .svg and .png, and the same on a dark page as gallery-dark.")

  @Option(help: ArgumentHelp("Folder for the page.", valueName: "dir"))
  var output = "output/gallery"

  func run() throws {
    let figure = Gallery.figure
    try AtomicFile.makeFolder(output)
    for theme in Theme.all {
      let files = try FigureRenderer(theme: theme, venue: Gallery.venue).render(
        figure, creator: "Mneme \(MnemeVersion.text)", dataDigest: Digest.sha256(figure.altText))
      let stem = theme == .light ? figure.name : "\(figure.name)-\(theme.name)"
      for format in FigureFormat.allCases {
        let path = "\(output)/\(stem).\(format.rawValue)"
        try AtomicFile.write(files[format] ?? [], to: path)
        print(path)
      }
    }
  }
}
