/// How much ink lies where on the page, in square cells: for words that must find a free place.
struct InkMap {
  /// Side of a cell, in points.
  static let cell = 2.0

  private let columns: Int
  private let rows: Int
  private var weights: [Double]

  /// - Parameter ignored: groups whose ink may be covered, such as the grid.
  init(width: Double, height: Double, commands: [DrawCommand], ignoring ignored: Set<String>) {
    columns = Int((width / Self.cell).rounded(.up)) + 1
    rows = Int((height / Self.cell).rounded(.up)) + 1
    weights = [Double](repeating: 0, count: columns * rows)
    for piece in InkPiece.pieces(of: commands)
    where !piece.groups.contains(where: ignored.contains) { add(piece) }
  }

  /// Ink in a rectangle: 1 for each cell with a line, a marker or words, and a tenth for each cell of
  /// a see-through area.
  func ink(in box: PlotRect) -> Double {
    var sum = 0.0
    for row in cells(box.minY, box.maxY, rows) {
      for column in cells(box.minX, box.maxX, columns) { sum += weights[row * columns + column] }
    }
    return sum
  }

  private mutating func add(_ piece: InkPiece) {
    switch piece.command {
    case .beginGroup, .endGroup, .beginClip, .endClip: break
    case .label: if let box = piece.bounds { fill(box, 1) }
    case .stamps(let elements, let places, _, _):
      guard let one = InkPiece.bounds(of: elements) else { return }
      for place in places { fill(one.moved(by: place), 1, within: piece.clip) }
    case .image(let image, let box, _): add(image, in: box, clip: piece.clip)
    case .path(let elements, let fill, let stroke):
      if let fill { add(area: elements, weight: fill.alpha < 0.5 ? 0.1 : 1, clip: piece.clip) }
      if stroke != nil { add(line: elements, clip: piece.clip) }
    }
  }

  private func cells(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
    guard high > low else { return 0..<0 }
    let first = max(0, Int((max(low, 0) / Self.cell).rounded(.down)))
    let end = min(count, Int((min(high, 1e6) / Self.cell).rounded(.down)) + 1)
    return first..<max(first, end)
  }

  private mutating func fill(_ box: PlotRect, _ weight: Double, within clip: PlotRect? = nil) {
    let box = clip.map { box.intersection($0) } ?? box
    for row in cells(box.minY, box.maxY, rows) {
      for column in cells(box.minX, box.maxX, columns) { raise(row, column, weight) }
    }
  }

  private mutating func raise(_ row: Int, _ column: Int, _ weight: Double) {
    weights[row * columns + column] = max(weights[row * columns + column], weight)
  }

  /// Cells in which some pixel isn't see-through, looked at in steps of half a cell.
  private mutating func add(_ image: PlotImage, in box: PlotRect, clip: PlotRect?) {
    let seen = clip.map { box.intersection($0) } ?? box
    guard box.width > 0, box.height > 0 else { return }
    for y in stride(from: seen.minY, to: seen.maxY, by: Self.cell / 2) {
      let row = Int((y - box.minY) / box.height * Double(image.height))
      for x in stride(from: seen.minX, to: seen.maxX, by: Self.cell / 2) {
        let column = Int((x - box.minX) / box.width * Double(image.width))
        if image.pixels[row * image.width + column] >> 24 > 0 { mark(PlotPoint(x, y), nil) }
      }
    }
  }

  // MARK: Paths

  private mutating func mark(_ point: PlotPoint, _ clip: PlotRect?) {
    if let clip, !clip.contains(PlotRect(at: point)) { return }
    guard point.x >= 0, point.y >= 0 else { return }
    let row = Int(point.y / Self.cell), column = Int(point.x / Self.cell)
    if row < rows, column < columns { raise(row, column, 1) }
  }

  /// Points along the line, two a cell.
  private mutating func add(line elements: [PathElement], clip: PlotRect?) {
    let page = PlotRect(
      minX: 0, minY: 0, maxX: Double(columns) * Self.cell, maxY: Double(rows) * Self.cell)
    for (a, b) in Self.segments(elements) {
      guard let (from, to) = (clip ?? page).part(of: a, b) else { continue }
      let count = max(1, Int(max(abs(to.x - from.x), abs(to.y - from.y)) / (Self.cell / 2)))
      for step in 0...count {
        let share = Double(step) / Double(count)
        mark(
          PlotPoint(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)), clip)
      }
    }
    for case .circle(let center, let radius) in elements {
      fill(PlotRect(at: center).insetBy(-radius), 1)
    }
  }

  /// Cells whose middle lies inside, by counting crossings to the left.
  private mutating func add(area elements: [PathElement], weight: Double, clip: PlotRect?) {
    guard var box = InkPiece.bounds(of: elements) else { return }
    if let clip { box = box.intersection(clip) }
    let segments = Self.segments(elements)
    for row in cells(box.minY, box.maxY, rows) {
      let y = (Double(row) + 0.5) * Self.cell
      let crossings = segments.compactMap { a, b -> Double? in
        guard (a.y > y) != (b.y > y) else { return nil }
        return a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
      }.sorted()
      for index in stride(from: 0, to: crossings.count - 1, by: 2) {
        let (left, right) = (max(crossings[index], box.minX), min(crossings[index + 1], box.maxX))
        for column in cells(left, right, columns) { raise(row, column, weight) }
      }
    }
    for case .circle(let center, let radius) in elements {
      fill(PlotRect(at: center).insetBy(-radius), weight)
    }
  }

  static func segments(_ elements: [PathElement]) -> [(PlotPoint, PlotPoint)] {
    var segments: [(PlotPoint, PlotPoint)] = []
    var start: PlotPoint?
    var last: PlotPoint?
    for element in elements {
      switch element {
      case .move(let point): (start, last) = (point, point)
      case .line(let point):
        if let last { segments.append((last, point)) }
        last = point
      case .close:
        if let last, let start { segments.append((last, start)) }
        last = start
      case .circle: break
      }
    }
    return segments
  }
}

extension PlotRect {
  init(at point: PlotPoint) {
    self.init(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
  }

  /// The part of a segment inside; `nil` if there is none. Source: Liang & Barsky (1984).
  func part(of a: PlotPoint, _ b: PlotPoint) -> (PlotPoint, PlotPoint)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    var (enter, leave) = (0.0, 1.0)
    for (step, room) in [
      (-dx, a.x - minX), (dx, maxX - a.x), (-dy, a.y - minY), (dy, maxY - a.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    func point(_ share: Double) -> PlotPoint { PlotPoint(a.x + share * dx, a.y + share * dy) }
    return (point(enter), point(leave))
  }
}
