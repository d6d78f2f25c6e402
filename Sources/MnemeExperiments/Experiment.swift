package import MnemeEngine
package import MnemeTables

/// The experiments, by the names that are typed, written in study files and shown in reports.
package enum ExperimentName: String, CaseIterable, Sendable {
  case linearTransition = "linear-transition"
  case klPhaseDiagram = "kl-phase-diagram"
  case alternativeScenario = "alternative-scenario"
  case noiseDraws = "noise-draws"
  case diffusionSteps = "diffusion-steps"
  case twoModels = "two-models"
  case asReleased = "as-released"
  case scaleAlignment = "scale-alignment"
  case scoreCollapse = "score-collapse"
  case neighbourRatio = "neighbour-ratio"
  case associativeMemory = "associative-memory"
  case intrinsicDimension = "intrinsic-dimension"
  case extraction
  case definitionsCompared = "definitions-compared"
  case unetGaussian = "unet-gaussian"
  case unetDigits = "unet-digits"
  /// Somebody else's samples: no experiment of ours, but done like one.
  case measure

  package static var known: [String] { allCases.map(\.rawValue) }

  package var definition: any Experiment.Type {
    switch self {
    case .linearTransition: LinearTransition.self
    case .klPhaseDiagram: KLPhaseDiagram.self
    case .alternativeScenario: AlternativeScenario.self
    case .noiseDraws: NoiseDraws.self
    case .diffusionSteps: DiffusionSteps.self
    case .twoModels: TwoModels.self
    case .asReleased: AsReleased.self
    case .scaleAlignment: ScaleAlignment.self
    case .scoreCollapse: ScoreCollapse.self
    case .neighbourRatio: NeighbourRatio.self
    case .associativeMemory: AssociativeMemory.self
    case .intrinsicDimension: IntrinsicDimension.self
    case .extraction: Extraction.self
    case .definitionsCompared: DefinitionsCompared.self
    case .unetGaussian: UNetGaussian.self
    case .unetDigits: UNetDigits.self
    case .measure: Measure.self
    }
  }
}

extension ExperimentName {
  /// Whether it needs `mneme-network`.
  package var trainsNetworks: Bool {
    switch self {
    case .unetGaussian, .unetDigits: true
    case .linearTransition, .klPhaseDiagram, .alternativeScenario, .twoModels, .asReleased,
      .scaleAlignment, .noiseDraws, .diffusionSteps, .scoreCollapse, .neighbourRatio, .measure,
      .associativeMemory, .intrinsicDimension, .extraction, .definitionsCompared:
      false
    }
  }

  /// The setting, as `name=value`, by which it takes in trained networks beside other models; nil: it
  /// has no such part.
  package func networkSetting(_ preset: Preset) -> String? {
    switch self {
    case .scaleAlignment: ScaleAlignmentNetworks.flag(preset)
    case .definitionsCompared, .intrinsicDimension, .extraction: DigitsNetworkSpec.flag(preset)
    case .linearTransition, .klPhaseDiagram, .alternativeScenario, .twoModels, .asReleased,
      .noiseDraws, .diffusionSteps, .scoreCollapse, .neighbourRatio, .measure, .associativeMemory,
      .unetGaussian, .unetDigits:
      nil
    }
  }

  /// Whether `mneme report` without a name makes it: all but one of two that take as long as the rest,
  /// and what needs somebody's samples.
  package var isInWholeReport: Bool { self != .unetGaussian && self != .measure }
}

/// An experiment: settings → cells and trials → rows. Pure but for the engine that it runs on.
package protocol Experiment: Sendable {
  static var name: ExperimentName { get }
  /// One line for `mneme list` and the report's title.
  static var title: String { get }
  /// Raised by one whenever a formula changes.
  static var revision: Int { get }
  /// Every setting with its default at this preset and the reason for it.
  static func settings(_ preset: Preset) -> [SettingDefinition]
  /// Settings that follow from others: a default that another setting excludes gives way.
  ///
  /// - Throws: `StudyError` where these can't be found.
  static func resolved(_ table: SettingTable) throws(StudyError) -> SettingTable
  /// The command that makes a study again; `nil`: as every other experiment's.
  static func command(_ study: Study, _ settings: SettingTable) -> String?

  /// - Throws: `StudyError` for a value out of range.
  init(settings: SettingTable, seed: UInt64) throws(StudyError)

  /// - Throws: `EngineError`, `DiskError`.
  func run(on engine: TrialEngine) async throws -> ExperimentResult
}

extension Experiment {
  package static func resolved(_ table: SettingTable) throws(StudyError) -> SettingTable { table }
  package static func command(_ study: Study, _ settings: SettingTable) -> String? { nil }
}

/// What an experiment hands over: tables as text, and what a reader must know beside them.
package struct ExperimentResult: Sendable {
  package struct Table: Sendable {
    package let name: String
    package let text: String
  }

  package private(set) var tables: [Table] = []
  package var caveats: [String] = []

  package init() {}

  package mutating func add<Row: TableRow>(_ rows: [Row]) {
    tables.append(Table(name: Row.tableName, text: CSV.text(of: rows)))
  }
}
