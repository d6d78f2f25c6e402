import MnemeArrays
import MnemeTables

/// The files that settings name, opened, and their digests.
struct MeasureFiles: Sendable {
  let inputs: MeasureInputs

  /// - Throws: `StudyError` for settings that don't fit each other or files that can't be used.
  init(_ table: SettingTable) throws(StudyError) {
    let digests = table.texts("digests")
    var next = digests.makeIterator()
    let training = try Self.input(table.text("train"), "training", next.next())
    var generated: [MeasureInput] = []
    let paths = table.texts("generated")
    for (path, name) in zip(paths, Self.names(paths)) {
      generated.append(try Self.input(path, name, next.next()))
    }
    let path = table.text("reference")
    let reference = path.isEmpty ? nil : try Self.input(path, "reference", next.next())
    let counts = try table.integers("at", 2...Int.max)
    try table.require(
      counts.isEmpty || counts.count == paths.count, "at", "one n for each generated file")
    inputs = MeasureInputs(
      training: training, generated: generated, trainingCounts: counts.isEmpty ? nil : counts,
      reference: reference, labels: try Self.labels(table, count: training.rows.count))
  }

  private static func input(
    _ path: String, _ name: String, _ digest: String?
  ) throws(StudyError) -> MeasureInput {
    do {
      return MeasureInput(try SampleArray.open(path), name: name, sha256: digest ?? "")
    } catch {
      throw .unusableSamples("\(name): \(error)")
    }
  }

  private static func labels(_ table: SettingTable, count: Int) throws(StudyError) -> [Int]? {
    let path = table.text("labels")
    guard !path.isEmpty else { return nil }
    let labels: SampleLabels
    do { labels = try SampleLabels.open(path) } catch {
      throw .unusableSamples("labels: \(error)")
    }
    guard labels.values.count == count else {
      throw .unusableSamples(
        "\(path) has \(labels.values.count) labels for \(count) training samples; give one for each"
      )
    }
    return labels.values
  }

  /// The files' names without folders and endings; with a number where two are alike.
  static func names(_ paths: [String]) -> [String] {
    let stems = paths.map { path -> String in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let end = name.lastIndex(of: ".") ?? name.endIndex
      return end == name.startIndex ? name : String(name[..<end])
    }
    return stems.enumerated().map { index, stem in
      let isUsed = stem == "training" || stem == "reference"
      let isUnique = stems.count { $0 == stem } == 1 && !isUsed
      return isUnique ? stem : "\(stem) (\(index + 1))"
    }
  }
}

// MARK: Digests

extension MeasureFiles {
  /// The settings with the digests of the files in them.
  ///
  /// - Throws: `StudyError` if a file is missing, or is another than the one whose digest was given.
  static func withDigests(_ table: SettingTable) throws(StudyError) -> SettingTable {
    try table.require(
      !table.text("train").isEmpty, "train", "a file of training samples: give --train FILE")
    try table.require(
      !table.texts("generated").isEmpty, "generated",
      "at least one file of generated samples: give --generated FILE")
    let paths =
      [table.text("train")] + table.texts("generated")
      + [table.text("reference"), table.text("labels")].filter { !$0.isEmpty }
    var digests: [String] = []
    for path in paths { digests.append(try digest(of: path)) }
    let given = table.texts("digests")
    guard given.isEmpty || given == digests else {
      let changed = zip(paths, zip(given, digests)).first { $0.1.0 != $0.1.1 }?.0
      throw .unusableSamples(
        "\(changed ?? "a file of samples") is not the file that was measured: its SHA-256 is another. "
          + "Put that file back, or measure this one: mneme measure")
    }
    return table.replacing("digests", with: .texts(digests))
  }

  private static func digest(of path: String) throws(StudyError) -> String {
    do { return try SampleArray.digest(of: path) } catch {
      switch error {
      case ArrayError.missing, ArrayError.deadLink: throw .missingSamples("\(error)")
      default: throw .unusableSamples("\(error)")
      }
    }
  }
}
