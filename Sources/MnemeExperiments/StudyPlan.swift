package import MnemeTables

/// A study with every setting resolved: ready to run, and named by its digest.
package struct StudyPlan: Sendable {
  package let study: Study
  package let experiment: any Experiment
  package let settings: SettingTable

  /// - Throws: `StudyError` for anything that the person who asked got wrong.
  package init(_ study: Study) throws(StudyError) {
    let type = study.experiment.definition
    self.study = study
    settings = try type.resolved(
      try SettingTable(definitions: type.settings(study.preset), overrides: study.overrides))
    experiment = try type.init(settings: settings, seed: study.seed)
  }

  private var type: any Experiment.Type { study.experiment.definition }

  /// 16 hexadecimal digits: the name of the run folder. Covers everything that decides its bytes.
  package var digest: String {
    let lines =
      [
        "experiment=\(study.experiment.rawValue)", "revision=\(type.revision)",
        "preset=\(study.preset.rawValue)", "seed=\(study.seed)",
      ] + settings.definitions.map { "\($0.name)=\(settings.value($0.name).text)" }
    return String(Digest.sha256(lines.joined(separator: "\n")).prefix(16))
  }

  /// The study as a study file that makes the same run.
  package var specText: String {
    let head = [
      "# A study file of Mneme: `mneme report spec.yaml` makes this run again.",
      "experiment: \(study.experiment.rawValue)", "preset: \(study.preset.rawValue)",
      "seed: \(study.seed)", "settings:",
    ]
    let lines = settings.definitions.map { "  \($0.name): \(yaml(settings.value($0.name)))" }
    return (head + lines).joined(separator: "\n") + "\n"
  }

  private func yaml(_ value: SettingValue) -> String {
    switch value {
    case .integer, .number: value.text
    case .integers, .numbers: "[\(value.text.split(separator: ",").joined(separator: ", "))]"
    case .text(let words): StudyText.quoted(words)
    case .texts(let list): "[\(list.map(StudyText.quoted).joined(separator: ", "))]"
    }
  }

  /// The command that makes the same run again: only what differs from the preset is named.
  package var command: String {
    if let command = type.command(study, settings) { return command }
    let changed = settings.definitions.filter { settings.value($0.name) != $0.defaultValue }
    return "mneme report \(study.experiment.rawValue) --preset \(study.preset.rawValue) "
      + "--seed \(study.seed)"
      + changed.map { " --set \($0.name)=\(settings.value($0.name).text)" }.joined()
  }

  /// The manifest before anything is computed; versions, tables and figures join it later.
  package var manifest: Manifest {
    Manifest(
      experiment: study.experiment.rawValue, title: type.title, revision: type.revision,
      digest: digest, preset: study.preset.rawValue, seed: study.seed, command: command,
      settings: settings.definitions.map {
        Manifest.Setting(
          name: $0.name, value: settings.value($0.name).text, meaning: $0.meaning)
      },
      versions: [])
  }
}
