import MnemeFigures
import MnemePlot
import MnemeTables

/// Reading the tables of a run and drawing its figures in all formats, light theme, into memory.
enum FigureDrawing {
  static func medianMilliseconds(run path: String) throws -> Double {
    try Stopwatch.medianMilliseconds { try draw(RunFolder(path: path)) }
  }

  private static func draw(_ folder: RunFolder) throws {
    let manifest = try folder.readManifest()
    let renderer = FigureRenderer(theme: .light, venue: .arxiv)
    let figures =
      try FigureSet.figures(of: manifest.experiment, in: folder, venue: .arxiv) ?? []
    precondition(figures.count == 3, "the yardstick draws three figures, not \(figures.count)")
    for figure in figures {
      let files = try renderer.render(figure, creator: "bench", dataDigest: manifest.digest)
      precondition(files.values.allSatisfy { !$0.isEmpty }, "an empty file of \(figure.name)")
    }
  }
}
