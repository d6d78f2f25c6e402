import Foundation

@testable import MnemePlot

/// Every mark in a panel without words, a family a list: for goldens of texts and pixels.
enum MarkSamples {
  static let names = [
    "curves", "intervals", "bounds", "areas", "markers", "heatmap", "montage", "crowd",
  ]

  static func list(_ name: String, theme: Theme = .light) throws -> DisplayList {
    let page = PlotRect(minX: 0, minY: 0, maxX: 120, maxY: 90)
    let frame = page.insetBy(8)
    let painter = MarkPainter(
      theme: theme, frame: frame, x: MarkStage.unit, y: MarkStage.unit)
    var commands: [DrawCommand] = [.beginClip(frame)]
    for mark in marks(name) { commands += painter.background(mark) + painter.ink(mark) }
    commands.append(.endClip)
    if name == "montage" {
      commands += try MontageLayout(montage: montage, frame: frame, theme: theme, textSize: 7)
        .commands { _ throws(TextError) in PlacedLabel() }
    }
    return DisplayList(
      width: page.width, height: page.height, background: theme.background, commands: commands)
  }

  private static func marks(_ name: String) -> [Mark] {
    switch name {
    case "curves": curves
    case "intervals": intervals
    case "bounds": bounds
    case "areas": areas
    case "markers": markers
    case "heatmap": heatmap
    case "montage": []
    case "crowd": [.points(crowd, MarkerLook(.category(0), shape: .circle, scale: 0.3))]
    default: preconditionFailure("no marks called '\(name)'")
    }
  }

  private static let blue = LineLook(.category(0))
  private static let orange = LineLook(.category(1), dash: .dashed)
  private static let green = LineLook(.category(2), dash: .dotted)
  private static let thin = LineLook(.muted, dash: .dashed, weight: 0.6)

  private static func wave(_ shift: Double) -> [PlotPoint] {
    (0...40).map { PlotPoint(Double($0) / 40, 0.5 + shift + 0.3 * sin(Double($0) / 5)) }
  }

  private static let stairs = [0.1, 0.5, 0.3, 0.9, 0.6].enumerated().map {
    PlotPoint(Double($0.offset) / 4, $0.element)
  }

  private static var curves: [Mark] {
    var broken = wave(0.1)
    broken[12].y = .nan
    broken[30].y = .infinity
    return [
      .level(0.5, label: "", thin), .verticalRule(0.7, label: "", thin), .identity(thin),
      .line(broken, blue), .step(stairs, .pre, orange), .step(stairs, .post, green),
      .step(stairs, .mid, LineLook(.ordered(1, of: 3), dash: .dashDotted, weight: 0.7)),
    ]
  }

  private static var intervals: [Mark] {
    [
      .transition(value: 0.8, low: 0.7, high: nil, orange),
      .band(wave(0).map { PlotSpan(x: $0.x, low: $0.y - 0.1, high: $0.y + 0.1) }, .category(0)),
      .errorBars(
        stairs.map {
          PlotSpan(x: $0.x, low: $0.y - 0.15, high: $0.y == 0.9 ? .infinity : $0.y + 0.1)
        },
        blue),
      .xErrorBars(stairs.map { PlotStretch(y: $0.y, low: $0.x - 0.1, high: $0.x + 0.05) }, green),
    ]
  }

  private static var bounds: [Mark] {
    let steep = (0...60).map { PlotPoint(Double($0) / 60, 0.03 / (Double($0) / 60 + 0.02)) }
    return [
      .lowerBound(wave(-0.1), blue), .upperBound(wave(0.1), orange), .lowerBound(steep, green),
    ]
  }

  private static var areas: [Mark] {
    [
      .region(low: 0.85, high: .infinity, label: ""),
      .histogram(
        Histogram(edges: [0.05, 0.2, 0.3, 0.5, 0.8], heights: [0.2, 0.8, 0.5, 0.1]), blue),
      .density(wave(-0.1), orange),
    ]
  }

  private static var markers: [Mark] {
    MarkerShape.allCases.enumerated().flatMap { index, shape in
      [0.3, 0.7].enumerated().map { row, y in
        Mark.points(
          (0...3).map { PlotPoint((Double($0) + Double(index) * 4) / 15, y) },
          MarkerLook(.category(index), shape: shape, isHollow: row == 1, scale: 1.2))
      }
    }
  }

  private static var heatmap: [Mark] {
    let edges = (0...10).map { Double($0) / 10 }
    var cells = (0..<10).map { row in
      (0..<10).map { GridCell.value(sin(Double(row) / 3) * cos(Double($0) / 4 + 0.1)) }
    }
    cells[8][1] = .missing
    for column in 6..<9 { cells[2][column] = .censored }
    let grid = CellGrid(xEdges: edges, yEdges: edges, cells: cells)
    let colors = ColorScale(map: .cividis, range: -1...1)
    let levels = [ContourLevel(-0.4, label: ""), ContourLevel(0.4, label: "", dash: .dashed)]
    return [
      .heatmap(Heatmap(grid, colors: colors)),
      .contours(Contours(grid, levels: levels, ink: .over(colors))),
    ]
  }

  private static var montage: Montage {
    let rows = (0..<2).map { row in
      (0..<4).map { column -> MontagePicture? in
        if row == 1 && column == 3 { return nil }
        let grey = (0..<64).map { UInt8(($0 * (row + 2) + column * 50) % 256) }
        return MontagePicture(
          PlotImage(grey: grey, width: 8), emphasis: row == column ? .category(1) : nil)
      }
    }
    return Montage(rows: rows, groupSize: 2)
  }

  private static var crowd: [PlotPoint] {
    var random = FixedRandom(seed: 1)
    return (0..<30_000).map { _ in
      PlotPoint(0.5 + 0.15 * random.normal(), 0.5 + 0.15 * random.normal())
    }
  }
}
