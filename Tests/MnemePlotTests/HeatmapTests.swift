import Foundation
import Testing

@testable import MnemePlot

/// Cells of heatmaps: where they lie, which colour they have, what is said where there is no value.
@Suite struct HeatmapTests {
  static let colors = ColorScale(map: .cividis, range: 0...1)

  static func grid(_ xEdges: [Double], _ yEdges: [Double], _ cells: [[GridCell]]) -> CellGrid {
    CellGrid(xEdges: xEdges, yEdges: yEdges, cells: cells)
  }

  static func image(
    _ grid: CellGrid, x: PlotAxis = MarkStage.unit, y: PlotAxis = MarkStage.unit
  ) throws -> (image: PlotImage, rect: PlotRect, scaling: ImageScaling) {
    let commands = MarkStage.painter(x: x, y: y).ink(.heatmap(Heatmap(grid, colors: colors)))
    return try #require(commands.first?.image)
  }

  @Test func theImageCoversTheCellsWithAPixelEach() throws {
    let grid = Self.grid(
      [0.1, 0.3, 0.5, 0.7], [0.2, 0.5, 0.8],
      [[0, 0.2, 0.4], [0.6, 0.8, 1]].map { $0.map(GridCell.value) })
    let (image, rect, scaling) = try Self.image(grid)
    let (low, high) = (MarkStage.place(0.1, 0.2), MarkStage.place(0.7, 0.8))
    #expect(
      [PlotPoint(rect.minX, rect.maxY), PlotPoint(rect.maxX, rect.minY)].isClose(to: [low, high]))
    #expect((image.width, image.height) == (3, 2))
    #expect(scaling == .cells)
    // Rows come from the top.
    #expect(image.pixels == [0.6, 0.8, 1, 0, 0.2, 0.4].map { Self.colors.color(of: $0).pixel })
  }

  @Test func evenOnALogarithmicAxisIsEven() throws {
    let grid = Self.grid(
      CellGrid.edges(around: [1, 10, 100], spacing: .logarithmic), [0, 1],
      [[.value(0), .value(0.5), .value(1)]])
    let edges = [0.1, 10, 1000, 100_000].map { (square: Double) in square.squareRoot() }
    #expect(zip(grid.xEdges, edges).allSatisfy { abs($0 / $1 - 1) < 1e-12 })
    let (image, _, _) = try Self.image(grid, x: MarkStage.logarithmic(0.1...1000))
    #expect(image.width == 3)
  }

  @Test func unevenCellsAreSampledWithinTheFrame() throws {
    let grid = Self.grid([-1, 0.25, 0.3, 2], [0, 1], [[.value(0), .value(0.5), .value(1)]])
    let (image, rect, _) = try Self.image(grid)
    #expect(rect == MarkStage.frame)
    // 600 dpi.
    #expect(image.width == Int((100.0 / 72 * 600).rounded(.up)))
    let row = image.pixels.prefix(image.width)
    for (value, share) in [(0.0, 0.25), (0.5, 0.05), (1, 0.7)] {
      let pixels = row.count { $0 == Self.colors.color(of: value).pixel }
      #expect(abs(Double(pixels) / Double(image.width) - share) <= 1 / Double(image.width))
    }
  }

  @Test func cellsWithoutAValueHavePatterns() throws {
    let grid = Self.grid(
      [0, 0.5, 1], [0, 0.5, 1], [[.missing, .value(0)], [.censored, .value(1)]])
    let commands = MarkStage.ink(.heatmap(Heatmap(grid, colors: Self.colors)))
    #expect(commands.count == 3)
    let slopes = [-1.0, 1]
    for (command, slope) in zip(commands.dropFirst(), slopes) {
      let lines = try #require(command.path?.elements.parts)
      #expect(lines.count > 5)
      for line in lines {
        // Within its cell: above, or below, the middle of the left half.
        #expect(line.allSatisfy { $0.x <= MarkStage.frame.midX + 1e-9 })
        #expect(
          line.allSatisfy {
            slope < 0 ? $0.y <= MarkStage.frame.midY : $0.y >= MarkStage.frame.midY
          })
        #expect(abs((line[1].y - line[0].y) / (line[1].x - line[0].x) - slope) < 1e-9)
      }
    }
    let pixels = try #require(commands[0].image).image.pixels
    #expect(pixels[0] == Theme.light.region.pixel && pixels[2] == Theme.light.background.pixel)
  }

  @Test func blocksCoverTheirCellsOnce() {
    var random = FixedRandom(seed: 3)
    let cells = (0..<9).map { _ in
      (0..<13).map { _ in random.uniform() < 0.6 ? GridCell.missing : .value(0) }
    }
    let grid = Self.grid((0...13).map(Double.init), (0...9).map(Double.init), cells)
    var covered = [[Int]](repeating: [Int](repeating: 0, count: 13), count: 9)
    for block in GridPlaces.blocks(of: .missing, in: grid) {
      for row in block.rows { for column in block.columns { covered[row][column] += 1 } }
    }
    #expect(covered == cells.map { $0.map { $0 == .missing ? 1 : 0 } })
  }

  @Test func valuesOutsideOfTheScaleTakeItsEnds() {
    #expect(Self.colors.fraction(-5) == 0 && Self.colors.fraction(.infinity) == 1)
    let log = ColorScale(map: .cividis, range: 0.01...100, spacing: .logarithmic)
    #expect(abs(log.fraction(1) - 0.5) < 1e-12)
    #expect(log.fraction(0) == 0 && log.fraction(-1) == 0)
  }

  // MARK: The key

  @Test func theColourBarHasTheColoursOfItsScale() throws {
    let bar = ColorBar(
      Self.colors, label: "$v$",
      levels: [ContourLevel(0.25, label: "¼"), ContourLevel(7, label: "7")])
    let strip = PlotRect(minX: 0, minY: 0, maxX: 10, maxY: 100)
    let commands = bar.strip(in: strip, direction: .vertical, theme: .light)
    let (image, rect, scaling) = try #require(commands.first?.image)
    #expect(rect == strip && scaling == .cells)
    for (row, pixel) in image.pixels.enumerated() {
      let value = 1 - (Double(row) + 0.5) / Double(image.height)
      #expect(pixel == Self.colors.color(of: value).pixel)
    }
    // The line of the level within the range, and the frame.
    #expect(commands.count == 3)
    #expect(commands[1].path?.elements.parts[0].allSatisfy { $0.y == 75 } == true)
    #expect(bar.axis.ticks == [AxisTick(value: 0.25, label: "¼")])
    #expect(ColorBar(Self.colors, label: "").axis.ticks == nil)
  }

  @Test func valuesBeyondTheScaleGiveTheBarAPoint() throws {
    let grid = Self.grid([0, 0.5, 1], [0, 1], [[.value(0.5), .value(1.2)]])
    let bar = ColorBar(of: Heatmap(grid, colors: Self.colors), label: "")
    #expect(bar.isOpenAbove && !bar.isOpenBelow)
    let strip = PlotRect(minX: 0, minY: 20, maxX: 10, maxY: 100)
    let commands = bar.strip(in: strip, direction: .vertical, theme: .light)
    let tip = try #require(commands.first?.path)
    #expect(tip.fill == Self.colors.map.color(at: 1))
    let top = 20 - ColorBar.overhang(thickness: 10)
    #expect(tip.elements.parts[0].map(\.y).min() == top)
    let outline = try #require(commands.last?.path?.elements.parts.first)
    #expect(outline.count == 5 && outline.contains(PlotPoint(5, top)))
    #expect(outline.map(\.y).max() == 100)
    let inside = ColorBar(Self.colors, label: "").strip(
      in: strip, direction: .horizontal, theme: .light)
    #expect(inside.count == 2)
    #expect(inside[1].path?.elements.parts[0].count == 4)
  }
}
