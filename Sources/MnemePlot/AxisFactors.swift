/// The common factors of numbers, at the ends of their axes: under the last number of a horizontal
/// axis, over the numbers of an upright one.
struct AxisFactors {
  let panel: PanelLayout

  func commands() throws(TextError) -> [DrawCommand] {
    let (frame, size) = (panel.frame, panel.layout.smallSize)
    let offset = panel.layout.numberOffset
    var commands: [DrawCommand] = []
    if panel.showsXNumbers, let factor = panel.ticks.xFactor {
      let label = try panel.small(factor)
      let y = frame.maxY + offset + size + 4 + 0.7 * size
      commands.append(panel.draw(label, x: frame.maxX - label.width, y: y))
    }
    if panel.showsYNumbers, let factor = panel.ticks.yFactor {
      let label = try panel.small(factor)
      let x = max(panel.leftEdge, frame.minX - offset - label.width)
      commands.append(panel.draw(label, x: x, y: frame.minY - 0.7 * size))
    }
    if let factor = panel.ticks.secondaryYFactor {
      let label = try panel.small(factor)
      commands.append(panel.draw(label, x: frame.maxX - label.width, y: frame.minY - 0.7 * size))
    }
    return commands
  }
}
