/// What the legend calls the marks of a look, in plain words.
struct ReadoutNames {
  let legend: [LegendEntry]

  /// The entry of exactly this marker; else that of its ink and shape, or of its ink alone if only
  /// one has it, with what the legend says of hollow markers. Empty where nothing names it.
  func name(of look: MarkerLook) throws(LabelError) -> String {
    if let entry = legend.first(where: { $0.marker == look }) {
      return try LabelWords.text(of: entry.label)
    }
    let alike = legend.first { entry in
      entry.marker.map { $0.ink == look.ink && $0.shape == look.shape } ?? false
    }
    let name = try (alike ?? onlyEntry(of: look.ink)).map { entry throws(LabelError) in
      try LabelWords.text(of: entry.label)
    }
    let note = try look.isHollow ? hollowNote() : nil
    return [name, note].compactMap { $0 }.joined(separator: ", ")
  }

  /// The entry of exactly this line; else the only one of its ink.
  func name(of look: LineLook) throws(LabelError) -> String {
    let exact = legend.first { $0.line == look && $0.sample != .transition }
    guard let entry = exact ?? onlyEntry(of: look.ink) else { return "" }
    return try LabelWords.text(of: entry.label)
  }

  /// The entry of transitions, and that of the ink if another one names it.
  func name(ofTransition look: LineLook) throws(LabelError) -> String {
    let transitions = legend.filter { $0.sample == .transition || $0.sample == .verticalRule }
    let transition =
      transitions.first { $0.line == look } ?? transitions.first { $0.line?.dash == look.dash }
      ?? (transitions.count == 1 ? transitions.first : nil)
    let owner = onlyEntry(of: look.ink, besides: transition)
    var names: [String] = []
    for entry in [transition, owner].compactMap({ $0 }) {
      names.append(try LabelWords.text(of: entry.label))
    }
    return names.joined(separator: ", ")
  }

  private func onlyEntry(of ink: InkRole, besides other: LegendEntry? = nil) -> LegendEntry? {
    guard ink != .ink, ink != .muted else { return nil }
    let owners = legend.filter { ($0.marker?.ink ?? $0.line?.ink) == ink && $0 != other }
    return owners.count == 1 ? owners.first : nil
  }

  /// One entry in plain ink explains hollow markers of every series.
  private func hollowNote() throws(LabelError) -> String? {
    guard let entry = legend.first(where: { $0.marker?.isHollow == true && $0.line == nil }) else {
      return nil
    }
    return try LabelWords.text(of: entry.label)
  }
}
