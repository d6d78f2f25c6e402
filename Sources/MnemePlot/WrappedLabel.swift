/// A label on as many lines as its room needs, from the top down.
struct WrappedLabel: Equatable {
  var lines: [PlacedLabel]
  /// From baseline to baseline, in points.
  var lineHeight: Double

  var width: Double { lines.map(\.width).max() ?? 0 }
  var ascent: Double { lines.first?.ascent ?? 0 }
  var descent: Double { lines.last?.descent ?? 0 }
  var height: Double {
    lines.isEmpty ? 0 : ascent + Double(lines.count - 1) * lineHeight + descent
  }
}

extension LabelSetter {
  private static let leading = 1.2

  /// Breaks a label at spaces outside of mathematics where it is wider than `limit` points: into as
  /// few lines as possible, of about equal width. A word that is wider alone stays whole.
  ///
  /// - Throws: `TextError` for a broken label or a missing glyph.
  func wrap(_ label: String, size: Double, limit: Double) throws(TextError) -> WrappedLabel {
    guard !label.isEmpty else { return WrappedLabel(lines: [], lineHeight: 0) }
    let height = Self.leading * size
    let whole = try place(label, size: size)
    guard whole.width > limit else { return WrappedLabel(lines: [whole], lineHeight: height) }
    let words = Self.words(of: label)
    var best = try broken(words, size: size, limit: limit)
    // Narrower limits that need no more lines make the lines more equal.
    for share in stride(from: 0.95, through: 0.5, by: -0.05) {
      let narrower = try broken(words, size: size, limit: share * limit)
      guard narrower.count == best.count else { break }
      best = narrower
    }
    return WrappedLabel(lines: best, lineHeight: height)
  }

  private func broken(
    _ words: [String], size: Double, limit: Double
  ) throws(TextError) -> [PlacedLabel] {
    var lines: [PlacedLabel] = []
    var text = ""
    for word in words {
      let longer = text.isEmpty ? word : "\(text) \(word)"
      if !text.isEmpty, try place(longer, size: size).width > limit {
        lines.append(try place(text, size: size))
        text = word
      } else {
        text = longer
      }
    }
    return lines + [try place(text, size: size)]
  }

  /// Spaces between dollar signs belong to a formula and break nothing.
  static func words(of label: String) -> [String] {
    var words = [""]
    var isMathematics = false
    for character in label {
      if character == "$" { isMathematics.toggle() }
      if character == " ", !isMathematics {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
