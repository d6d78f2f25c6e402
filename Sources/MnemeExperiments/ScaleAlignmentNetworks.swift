import MnemeEngine
import MnemeTables

/// The trained networks in `scale-alignment`: those of `unet-digits` and `unet-gaussian` at a preset,
/// with all settings as they are there, so that finished trials are shared.
struct ScaleAlignmentNetworks: Sendable {
  /// `nil`: none.
  let digits: Preset?
  let gaussian: Preset?

  static let definitions = [
    SettingDefinition(
      "digits_networks", .integer(0),
      "Networks of unet-digits that join: 0 none; 1, 2, 3 those of the presets quick, standard, paper. "
        + "They need mneme-network, unless their trials are finished."),
    SettingDefinition(
      "gaussian_networks", .integer(0), "The same for the networks of unet-gaussian."),
  ]

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    digits = Self.preset(try table.integer("digits_networks", 0...3))
    gaussian = Self.preset(try table.integer("gaussian_networks", 0...3))
  }

  private static func preset(_ number: Int) -> Preset? {
    switch number {
    case 1: .quick
    case 2: .standard
    case 3: .paper
    default: nil
    }
  }

  /// The digits' networks of a preset.
  static func flag(_ preset: Preset) -> String {
    let number =
      switch preset {
      case .quick: 1
      case .standard: 2
      case .paper: 3
      }
    return "digits_networks=\(number)"
  }

  /// What networks add to the summary.
  struct Found: Sendable {
    var rows: [ScaleAlignmentRow] = []
    /// Trials without a result.
    var caveats: [String] = []
  }

  /// Computes what isn't on disk.
  func find(seed: UInt64, on engine: TrialEngine) async throws -> Found {
    var found = Found()
    if let digits {
      let study = try UNetDigits(settings: Self.table(UNetDigits.self, digits), seed: seed).study
      try await Self.add(study, "U-Net on digits", "U-Net, digits", to: &found, on: engine)
    }
    if let gaussian {
      let study = try UNetGaussian(settings: Self.table(UNetGaussian.self, gaussian), seed: seed)
        .study
      try await Self.add(
        study, "U-Net on Gaussian images", "U-Net, Gaussian", to: &found, on: engine)
    }
    return found
  }

  private static func table(
    _ type: (some Experiment).Type, _ preset: Preset
  ) throws(StudyError) -> SettingTable {
    try type.resolved(SettingTable(definitions: type.settings(preset), overrides: []))
  }

  /// In the matched reading, by the KL of moments.
  private static func add(
    _ study: NetworkStudy, _ model: String, _ label: String, to summary: inout Found,
    on engine: TrialEngine
  ) async throws {
    let cells = try await study.cells(on: engine)
    summary.caveats += cells.flatMap(\.caveats).map { "\(model): \($0)" }
    let found = NetworkScales(cells, rules: study.spec.rules, law: study.law).leading
    var row = ScaleAlignmentRow()
    row.family = .network
    row.model = model
    row.label = label
    row.scan = .model
    row.dimension = found.dimension
    row.reading = .matched
    row.level = 0.5
    row.trials = found.trials
    row.intervalLevel = found.intervalLevel
    row.memorization = found.memorization
    row.fall = found.fall
    row.ratio = found.ratio
    row.verdict = found.verdict
    row.reason = found.reason
    summary.rows.append(row)
  }
}
