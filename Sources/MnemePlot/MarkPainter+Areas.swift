/// Shaded regions, histograms and densities.
extension MarkPainter {
  /// A stretch of the x axis, shaded and hatched.
  func region(_ low: Double, _ high: Double) -> [DrawCommand] {
    let (left, right) = (placeX(low), placeX(high))
    guard left.isFinite, right.isFinite else { return [] }
    let box = PlotRect(
      minX: max(frame.minX, left), minY: frame.minY, maxX: min(frame.maxX, right),
      maxY: frame.maxY)
    guard box.width > 0 else { return [] }
    return [
      .beginClip(box), .path(Self.outline(box), fill: theme.region, stroke: nil),
      .path(
        hatching(of: box), fill: nil, stroke: StrokeStyle(color: theme.regionHatch, width: 0.4)),
      .endClip,
    ]
  }

  /// Slanted lines through a box, on the grid of the whole frame, so that neighbours are in phase.
  func hatching(of box: PlotRect, step: Double = 5) -> [PathElement] {
    var hatch: [PathElement] = []
    let origin = frame.minX + frame.maxY
    var sum = origin + ((box.minX + box.minY - origin) / step).rounded(.down) * step
    while sum < box.maxX + box.maxY {
      // The points of the box with x + y = sum, from bottom left to top right.
      let left = max(box.minX, sum - box.maxY), right = min(box.maxX, sum - box.minY)
      if left < right {
        hatch += Self.open([PlotPoint(left, sum - left), PlotPoint(right, sum - right)])
      }
      sum += step
    }
    return hatch
  }

  /// Bars as one outline, so that no seam shows between neighbours; thin walls between bars unless
  /// they would stand so close as to be a shade.
  func bars(_ histogram: Histogram, _ look: LineLook) -> [DrawCommand] {
    let (corners, walls) = skyline(histogram)
    guard let first = corners.first, let last = corners.last else { return [] }
    let style = stroke(look)
    let outline = CurveThinning.thinned(corners)
    let isOpen = abs(last.x - first.x) > 2 * Double(histogram.heights.count)
    let wall = StrokeStyle(color: style.color.withAlpha(0.45), width: 0.5)
    return [.path(Self.closed(outline), fill: color(look.ink).withAlpha(0.25), stroke: nil)]
      + (isOpen && !walls.isEmpty ? [.path(walls, fill: nil, stroke: wall)] : [])
      + [.path(Self.open(outline), fill: nil, stroke: style)]
  }

  /// Corners from the foot of the first bar to that of the last; and the walls between bars.
  private func skyline(
    _ histogram: Histogram
  ) -> (corners: [PlotPoint], walls: [PathElement]) {
    let baseline = baseline
    var corners: [PlotPoint] = []
    var walls: [PathElement] = []
    let sides = zip(histogram.edges, histogram.edges.dropFirst())
    for (height, (left, right)) in zip(histogram.heights, sides) {
      let y = placeY(height)
      guard y.isFinite else { continue }
      let (from, to) = (placeX(left), placeX(right))
      if let last = corners.last, last.x == from {
        // Between two bars: from the lower top down.
        walls += Self.open([PlotPoint(from, max(last.y, y)), PlotPoint(from, baseline)])
      } else if let last = corners.last {
        corners += [PlotPoint(last.x, baseline), PlotPoint(from, baseline)]
      } else {
        corners.append(PlotPoint(from, baseline))
      }
      corners += [PlotPoint(from, y), PlotPoint(to, y)]
    }
    if let last = corners.last { corners.append(PlotPoint(last.x, baseline)) }
    return (corners, walls)
  }

  func density(_ points: [PlotPoint], _ look: LineLook) -> [DrawCommand] {
    let placed = points.map(place)
    let areas = placed.split { $0.x.isNaN || $0.y.isNaN }.flatMap { piece -> [PathElement] in
      guard let first = piece.first, let last = piece.last else { return [] }
      let corners =
        [PlotPoint(first.x, baseline)] + CurveThinning.thinned(Array(piece))
        + [PlotPoint(last.x, baseline)]
      let visible = CurveClip.polygon(corners, in: surroundings)
      return visible.count > 2 ? Self.closed(visible) : []
    }
    guard !areas.isEmpty else { return [] }
    return [.path(areas, fill: color(look.ink).withAlpha(0.2), stroke: nil)]
      + curve(points.map(place), look)
  }

  /// Where bars stand: at zero, or where a logarithmic axis leaves the frame.
  private var baseline: Double {
    let zero = placeY(0)
    return zero.isNaN ? frame.maxY : min(max(zero, frame.minY - 24), frame.maxY + 24)
  }
}
