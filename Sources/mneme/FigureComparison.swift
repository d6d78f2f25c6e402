import MnemePlot
import MnemeTables

/// Compares the stored figures of a run with those drawn again.
struct FigureComparison {
  let stored: RunFolder
  let drawn: RunFolder
  /// Where pictures of differences go; `nil` for a temporary folder.
  let differences: String?

  /// The same libraries draw the same bytes.
  func checkBytes(_ manifest: Manifest, _ list: inout CheckList) throws {
    var failures: [String] = []
    for name in manifest.figures.map(\.name) {
      guard let pair = try files(name) else {
        failures.append("figures: figures/\(name) is not drawn from the stored tables")
        continue
      }
      guard pair.stored != pair.drawn else { continue }
      failures.append(
        "figures: figures/\(name) is not what the stored tables give: "
          + (try difference(name, pair) ?? "the bytes differ, the pixels don't"))
    }
    list.add(
      "figures: \(manifest.figures.count) files come out again, byte for byte, from the tables",
      failures: failures)
  }

  /// Other libraries: coordinates to 0.01 pt, pixels nearly.
  func checkNumbers(
    _ manifest: Manifest, because versions: String, _ list: inout CheckList
  ) throws {
    var failures: [String] = []
    let names = manifest.figures.map(\.name)
    let drawings = names.filter { $0.hasSuffix(Pipeline.drawingEnding) }
    let pictures = names.filter { $0.hasSuffix(".png") }
    for name in names where try files(name) == nil {
      failures.append("figures: figures/\(name) is not drawn from the stored tables")
    }
    for name in drawings {
      guard let pair = try files(name) else { continue }
      let texts = [pair.stored, pair.drawn].map { String(decoding: $0, as: UTF8.self) }
      if let found = DrawingComparison.difference(texts[0], texts[1]) {
        failures.append(
          "figures: figures/\(name) differs by more than 0.01 pt: "
            + LineDifference.text(found.line, found.one, found.other))
      }
    }
    for name in pictures {
      guard let pair = try files(name), pair.stored != pair.drawn else { continue }
      if let text = try difference(name, pair, tolerance: PixelPicture.tolerance) {
        failures.append("figures: figures/\(name) is not what the stored tables give: \(text)")
      }
    }
    list.add(
      "figures: \(drawings.count) drawings agree to 0.01 pt and \(pictures.count) pictures within "
        + "\(PixelPicture.tolerance) with those drawn again, as versions differ (\(versions))",
      failures: failures)
    if drawings.isEmpty { list.add(.notChecked, "figures: no *.drawing.txt is recorded") }
    list.add(
      .notChecked, "figures: PDF and SVG have only their checksums, as versions differ")
  }

  private struct Pair {
    let stored: [UInt8]
    let drawn: [UInt8]
  }

  private func files(_ name: String) throws(DiskError) -> Pair? {
    guard let drawn = try AtomicFile.read("\(drawn.figuresPath)/\(name)") else { return nil }
    // A missing one is named where checksums are checked.
    guard let stored = try AtomicFile.read("\(stored.figuresPath)/\(name)") else {
      return Pair(stored: drawn, drawn: drawn)
    }
    return Pair(stored: stored, drawn: drawn)
  }

  /// How two files differ, for a picture with another picture that shows where; `nil` if the pixels
  /// are close.
  private func difference(
    _ name: String, _ pair: Pair, tolerance: Double = 0
  ) throws -> String? {
    guard name.hasSuffix(".png") else {
      let place = zip(pair.stored, pair.drawn).enumerated().first { $1.0 != $1.1 }?.offset
      return "first at byte \(place ?? min(pair.stored.count, pair.drawn.count))"
    }
    guard let stored = PixelPicture(png: pair.stored) else { return "it is not a whole PNG" }
    guard let drawn = PixelPicture(png: pair.drawn) else {
      preconditionFailure("what was drawn is no PNG")
    }
    guard let picture = stored.difference(from: drawn) else {
      return "it has \(stored.width) x \(stored.height) pixels, expected were "
        + "\(drawn.width) x \(drawn.height)"
    }
    let distance = stored.distance(to: drawn)
    if distance <= tolerance { return nil }
    let folder = try differences ?? TemporaryFolder.make(named: "mneme-differences")
    try AtomicFile.makeFolder(folder)
    let path = "\(folder)/\(name.dropLast(4))-difference.png"
    try AtomicFile.write(picture.png, to: path)
    return "see \(path)"
  }
}
