package import MnemeEngine
import MnemeTables

/// `measure`: samples of somebody's model against its training set, by every definition.
package struct Measure: Experiment {
  package static let name = ExperimentName.measure
  package static let title = "How much of its training set is in a model’s samples"
  package static let revision = 1

  let spec: MeasureSpec
  let inputs: MeasureInputs
  let seed: UInt64

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    MeasureSpec.settings(preset)
  }

  package static func resolved(_ table: SettingTable) throws(StudyError) -> SettingTable {
    try MeasureFiles.withDigests(table)
  }

  package static func command(_ study: Study, _ settings: SettingTable) -> String? {
    MeasureCommandText.command(study, settings)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    spec = try MeasureSpec(settings)
    inputs = try MeasureFiles(settings).inputs
    self.seed = seed
  }

  init(spec: MeasureSpec, inputs: MeasureInputs, seed: UInt64) {
    self.spec = spec
    self.inputs = inputs
    self.seed = seed
  }

  /// - Throws: `StudyError` for samples that can't be measured, `EngineError`, `DiskError`.
  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    let sets = try MeasureSets(inputs, spec)
    let plan = MeasureTrials(sets, spec, seed: seed)
    let outcomes = try await engine.run(plan.groups, stage: "samples")
    return try MeasureSummary(sets, spec, try plan.results(outcomes)).result
  }
}

/// The command line that makes a study.
enum MeasureCommandText {
  static func command(_ study: Study, _ settings: SettingTable) -> String {
    var words = ["mneme", "measure", "--train", settings.text("train")]
    let generated = settings.texts("generated")
    if case .integers(let counts) = settings.value("at"), !counts.isEmpty {
      for (count, path) in zip(counts, generated) { words += ["--at", "\(count)=\(path)"] }
    } else {
      words += ["--generated"] + generated
    }
    for name in ["reference", "labels"] where !settings.text(name).isEmpty {
      words += ["--\(name)", settings.text(name)]
    }
    words += ["--preset", study.preset.rawValue, "--seed", String(study.seed)]
    let named = ["train", "generated", "at", "reference", "labels", "digests"]
    for definition in settings.definitions where !named.contains(definition.name) {
      let value = settings.value(definition.name)
      if value != definition.defaultValue {
        words += ["--set", "\(definition.name)=\(value.text)"]
      }
    }
    return ShellText.command(words)
  }
}
