package import MnemeEngine
import MnemeDiffusion

/// `unet-gaussian`: a denoising diffusion network trained on images of independent Gaussian pixels.
/// Do its two scales agree? The truth is known, so both readings are held.
///
/// Source: Halder (arXiv 2411.17807), with the protocol of Theory, section 5.
package struct UNetGaussian: Experiment {
  package static let name = ExperimentName.unetGaussian
  package static let title = "A trained network on Gaussian images: when does it stop memorizing?"
  package static let revision = 1

  var study: NetworkStudy

  package static func settings(_ preset: Preset) -> [SettingDefinition] {
    NetworkSpec.settings(preset, counts: counts) + [
      SettingDefinition("mean", .number(0.5), "Of every pixel; the released protocol's."),
      SettingDefinition(
        "standard_deviation", .number(0.1), "Of every pixel, above 0; the released protocol's."),
      SettingDefinition(
        "reference_count", .integer(10_000),
        "N_ref, samples of the reference set, from 100 to 1000000; the released code's."),
    ]
  }

  private static func counts(_ preset: Preset) -> [Int] {
    switch preset {
    case .quick: [32, 128]
    case .standard: [50, 150, 400, 1000]
    case .paper: Array(stride(from: 50, through: 1050, by: 50))
    }
  }

  package static func resolved(_ table: SettingTable) -> SettingTable {
    NetworkSpec.resolved(table)
  }

  package init(settings: SettingTable, seed: UInt64) throws(StudyError) {
    let law = GaussianImages(
      mean: try settings.number("mean", "from -10 to 10") { abs($0) <= 10 },
      deviation: try settings.number("standard_deviation", "from 1e-6 to 10") {
        (1e-6...10).contains($0)
      },
      count: try settings.integer("reference_count", 100...1_000_000))
    study = NetworkStudy(
      experiment: Self.name, revision: Self.revision, seed: seed, law: law,
      spec: try NetworkSpec(settings, largestCount: law.largestCount))
  }

  package func run(on engine: TrialEngine) async throws -> ExperimentResult {
    study.result(try await study.cells(on: engine))
  }
}
