/// The words around a panel, broken to the room that they have.
struct PanelWords: Equatable {
  var tag: PlacedLabel?
  var title: WrappedLabel
  var x: WrappedLabel
  var y: WrappedLabel
  var secondaryY: WrappedLabel

  static let tagGap = 5.0
}

extension FigureLayout {
  /// - Parameters:
  ///   - width: of the frame, in points.
  ///   - sides: room beside the frame into which the label of the x axis may run, on each side.
  func words(
    _ panel: Panel, width: Double, height: Double, sides: Double = 0, size: Double
  ) throws(TextError) -> PanelWords {
    let tag = panel.tag.isEmpty ? nil : try boldSetter.place(panel.tag, size: size)
    let tagWidth = tag.map { $0.width + PanelWords.tagGap } ?? 0
    return PanelWords(
      tag: tag,
      title: try setter.wrap(panel.title, size: size, limit: width - tagWidth),
      x: try setter.wrap(panel.x.label, size: size, limit: width + 2 * sides),
      y: try setter.wrap(panel.y.label, size: size, limit: height),
      secondaryY: try setter.wrap(panel.secondaryY?.label ?? "", size: size, limit: height))
  }
}
