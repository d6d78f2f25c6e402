import ArgumentParser
import MnemeExperiments
import MnemeTables

/// What to study, shared by the commands that compute.
struct StudyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Size of the study. Default: the study file's, else standard.",
      valueName: "quick|standard|paper"))
  var preset: Preset?

  @Option(help: "Seed of every random stream. Default: the study file's, else 20241126.")
  var seed: UInt64?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a setting (see `mneme list EXPERIMENT`).", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("Folder for runs and finished trials.", valueName: "dir"))
  var output = "output"

  /// The study of an experiment's name or of a study file, with the flags over it.
  ///
  /// - Throws: `StudyError`, `DiskError`.
  func study(_ subject: String) throws -> Study {
    var study =
      Self.isStudyFile(subject)
      ? try Self.readStudy(subject) : Study(experiment: try ExperimentName(named: subject))
    study.preset = preset ?? study.preset
    study.seed = seed ?? study.seed
    for flag in settings { study.overrides.append(try SettingOverride(flag: flag)) }
    return study
  }

  /// Without a subject: every experiment of the whole report. Settings then have no one experiment to
  /// go to.
  func studies(_ subject: String?, networks: Bool) throws -> [Study] {
    if let subject { return [try study(subject)] }
    let names = ExperimentName.allCases.filter {
      $0.isInWholeReport && (networks || !$0.trainsNetworks)
    }
    guard networks else { return try names.map { try study($0.rawValue) } }
    return try names.filter { $0 != .scaleAlignment }.map(studyWithNetworks)
      + [try studyWithNetworks(.scaleAlignment)]
  }

  /// What can have trained networks beside its models takes them in; the scales of all models come
  /// last, so that the networks' are finished by then.
  private func studyWithNetworks(_ name: ExperimentName) throws -> Study {
    var study = try study(name.rawValue)
    if let flag = name.networkSetting(study.preset) {
      study.overrides.append(try SettingOverride(flag: flag))
    }
    return study
  }

  /// The command that makes the whole report with these options again.
  func wholeCommand(networks: Bool) -> String {
    let parts = [
      "mneme report", preset.map { "--preset \($0.rawValue)" }, seed.map { "--seed \($0)" },
      networks ? nil : "--without-networks",
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private static func isStudyFile(_ subject: String) -> Bool {
    subject.hasSuffix(".yaml") || subject.hasSuffix(".yml")
  }

  private static func readStudy(_ path: String) throws -> Study {
    guard let bytes = try AtomicFile.read(path) else { throw StudyError.missingStudy(path: path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StudyError.malformedStudy(path: path, line: 1, detail: "the file is not UTF-8 text")
    }
    return try StudyFile.parse(text, path: path)
  }
}
