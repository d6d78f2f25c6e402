import Foundation
import MnemePlot

/// Figures for the audits of files.
enum AuditFigures {
  static let unit = PlotAxis(label: "$x$", scale: .linear, range: 0...1)

  /// Words with mathematics, a heatmap with contours, a montage, markers and curves.
  static var full: Figure {
    let curve = (0...100).map { PlotPoint(Double($0) / 100, 0.5 + 0.4 * sin(Double($0) / 12)) }
    let points = stride(from: 0, to: 101, by: 10).map { curve[$0] }
    var lines = Panel(
      tag: "(a)", title: "$n_\\mathrm{mem}(\\half)$",
      x: PlotAxis(label: "$n/d$", scale: .linear, range: 0...1),
      y: PlotAxis(label: "$\\Prob(\\Delta > 0)$", scale: .linear, range: 0...1),
      marks: [
        .region(low: 0, high: 0.15, label: ""), .band(spans(curve), .category(0)),
        .line(curve, LineLook(.category(0))), .lowerBound(lowered(curve), LineLook(.category(1))),
        .points(points, MarkerLook(.ink, shape: .circle)),
        .callout(Callout("$\\hat\\rho_0$", target: points[6], side: .above)),
      ])
    lines.secondaryY = PlotAxis(label: "$\\sigma^2$", scale: .logarithmic, range: 0.1...100)
    lines.secondaryMarks = [
      .step(curve.map { PlotPoint($0.x, 10 * $0.y) }, .mid, LineLook(.category(2), dash: .dotted))
    ]
    return Figure(
      name: "audit", title: "Audit & <proof>",
      panels: [[lines, heatmap], [Panel.montage(montage, tag: "(c)"), .blank]], aspect: 0.6,
      caption: "A figure for audits.",
      altText:
        "A curve within a band over a bound; a heatmap with contour lines; pictures in pairs.")
  }

  private static func spans(_ curve: [PlotPoint]) -> [PlotSpan] {
    curve.map { PlotSpan(x: $0.x, low: $0.y - 0.05, high: $0.y + 0.05) }
  }

  private static func lowered(_ curve: [PlotPoint]) -> [PlotPoint] {
    curve.map { PlotPoint($0.x, $0.y - 0.09) }
  }

  private static var heatmap: Panel {
    let edges = (0...12).map { Double($0) / 12 }
    var cells = (0..<12).map { row in
      (0..<12).map { GridCell.value(sin(Double(row) / 4) * cos(Double($0) / 5)) }
    }
    cells[10][1] = .missing
    cells[3][9] = .censored
    let grid = CellGrid(xEdges: edges, yEdges: edges, cells: cells)
    let colors = ColorScale(map: .cividis, range: -1...1)
    return Panel(
      tag: "(b)", x: unit, y: unit,
      marks: [
        .heatmap(Heatmap(grid, colors: colors)),
        .contours(
          Contours(
            grid, levels: [-0.5, 0, 0.5].map { ContourLevel($0, label: "\($0)") },
            ink: .over(colors))),
      ])
  }

  private static var montage: Montage {
    let pictures = (0..<4).map { shade in
      MontagePicture(
        PlotImage(grey: (0..<64).map { UInt8(($0 * 4 + shade * 40) % 256) }, width: 8),
        emphasis: shade == 0 ? .category(1) : nil)
    }
    return Montage(rows: [pictures], columnLabels: ["generated", "nearest"], groupSize: 2)
  }

  /// A small figure that has nothing in common with the other.
  static var unrelated: Figure {
    Figure(
      name: "unrelated", title: "Unrelated",
      panels: [
        [
          Panel(
            tag: "(z)", title: "$Q_7y$", x: unit, y: unit,
            marks: [
              .points([PlotPoint(0.5, 0.5)], MarkerLook(.ink, shape: .diamond)),
              .heatmap(
                Heatmap(
                  CellGrid(xEdges: [0, 0.5, 1], yEdges: [0, 1], cells: [[.value(0), .value(1)]]),
                  colors: ColorScale(map: .cividis, range: 0...1))),
            ])
        ]
      ], aspect: 0.5, caption: "", altText: "")
  }

  static let creator = "Mneme 0.0"
  static let digest = String(repeating: "0123456789abcdef", count: 4)

  static func files(
    _ figure: Figure = full, venue: Venue = .neurips, theme: Theme = .light,
    formats: [FigureFormat] = FigureFormat.allCases
  ) throws -> [FigureFormat: [UInt8]] {
    try FigureRenderer(theme: theme, venue: venue).render(
      figure, formats: formats, creator: creator, dataDigest: digest)
  }

  static func file(_ format: FigureFormat, of figure: Figure = full) throws -> [UInt8] {
    try files(figure, formats: [format])[format] ?? []
  }
}
