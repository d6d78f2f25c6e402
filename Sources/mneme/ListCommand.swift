import ArgumentParser
import MnemeExperiments

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the experiments, or the settings of one.")

  @Argument(help: "An experiment; its settings are listed.")
  var experiment: String?

  @Option(help: ArgumentHelp("Whose defaults to show.", valueName: "quick|standard|paper"))
  var preset: Preset = .standard

  func run() throws {
    guard let experiment else {
      for name in ExperimentName.allCases { print("\(name.rawValue)  \(name.definition.title)") }
      return
    }
    let name = try ExperimentName(named: experiment)
    for setting in name.definition.settings(preset) {
      print("\(setting.name) = \(setting.defaultValue.text)\n    \(setting.meaning)")
    }
  }
}

extension Preset: ExpressibleByArgument {}

extension ExperimentName {
  /// - Throws: `StudyError.unknownExperiment`, with the nearest name.
  init(named name: String) throws(StudyError) {
    guard let known = ExperimentName(rawValue: name) else {
      throw .unknownExperiment(name: name, source: nil, known: Self.known)
    }
    self = known
  }
}
