/// Heatmaps: one image, so that no seam shows between cells.
extension MarkPainter {
  func heatmap(_ heatmap: Heatmap) -> [DrawCommand] {
    let places = GridPlaces(heatmap.grid, self)
    guard let (image, rect) = cells(heatmap, places) else { return [] }
    return [.image(image, in: rect, .cells)] + patterns(heatmap.grid, places)
  }

  /// Even cells are a pixel each. Others are sampled at 600 dpi where the frame shows them.
  private func cells(_ heatmap: Heatmap, _ places: GridPlaces) -> (PlotImage, PlotRect)? {
    let pixels = heatmap.grid.cells.map { row in row.map { pixel(of: $0, heatmap.colors) } }
    if places.isEven {
      let image = PlotImage(
        width: heatmap.grid.columnCount, height: heatmap.grid.rowCount,
        pixels: Array(pixels.reversed().joined()))
      return (image, places.rect)
    }
    let visible = PlotRect(
      minX: max(frame.minX, places.rect.minX), minY: max(frame.minY, places.rect.minY),
      maxX: min(frame.maxX, places.rect.maxX), maxY: min(frame.maxY, places.rect.maxY))
    guard visible.width > 0, visible.height > 0 else { return nil }
    let width = Int((visible.width * DenseMarkers.pixelsPerPoint).rounded(.up))
    let height = Int((visible.height * DenseMarkers.pixelsPerPoint).rounded(.up))
    let columns = (0..<width).map { column in
      places.column(at: visible.minX + (Double(column) + 0.5) / Double(width) * visible.width)
    }
    var image = PlotImage(width: width, height: height)
    for row in 0..<height {
      let line = places.row(
        at: visible.minY + (Double(row) + 0.5) / Double(height) * visible.height)
      for column in 0..<width { image.pixels[row * width + column] = pixels[line][columns[column]] }
    }
    return (image, visible)
  }

  private func pixel(of cell: GridCell, _ colors: ColorScale) -> UInt32 {
    switch cell {
    case .value(let value): colors.color(of: value).pixel
    case .missing: theme.background.pixel
    case .censored: theme.region.pixel
    }
  }

  /// Censored cells are hatched, missing ones the other way: neither can be taken for a value, in
  /// grey neither.
  private func patterns(_ grid: CellGrid, _ places: GridPlaces) -> [DrawCommand] {
    [(GridCell.censored, false), (GridCell.missing, true)].flatMap { cell, isMirrored in
      let lines = GridPlaces.blocks(of: cell, in: grid).flatMap { block -> [PathElement] in
        let box = places.rect(of: block)
        let lines = hatching(of: isMirrored ? mirrored(box) : box, step: 4)
        return isMirrored ? lines.map(mirrored) : lines
      }
      let style = StrokeStyle(color: theme.mutedInk.withAlpha(0.7), width: 0.4)
      return lines.isEmpty ? [] : [DrawCommand.path(lines, fill: nil, stroke: style)]
    }
  }

  private func mirrored(_ point: PlotPoint) -> PlotPoint {
    PlotPoint(frame.minX + frame.maxX - point.x, point.y)
  }

  private func mirrored(_ box: PlotRect) -> PlotRect {
    PlotRect(
      minX: mirrored(PlotPoint(box.maxX, 0)).x, minY: box.minY,
      maxX: mirrored(PlotPoint(box.minX, 0)).x, maxY: box.maxY)
  }

  private func mirrored(_ element: PathElement) -> PathElement {
    switch element {
    case .move(let point): .move(mirrored(point))
    case .line(let point): .line(mirrored(point))
    case .circle(let center, let radius): .circle(center: mirrored(center), radius: radius)
    case .close: .close
    }
  }
}
