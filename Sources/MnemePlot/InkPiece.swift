/// A drawing command with what surrounds it: the clip that cuts it and the groups it belongs to.
struct InkPiece {
  let command: DrawCommand
  /// `nil` outside of clips.
  let clip: PlotRect?
  let groups: [String]

  /// Commands that leave ink, in drawing order.
  static func pieces(of commands: [DrawCommand]) -> [InkPiece] {
    var pieces: [InkPiece] = []
    var clips: [PlotRect] = []
    var groups: [String] = []
    for command in commands {
      switch command {
      case .beginGroup(let name): groups.append(name)
      case .endGroup: groups.removeLast()
      case .beginClip(let box): clips.append(clips.last.map { $0.intersection(box) } ?? box)
      case .endClip: clips.removeLast()
      case .path, .stamps, .image, .label:
        pieces.append(InkPiece(command: command, clip: clips.last, groups: groups))
      }
    }
    return pieces
  }

  /// What the ink covers at most, in points on the page; `nil` for none.
  var bounds: PlotRect? {
    let box: PlotRect?
    switch command {
    case .beginGroup, .endGroup, .beginClip, .endClip: box = nil
    case .path(let elements, _, let stroke):
      box = Self.bounds(of: elements)?.insetBy(-(stroke?.width ?? 0) / 2)
    case .stamps(let elements, let places, _, let stroke):
      let one = Self.bounds(of: elements)?.insetBy(-(stroke?.width ?? 0) / 2)
      box = one.flatMap { one in
        places.map { one.moved(by: $0) }.reduce(nil) { whole, next in
          whole.map { $0.union(next) } ?? next
        }
      }
    case .image(_, let rect, _): box = rect
    case .label(let label, let at, let turns, _):
      box = DisplayList.box(of: label, at: at, quarterTurns: turns)
    }
    guard let box, let clip else { return box }
    let cut = box.intersection(clip)
    return cut.width >= 0 && cut.height >= 0 ? cut : nil
  }

  static func bounds(of elements: [PathElement]) -> PlotRect? {
    var box: PlotRect?
    func add(_ point: PlotPoint, _ radius: Double) {
      let near = PlotRect(
        minX: point.x - radius, minY: point.y - radius, maxX: point.x + radius,
        maxY: point.y + radius)
      box = box.map { $0.union(near) } ?? near
    }
    for element in elements {
      switch element {
      case .move(let point), .line(let point): add(point, 0)
      case .circle(let center, let radius): add(center, radius)
      case .close: break
      }
    }
    return box
  }
}

extension PlotRect {
  /// What both cover; its width or height is negative where they are apart.
  func intersection(_ other: PlotRect) -> PlotRect {
    PlotRect(
      minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
      maxY: min(maxY, other.maxY))
  }

  func moved(by step: PlotPoint) -> PlotRect {
    PlotRect(
      minX: minX + step.x, minY: minY + step.y, maxX: maxX + step.x, maxY: maxY + step.y)
  }

  func union(_ other: PlotRect) -> PlotRect {
    PlotRect(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }
}
