import MnemeTables
import Yams

/// A study as somebody asked for it: which experiment, how large, from which seed, with what changed.
package struct Study: Sendable {
  package var experiment: ExperimentName
  package var preset: Preset
  package var seed: UInt64
  package var overrides: [SettingOverride]

  /// The date of arXiv 2411.17807.
  package static let defaultSeed: UInt64 = 20_241_126

  package init(
    experiment: ExperimentName, preset: Preset = .standard, seed: UInt64 = defaultSeed,
    overrides: [SettingOverride] = []
  ) {
    self.experiment = experiment
    self.preset = preset
    self.seed = seed
    self.overrides = overrides
  }
}

/// Study files: YAML with `experiment`, `preset`, `seed` and `settings`.
package enum StudyFile {
  /// - Throws: `StudyError`, with the line of what is wrong.
  package static func parse(_ text: String, path: String) throws(StudyError) -> Study {
    let root = try node(text, path: path)
    guard case .mapping(let mapping) = root else {
      throw .malformedStudy(
        path: path, line: line(root),
        detail: "a study file is a mapping that starts with "
          + "'experiment: NAME'")
    }
    var reader = Reader(path: path)
    for (key, value) in mapping { try reader.read(key, value) }
    guard var study = reader.study else {
      throw .malformedStudy(path: path, line: 1, detail: "'experiment: NAME' is missing")
    }
    study.preset = reader.preset ?? study.preset
    study.seed = reader.seed ?? study.seed
    study.overrides = reader.overrides
    return study
  }

  private static func node(_ text: String, path: String) throws(StudyError) -> Node {
    do {
      if let node = try Yams.compose(yaml: text) { return node }
    } catch let error as YamlError {
      throw .malformedStudy(path: path, line: line(error), detail: "not valid YAML")
    } catch {
      throw .malformedStudy(path: path, line: 1, detail: "not valid YAML: \(error)")
    }
    throw .malformedStudy(path: path, line: 1, detail: "the file is empty")
  }

  private static func line(_ error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    case .reader, .writer, .emitter, .representer, .no, .memory, .dataCouldNotBeDecoded: 1
    }
  }

  fileprivate static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

  /// Takes the keys of a study file one by one.
  private struct Reader {
    let path: String
    var study: Study?
    var preset: Preset?
    var seed: UInt64?
    var overrides: [SettingOverride] = []

    mutating func read(_ key: Node, _ value: Node) throws(StudyError) {
      let source = SettingSource.studyFile(path: path, line: line(key))
      switch key.scalar?.string {
      case "experiment": study = Study(experiment: try experiment(value, source))
      case "preset": preset = try preset(value, source)
      case "seed": seed = try seed(value, source)
      case "settings": overrides = try settings(value)
      case let name:
        throw .unknownSetting(
          name: name ?? "?", source: source, known: ["experiment", "preset", "seed", "settings"])
      }
    }

    private func experiment(
      _ value: Node, _ source: SettingSource
    ) throws(StudyError) -> ExperimentName {
      let name = value.scalar?.string ?? ""
      guard let experiment = ExperimentName(rawValue: name) else {
        throw .unknownExperiment(name: name, source: source, known: ExperimentName.known)
      }
      return experiment
    }

    private func preset(_ value: Node, _ source: SettingSource) throws(StudyError) -> Preset {
      let name = value.scalar?.string ?? ""
      guard let preset = Preset(rawValue: name) else {
        throw .unknownPreset(name: name, source: source)
      }
      return preset
    }

    private func seed(_ value: Node, _ source: SettingSource) throws(StudyError) -> UInt64 {
      guard let text = value.scalar?.string, let seed = UInt64(text) else {
        throw .wrongType(
          name: "seed", value: value.scalar?.string ?? "a collection",
          expected: "a whole number from 0 to 2^64 - 1", source: source)
      }
      return seed
    }

    private func settings(_ value: Node) throws(StudyError) -> [SettingOverride] {
      guard case .mapping(let mapping) = value else {
        throw .malformedStudy(
          path: path, line: line(value), detail: "'settings' must be a mapping of names to values")
      }
      var overrides: [SettingOverride] = []
      for (key, value) in mapping {
        overrides.append(
          SettingOverride(
            name: key.scalar?.string ?? "?", words: try words(of: value),
            source: .studyFile(path: path, line: line(value))))
      }
      return overrides
    }

    /// A scalar as it stands; the scalars of a sequence.
    private func words(of value: Node) throws(StudyError) -> [String] {
      switch value {
      case .scalar(let scalar): return [scalar.string]
      case .sequence(let sequence):
        let words = sequence.compactMap(\.scalar?.string)
        guard words.count == sequence.count else { break }
        return words
      case .mapping, .alias: break
      }
      throw .malformedStudy(
        path: path, line: line(value), detail: "a setting is a number, a word, or a list of these")
    }
  }
}
