import MnemePlot
package import MnemeTables

/// The tables of a measurement of somebody's samples.
package struct MeasureTables: Sendable {
  let sets: [MeasureSetRow]
  let measures: [MeasureRow]
  let scales: [MeasureScaleRow]
  let nearest: [NearestRow]
  let dimension: [MeasureDimensionRow]
  let images: [MeasureImageRow]

  /// - Throws: `TableError`, `DiskError`.
  package init(_ folder: RunFolder) throws {
    sets = try folder.read(MeasureSetRow.self)
    measures = try folder.read(MeasureRow.self)
    scales = try folder.read(MeasureScaleRow.self)
    nearest = try folder.read(NearestRow.self)
    dimension = try folder.read(MeasureDimensionRow.self)
    images = try folder.read(MeasureImageRow.self)
  }

  /// Names of the generated sets, in order, at most as many as a figure can tell apart.
  var names: [String] {
    var names: [String] = []
    for row in measures where !names.contains(row.set) { names.append(row.set) }
    return names
  }

  static let mostShown = 5

  /// The first, the last, and some between.
  var shown: [String] {
    let names = names
    guard names.count > Self.mostShown else { return names }
    return (0..<Self.mostShown).map { names[$0 * (names.count - 1) / (Self.mostShown - 1)] }
  }

  var intervalLevel: Double { measures.first?.intervalLevel ?? 0.95 }

  var hasReference: Bool { sets.contains { $0.name == "reference" } }

  /// How samples without memory are called.
  var nullWords: String { hasReference ? "held-out samples" : "training samples, each left out" }

  func row(_ set: String, _ definition: MeasureDefinition) -> MeasureRow? {
    measures.first { $0.set == set && $0.definition == definition }
  }

  func count(_ set: String) -> Int { sets.first { $0.name == set }?.usedCount ?? 0 }

  func trainingCount(_ set: String) -> Int {
    measures.first { $0.set == set }?.trainingCount ?? 0
  }

  /// A user's name for a set with the letters that every font has, and not too long.
  func label(_ set: String) -> String {
    let plain = String(
      set.unicodeScalars.map { scalar -> Character in
        let isKept =
          scalar.isASCII
          && (scalar.properties.isAlphabetic || "0123456789-_.()+=".unicodeScalars.contains(scalar))
        return isKept ? Character(scalar) : scalar.properties.isWhitespace ? " " : "?"
      })
    let short = plain.count > 20 ? plain.prefix(19) + "…" : plain[...]
    let index = (names.firstIndex(of: set) ?? 0) + 1
    let isUnique = short == plain[...] && plain == set
    return isUnique ? String(short) : "\(index): \(short)"
  }

  func look(_ set: String) -> MeasureLook { MeasureLook(shown.firstIndex(of: set) ?? 0) }
}

/// How a generated set looks, the same in all figures.
struct MeasureLook {
  let line: LineLook
  let marker: MarkerLook

  init(_ index: Int) {
    let dashes: [DashPattern] = [.solid, .dashed, .dashDotted, .longDashed, .dotted]
    let shapes: [MarkerShape] = [.circle, .square, .diamond, .triangle, .circle]
    line = LineLook(.category(index), dash: dashes[index % dashes.count])
    marker = MarkerLook(.category(index), shape: shapes[index % shapes.count])
  }

  var bar: LineLook { LineLook(line.ink, weight: 0.8) }

  static let null = MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.85)
  static let nullBar = LineLook(.ink, weight: 0.6)
  static let nullLine = LineLook(.ink, dash: .dotted)
  static let training = LineLook(.muted, dash: .dashed)
}
