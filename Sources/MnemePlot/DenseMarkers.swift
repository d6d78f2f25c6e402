/// A crowd of equal markers as one image: at 600 dpi a pixel needs no shades between ink and paper.
struct DenseMarkers {
  /// More markers than this become an image: each is 400 bytes of SVG, and no viewer scrolls many.
  static let mostVectors = 5000
  /// 600 dpi.
  static let pixelsPerPoint = 600.0 / 72

  let shape: MarkerShape
  /// Of the marker without its edge, in points.
  let radius: Double
  let fill: PlotColor
  /// The edge of hollow markers; halos would hide most of a crowd.
  let edge: StrokeStyle?

  /// A row of equal pixels of a marker, relative to the pixel of its centre.
  private struct Span {
    let row: Int
    let columns: Range<Int>
    let pixel: UInt32
  }

  /// Later markers cover earlier ones.
  ///
  /// - Parameter box: the stretch of the page that the image covers at least, in points.
  func command(at centers: [PlotPoint], in box: PlotRect) -> DrawCommand {
    let scale = Self.pixelsPerPoint
    let width = Int((box.width * scale).rounded(.up))
    let height = Int((box.height * scale).rounded(.up))
    var image = PlotImage(width: width, height: height)
    let spans = spans
    for center in centers {
      let x = Int(((center.x - box.minX) * scale).rounded(.down))
      let y = Int(((center.y - box.minY) * scale).rounded(.down))
      for span in spans where y + span.row >= 0 && y + span.row < height {
        let start = max(0, x + span.columns.lowerBound)
        let end = min(width, x + span.columns.upperBound)
        let row = (y + span.row) * width
        for column in start..<max(start, end) { image.pixels[row + column] = span.pixel }
      }
    }
    let rect = PlotRect(
      minX: box.minX, minY: box.minY, maxX: box.minX + Double(width) / scale,
      maxY: box.minY + Double(height) / scale)
    return .image(image, in: rect, .fine)
  }

  private var spans: [Span] {
    let half = (edge?.width ?? 0) / 2
    let reach = Int(((1.5 * radius + half) * Self.pixelsPerPoint).rounded(.up))
    return (-reach...reach).flatMap { row -> [Span] in
      var spans: [Span] = []
      for column in -reach...reach {
        guard let pixel = pixel(column, row, half) else { continue }
        if let last = spans.last, last.columns.upperBound == column, last.pixel == pixel {
          spans[spans.count - 1] = Span(
            row: row, columns: last.columns.lowerBound..<column + 1, pixel: pixel)
        } else {
          spans.append(Span(row: row, columns: column..<column + 1, pixel: pixel))
        }
      }
      return spans
    }
  }

  private func pixel(_ column: Int, _ row: Int, _ half: Double) -> UInt32? {
    let point = PlotPoint(
      Double(column) / Self.pixelsPerPoint, Double(row) / Self.pixelsPerPoint)
    if half > 0, shape.contains(point, radius: radius - half) { return fill.pixel }
    guard shape.contains(point, radius: radius + half) else { return nil }
    return (edge?.color ?? fill).pixel
  }
}
