/// Reads the values off the marks of one panel. Reference rules, shades and notes have none.
struct PanelReadout {
  let panel: PanelLayout
  let figure: Figure
  /// Of the page, in points.
  let width: Double
  let height: Double

  private var names: ReadoutNames { ReadoutNames(legend: figure.legend) }

  /// Vertices of a curve that are read out: enough to follow it, few enough to walk along.
  static let mostVertices = 40
  /// Markers of a crowd that are read out.
  static let mostMarkers = 400

  func series() throws(TextError) -> [ReadoutSeries] {
    do throws(LabelError) {
      let found =
        try curves(panel.panel.marks, panel.primary)
        + (try panel.secondary.map { painter throws(LabelError) in
          try curves(panel.panel.secondaryMarks, painter)
        } ?? [])
      return Self.named(found.filter { !$0.series.points.isEmpty })
    } catch { throw .label(error) }
  }

  /// A series before it is decided whether its name needs the kind of its mark.
  private struct Found {
    var series: ReadoutSeries
    /// `line`, `bound`; empty for markers and cells, which need no word.
    var kind: String
  }

  /// A curve that shares its name with markers, or has none, says what it is.
  private static func named(_ found: [Found]) -> [ReadoutSeries] {
    found.map { one in
      var series = one.series
      let isShared = found.contains { $0.kind != one.kind && $0.series.name == series.name }
      if !one.kind.isEmpty, isShared || series.name.isEmpty {
        series.name += (series.name.isEmpty ? "" : ", ") + one.kind
      }
      return series
    }
  }

  private func curves(
    _ marks: [Mark], _ painter: MarkPainter
  ) throws(LabelError) -> [Found] {
    let intervals = ReadoutIntervals(marks)
    var found: [Found] = []
    var placed: [PlotPoint] = []
    // Markers first: a vertex of a curve under a marker is read out once.
    for case .points(let points, let look) in marks {
      found.append(
        Found(series: try markers(points, look, intervals, painter), kind: ""))
      placed += points
    }
    var lines: [Found] = []
    for mark in marks { lines += try self.lines(mark, except: placed, painter) }
    return lines + merged(found)
  }

  // MARK: Markers

  private func markers(
    _ points: [PlotPoint], _ look: MarkerLook, _ intervals: ReadoutIntervals,
    _ painter: MarkPainter
  ) throws(LabelError) -> ReadoutSeries {
    var read: [ReadoutPoint] = []
    for point in points {
      let across = intervals.stretch(at: point, look.ink), up = intervals.span(at: point, look.ink)
      let value = painter.x.meaning(of: point.x)
      let x = try text(value, painter.x, low: across?.low, high: across?.high)
      let y = try text(point.y, painter.y, low: up?.low, high: up?.high)
      if let point = self.point(painter.place(point), x, y) { read.append(point) }
    }
    return try series(
      try names.name(of: look), painter, Self.thinned(read, to: Self.mostMarkers))
  }

  /// Markers of one name are one series, however many marks they are.
  private func merged(_ found: [Found]) -> [Found] {
    var merged: [Found] = []
    for one in found {
      if let index = merged.firstIndex(where: { $0.series.name == one.series.name }) {
        merged[index].series.points += one.series.points
        merged[index].series.points = sorted(merged[index].series.points)
      } else {
        merged.append(one)
      }
    }
    return merged
  }

  // MARK: Curves and cells

  private func lines(
    _ mark: Mark, except placed: [PlotPoint], _ painter: MarkPainter
  ) throws(LabelError) -> [Found] {
    switch mark {
    case .line(let points, let look), .step(let points, _, let look),
      .density(let points, let look):
      return [try line(points, look, "line", except: placed, painter)]
    case .lowerBound(let points, let look), .upperBound(let points, let look):
      return [try line(points, look, "bound", except: placed, painter)]
    case .histogram(let histogram, let look):
      let centers = zip(histogram.edges, histogram.edges.dropFirst()).map { ($0 + $1) / 2 }
      let tops = zip(centers, histogram.heights).map { PlotPoint($0, $1) }
      return [try line(tops, look, "bar", except: [], painter)]
    case .transition(let value, let low, let high, let look):
      return [try transition(value, low, high, look, painter)]
    case .heatmap(let heatmap): return try cells(heatmap, painter)
    case .points, .errorBars, .xErrorBars, .band, .region, .level, .verticalRule, .identity,
      .contours, .montage, .note, .callout:
      return []
    }
  }

