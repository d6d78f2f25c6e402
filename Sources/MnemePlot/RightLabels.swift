/// Words right of a frame: names of levels and of curves that end there. They keep the order of what
/// they name and never overlap; one that stands away from its wish has a thin leader.
struct RightLabels {
  struct Item: Equatable {
    let label: PlacedLabel
    /// What is named ends here, in the coordinates of the data.
    let curve: [PlotPoint]
    let color: PlotColor
  }

  var items: [Item] = []

  /// A label further away than this from what it names has a leader.
  static let reach = 6.0
  private static let leaderRoom = 10.0
  private static let spacing = 1.0

  /// A label with the end of what it names, and where its middle stands, on the page.
  private struct Placed {
    let item: Item
    let end: PlotPoint
    let middle: Double
    let needsLeader: Bool
  }

  /// Whether the labels stand beside the frame without overlap.
  func fit(_ painter: MarkPainter, size: Double) -> Bool {
    solved(ends(painter), painter, size: size) != nil
  }

  /// Room that the labels need right of the frame.
  func width(_ painter: MarkPainter, size: Double) -> Double {
    let placed = placed(painter, size: size)
    guard !placed.isEmpty else { return 0 }
    let leader = placed.contains { $0.needsLeader } ? Self.leaderRoom : 0
    return FigureLayout.gap + leader + (items.map(\.label.width).max() ?? 0)
  }

  func commands(_ painter: MarkPainter, size: Double) -> [DrawCommand] {
    let placed = placed(painter, size: size)
    guard !placed.isEmpty else { return [] }
    let hasLeaders = placed.contains { $0.needsLeader }
    let x = painter.frame.maxX + FigureLayout.gap + (hasLeaders ? Self.leaderRoom : 0)
    var commands: [DrawCommand] = [.beginGroup("right labels")]
    for one in placed {
      if one.needsLeader { commands.append(leader(one, to: x, painter)) }
      commands.append(
        .label(
          one.item.label, at: PlotPoint(x, one.middle + Self.drop(size)), quarterTurns: 0,
          color: one.item.color))
    }
    return commands + [.endGroup]
  }

  private func leader(_ one: Placed, to x: Double, _ painter: MarkPainter) -> DrawCommand {
    // A curve that ends inside is pointed at; one at the frame is met just outside of it.
    let isAtFrame = painter.frame.maxX - one.end.x < 2
    let start = PlotPoint(isAtFrame ? painter.frame.maxX + 1.5 : one.end.x + 2.5, one.end.y)
    return painter.polyline(
      [start, PlotPoint(x - 1.5, one.middle)], StrokeStyle(color: one.item.color, width: 0.5))
  }

  /// From the middle of a small letter to its baseline.
  private static func drop(_ size: Double) -> Double { 0.3 * size }

  private typealias End = (item: Item, end: PlotPoint)

  /// What is named and seen, from the top down; equal heights in the order given.
  private func ends(_ painter: MarkPainter) -> [End] {
    let ends = items.compactMap { item in
      Self.end(of: item.curve, painter).map { (item: item, end: $0) }
    }
    return ends.indices.sorted { (ends[$0].end.y, $0) < (ends[$1].end.y, $1) }.map { ends[$0] }
  }

  private func solved(_ ends: [End], _ painter: MarkPainter, size: Double) -> [Double]? {
    let drop = Self.drop(size)
    let stack = ends.map { one in
      LabelStack.Item(
        wish: one.end.y, above: one.item.label.ascent - drop + Self.spacing / 2,
        below: one.item.label.descent + drop + Self.spacing / 2)
    }
    return LabelStack.solve(
      stack, from: painter.frame.minY - size / 2, to: painter.frame.maxY + size / 2)
  }

  /// Labels that don't fit stand at their wishes, where the lint finds them.
  private func placed(_ painter: MarkPainter, size: Double) -> [Placed] {
    let ends = ends(painter)
    let middles = solved(ends, painter, size: size) ?? ends.map(\.end.y)
    return zip(ends, middles).map { one, middle in
      let isFar =
        abs(middle - one.end.y) > Self.reach || painter.frame.maxX - one.end.x > Self.reach
      return Placed(item: one.item, end: one.end, middle: middle, needsLeader: isFar)
    }
  }

  /// Where the visible part of a curve ends on the right.
  private static func end(of curve: [PlotPoint], _ painter: MarkPainter) -> PlotPoint? {
    let places = curve.map(painter.place)
    let room = painter.frame.insetBy(-0.01)
    var ends = zip(places, places.dropFirst()).flatMap { a, b in
      room.part(of: a, b).map { [$0.0, $0.1] } ?? []
    }
    if places.count == 1 { ends = places.filter { room.contains(PlotRect(at: $0)) } }
    return ends.max { $0.x < $1.x }
  }
}
