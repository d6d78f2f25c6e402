/// Chosen ticks of a panel's axes.
struct PanelTicks: Equatable {
  var x: [AxisTick]
  var y: [AxisTick]
  var secondaryY: [AxisTick]
  /// What stands at the ends of the axes whose numbers have a common factor.
  var xFactor: String?
  var yFactor: String?
  var secondaryYFactor: String?
}

extension FigureLayout {
  /// The ticks of a panel whose frame has the given size, in points.
  func ticks(
    _ panel: Panel, width: Double, height: Double
  ) throws(TextError) -> PanelTicks {
    let horizontal = TickRoom.horizontal(width, textSize: smallSize) { label throws(TextError) in
      try self.setter.place(label, size: self.smallSize).width
    }
    let vertical = TickRoom.vertical(height, textSize: smallSize) { label throws(TextError) in
      try self.setter.place(label, size: self.smallSize).height
    }
    let x = try Ticks.choose(for: panel.x, in: horizontal)
    let y = try Ticks.choose(for: panel.y, in: vertical)
    let secondaryY = try panel.secondaryY.map { axis throws(TextError) in
      try Ticks.choose(for: axis, in: vertical)
    }
    return PanelTicks(
      x: x.ticks, y: y.ticks, secondaryY: secondaryY?.ticks ?? [], xFactor: x.factorLabel,
      yFactor: y.factorLabel, secondaryYFactor: secondaryY?.factorLabel)
  }
}
