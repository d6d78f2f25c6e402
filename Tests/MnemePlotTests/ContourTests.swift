import Foundation
import Testing

@testable import MnemePlot

@Suite struct ContourTests {
  static func tracer(_ count: Int, _ value: (Double, Double) -> Double?) -> ContourTracer {
    let places = (0..<count).map { Double($0) / Double(count - 1) * 2 - 1 }
    return ContourTracer(
      xs: places, ys: places, values: places.map { y in places.map { x in value(x, y) } })
  }

  @Test func aCircleIsOneClosedLine() throws {
    let lines = Self.tracer(81) { $0 * $0 + $1 * $1 }.lines(at: 0.5)
    #expect(lines.count == 1)
    #expect(lines[0].first == lines[0].last)
    #expect(lines[0].count > 100)
    // Linear in a square of 1/40: the sagitta of a chord, at most.
    for point in lines[0] { #expect(abs(point.x * point.x + point.y * point.y - 0.5) < 4e-4) }
  }

  @Test func aLinearFieldGivesAStraightOpenLine() throws {
    let lines = Self.tracer(11) { x, y in x + 2 * y }.lines(at: 0.3)
    #expect(lines.count == 1)
    for point in lines[0] { #expect(abs(point.x + 2 * point.y - 0.3) < 1e-12) }
    #expect(lines[0].first != lines[0].last)
    #expect([lines[0].first, lines[0].last].allSatisfy { abs(abs($0?.x ?? 0) - 1) < 1e-12 })
  }

  @Test func aSaddleKeepsItsArmsApart() {
    // The middle square has the corners ±1/49 and the middle 0.
    for level in [-0.01, 0.01] {
      let lines = Self.tracer(8) { x, y in x * y }.lines(at: level)
      #expect(lines.count == 2)
      for line in lines {
        // Each arm stays within its quadrant.
        #expect(Set(line.map { $0.x > 0 }).count == 1 && Set(line.map { $0.y > 0 }).count == 1)
      }
    }
  }

  @Test func everyCrossingIsOnOneLineOnly() {
    var random = FixedRandom(seed: 11)
    let count = 30
    let values = (0..<count).map { _ in (0..<count).map { _ in random.uniform() } }
    let places = (0..<count).map(Double.init)
    let tracer = ContourTracer(xs: places, ys: places, values: values)
    let lines = tracer.lines(at: 0.5)
    var crossings = 0
    for row in 0..<count {
      for column in 0..<count {
        let isHigh = values[row][column] >= 0.5
        if column + 1 < count, isHigh != (values[row][column + 1] >= 0.5) { crossings += 1 }
        if row + 1 < count, isHigh != (values[row + 1][column] >= 0.5) { crossings += 1 }
      }
    }
    let points = lines.reduce(0) { $0 + $1.count - ($1.first == $1.last ? 1 : 0) }
    #expect(points == crossings)
    #expect(tracer.lines(at: 0.5) == lines)
  }

  @Test func lineStopsBesideACellWithoutAValue() {
    let lines = Self.tracer(21) { x, y in abs(x) < 0.04 && abs(y) < 0.04 ? nil : y + 0.01 }
      .lines(at: 0)
    #expect(lines.count == 2)
    #expect(lines.joined().allSatisfy { abs($0.x) >= 0.1 - 1e-12 })
  }

  @Test func anInfiniteNeighbourMovesTheLineToTheFiniteOne() {
    let tracer = ContourTracer(
      xs: [0, 1], ys: [0, 1], values: [[.infinity, 0], [.infinity, 0]])
    #expect(tracer.lines(at: 5)[0].allSatisfy { $0.x == 1 })
  }

  @Test func negativeCellsBesideALogarithmicLineBreakIt() {
    let edges = (0...4).map { Double($0) / 4 }
    var cells = (0..<4).map { row in (0..<4).map { _ in GridCell.value(row < 2 ? 0.1 : 10) } }
    cells[0][0] = .value(-1)
    func points(_ spacing: ValueSpacing) -> [PlotPoint] {
      let grid = CellGrid(xEdges: edges, yEdges: edges, cells: cells)
      let contours = Contours(
        grid, levels: [ContourLevel(0.05, label: "")], spacing: spacing, ink: .role(.ink))
      return ContourLabels(contours: contours, painter: Self.painter).bareLines
        .flatMap { $0.path?.elements.parts.joined().map { $0 } ?? [] }
    }
    // Around the one low cell by values; nowhere by their logarithms.
    #expect(points(.linear).count == 2)
    #expect(points(.logarithmic).isEmpty)
  }

  // MARK: Labels

  static let contours: Contours = {
    let edges = (0...40).map { Double($0) / 40 }
    let cells = (0..<40).map { row in
      (0..<40).map { column in
        let x = (Double(column) + 0.5) / 40, y = (Double(row) + 0.5) / 40
        return GridCell.value(sin(5 * x) * cos(4 * y) + x)
      }
    }
    return Contours(
      CellGrid(xEdges: edges, yEdges: edges, cells: cells),
      levels: [-0.2, 0.2, 0.6, 1, 1.4].map { ContourLevel($0, label: "\($0)") }, ink: .role(.ink))
  }()

  static let painter = MarkPainter(
    theme: .light, frame: PlotRect(minX: 0, minY: 0, maxX: 200, maxY: 150), x: MarkStage.unit,
    y: MarkStage.unit)

  static func labelled() throws -> (lines: [DrawCommand], labels: [DrawCommand]) {
    let setter = LabelSetter(measure: BoxTextMeasure())
    return try ContourLabels(contours: contours, painter: painter).commands {
      text throws(TextError) in try setter.place(text, size: 7)
    }
  }

  @Test func labelsStandInTheFrameAndTouchNoLine() throws {
    let (lines, labels) = try Self.labelled()
    let list = DisplayList(
      width: 200, height: 150, background: Theme.light.background, commands: labels)
    let boxes = list.textBoxes.map(\.box)
    #expect(boxes.count >= 4)
    for (index, box) in boxes.enumerated() {
      #expect(Self.painter.frame.contains(box))
      #expect(!boxes.dropFirst(index + 1).contains { $0.intersects(box) })
      for part in lines.flatMap({ $0.path?.elements.parts ?? [] }) {
        for (a, b) in zip(part, part.dropFirst()) {
          #expect(CurveClip.segment(a, b, in: box) == nil)
        }
      }
    }
  }

  @Test func aLabelStandsInTheGapOfALineOfItsLevel() throws {
    let (_, labels) = try Self.labelled()
    let bare = ContourLabels(contours: Self.contours, painter: Self.painter).bareLines
    for case .label(let label, let at, _, _) in labels {
      let box = DisplayList.box(of: label, at: at, quarterTurns: 0)
      let crossing = bare.flatMap { $0.path?.elements.parts ?? [] }.filter { part in
        zip(part, part.dropFirst()).contains { CurveClip.segment($0, $1, in: box) != nil }
      }
      #expect(crossing.count == 1)
      let level = try #require(
        Double(label.runs.map(\.text).joined().replacing("\u{2212}", with: "-")))
      let point = try #require(crossing.first?.first { box.insetBy(-2).contains($0) })
      let value = sin(5 * point.x / 200) * cos(4 * (1 - point.y / 150)) + point.x / 200
      #expect(abs(value - level) < 0.01)
    }
  }

  /// Level lines at given distances from the top of the frame, in points.
  static func labels(ofLinesAt depths: [Double]) throws -> [PlotRect] {
    let edges = (0...30).map { Double($0) / 30 }
    let cells = (0..<30).map { row in
      (0..<30).map { _ in GridCell.value(150 * (1 - (Double(row) + 0.5) / 30)) }
    }
    let contours = Contours(
      CellGrid(xEdges: edges, yEdges: edges, cells: cells),
      levels: depths.map { ContourLevel($0, label: "\($0)") }, ink: .role(.ink))
    let setter = LabelSetter(measure: BoxTextMeasure())
    let labels = try ContourLabels(contours: contours, painter: painter).commands {
      text throws(TextError) in try setter.place(text, size: 7)
    }.labels
    return DisplayList(
      width: 200, height: 150, background: Theme.light.background, commands: labels
    ).textBoxes.map(\.box)
  }

  /// A label is 6.3 points high and has a margin of 1.5.
  @Test func labelsOfNeighbouringLinesStandApart() throws {
    let boxes = try Self.labels(ofLinesAt: [60, 68])
    #expect(boxes.count == 2)
    #expect(!boxes[0].insetBy(-1.5).intersects(boxes[1].insetBy(-1.5)))
  }

  @Test func aLineAlongTheFrameHasNoLabel() throws {
    #expect(try Self.labels(ofLinesAt: [5, 60]).count == 1)
  }

  @Test func linesThatLeaveNoRoomHaveNoLabel() throws {
    #expect(try Self.labels(ofLinesAt: [60, 63]).isEmpty)
  }

  @Test func contourInkStandsOutFromTheMap() {
    let scale = ColorScale(map: .cividis, range: 0...1)
    for value in stride(from: 0, through: 1, by: 0.05) {
      #expect(scale.ink(over: value).contrast(with: scale.color(of: value)) >= 3)
    }
  }
}
