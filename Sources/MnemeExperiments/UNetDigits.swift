package import MnemeEngine

/// `unet-digits`: a denoising diffusion network trained on real images, handwritten digits. The truth is
/// a set of held-out images, so only the matched reading is held.
///
/// Source: Halder (arXiv 2411.17807), with the protocol of Theory, section 5.
package struct UNetDigits: Experiment {
  package static let name = ExperimentName.unetDigits
  package static let title =
    "A trained network on handwritten digits: when does it stop memorizing?"
  package static let revision = 1

  var study: NetworkStudy

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    NetworkSpec.settings(preset, counts: counts) + [
      SettingDefinition(
        "held_out_count", .integer(797),
        "Images of the 1797 that no network sees, from 100 to 1400: the truth. No training set may have "
          + "more, and 200 fresh images are left besides.")
    ]
  }

  private static func counts(_ preset: Preset) -> [Int] {
    switch preset {
    case .quick: [32, 128]
    case .standard: [50, 150, 400, 797]
    case .paper: Array(stride(from: 50, through: 750, by: 50)) + [797]
    }
  }

  package static func resolved(_ table: SettingTable) -> SettingTable {
    NetworkSpec.resolved(table)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    let law = DigitImages(heldOutCount: try settings.integer("held_out_count", 100...1400))
    study = NetworkStudy(
      experiment: Self.name, revision: Self.revision, seed: seed, law: law,
      spec: try NetworkSpec(settings, largestCount: law.largestCount))
  }

  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    study.result(try await study.cells(on: engine))
  }
}