  private func line(
    _ points: [PlotPoint], _ look: LineLook, _ kind: String, except placed: [PlotPoint],
    _ painter: MarkPainter
  ) throws(LabelError) -> Found {
    var read: [ReadoutPoint] = []
    for point in points where !placed.contains(point) {
      let x = try text(painter.x.meaning(of: point.x), painter.x), y = try text(point.y, painter.y)
      if let point = self.point(painter.place(point), x, y) { read.append(point) }
    }
    return Found(
      series: try series(
        try names.name(of: look), painter, Self.thinned(read, to: Self.mostVertices)),
      kind: kind)
  }

  /// The first, the last, and evenly some between.
  private static func thinned(_ points: [ReadoutPoint], to limit: Int) -> [ReadoutPoint] {
    guard points.count > limit else { return points }
    return (0..<limit).map { points[$0 * (points.count - 1) / (limit - 1)] }
  }

  /// A place on the x axis, at a third of the frame's height.
  private func transition(
    _ value: Double, _ low: Double?, _ high: Double?, _ look: LineLook, _ painter: MarkPainter
  ) throws(LabelError) -> Found {
    let place = PlotPoint(painter.placeX(value), panel.frame.minY + panel.frame.height / 3)
    let read = point(place, try text(value, painter.x, low: low, high: high), "")
    return Found(
      series: try series(try names.name(ofTransition: look), painter, [read].compactMap { $0 }),
      kind: "")
  }

  /// Every row of cells is a series, so that the arrow keys walk over the map as over a page.
  private func cells(_ heatmap: Heatmap, _ painter: MarkPainter) throws(LabelError) -> [Found] {
    let grid = heatmap.grid
    let places = GridPlaces(grid, painter).centers
    let xs = painter.x.scale.middles(grid.xEdges), ys = painter.y.scale.middles(grid.yEdges)
    var rows: [Found] = []
    for row in grid.cells.indices.reversed() {
      var read: [ReadoutPoint] = []
      for (column, cell) in grid.cells[row].enumerated() {
        let place = PlotPoint(places.xs[column], places.ys[row])
        let x = try text(xs[column], painter.x)
        if let point = point(place, x, cell.words) { read.append(point) }
      }
      var series = try series("", painter, read)
      series.name = [series.y, try text(ys[row], painter.y)].filter { !$0.isEmpty }
        .joined(separator: " = ")
      series.y = try LabelWords.quantity(of: figure.colorBar?.label ?? "")
      rows.append(Found(series: series, kind: ""))
    }
    return rows
  }

  // MARK: Values

  private func series(
    _ name: String, _ painter: MarkPainter, _ points: [ReadoutPoint] = []
  ) throws(LabelError) -> ReadoutSeries {
    ReadoutSeries(
      name: name,
      panel: try LabelWords.text(of: "\(panel.panel.tag) \(panel.panel.title)"),
      x: try LabelWords.quantity(of: painter.x.label),
      y: try LabelWords.quantity(of: painter.y.label), points: sorted(points))
  }

  /// `nil` where the frame doesn't show it.
  private func point(_ place: PlotPoint, _ x: String, _ y: String) -> ReadoutPoint? {
    guard panel.frame.insetBy(-0.01).contains(place) else { return nil }
    return ReadoutPoint(left: place.x / width, top: place.y / height, x: x, y: y)
  }

  /// From left to right, of one column from the top; else in the order of drawing.
  private func sorted(_ points: [ReadoutPoint]) -> [ReadoutPoint] {
    points.enumerated().sorted {
      ($0.element.left, $0.element.top, $0.offset) < ($1.element.left, $1.element.top, $1.offset)
    }.map(\.element)
  }

  private func text(
    _ value: Double, _ axis: PlotAxis, low: Double? = nil, high: Double? = nil
  ) throws(LabelError) -> String {
    switch axis.scale {
    case .linear, .logarithmic, .symlog: ReadoutNumber.text(value, low: low, high: high)
    case .categorical(let names):
      names.indices.contains(Int(value.rounded()))
        ? try LabelWords.text(of: names[Int(value.rounded())]) : ""
    }
  }
}

extension AxisScale {
  /// The value in the middle between each two neighbours, as seen on the page.
  fileprivate func middles(_ edges: [Double]) -> [Double] {
    zip(edges, edges.dropFirst()).map { low, high in
      switch self {
      case .linear, .symlog, .categorical: (low + high) / 2
      case .logarithmic: (low * high).squareRoot()
      }
    }
  }
}

extension GridCell {
  fileprivate var words: String {
    switch self {
    case .value(let value): ReadoutNumber.text(value)
    case .missing: "not measured"
    case .censored: "beyond any number"
    }
  }
}
