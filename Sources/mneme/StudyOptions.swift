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
    return try ExperimentName.allCases.filter {
      $0.isInWholeReport && (networks || !$0.trainsNetworks)
    }
    .map { try study($0.rawValue) }
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
