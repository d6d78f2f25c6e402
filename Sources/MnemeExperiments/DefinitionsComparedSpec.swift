import MnemeTables

/// Every setting of `definitions-compared`, checked.
struct DefinitionsComparedSpec: Sendable {
  let trainingCount: Int
  let referenceCount: Int
  let sampleCount: Int
  /// In units of the images' standard deviation.
  let noiseLevel: Double
  /// c, in units of the images' variance.
  let tikhonovStrength: Double
  /// τ.
  let empiricalBayesFloor: Double
  let stepCount: Int
  let network: DigitsNetworkSpec
  let measurement: MeasureSpec

  var generators: [ComparedGenerator] {
    ComparedGenerator.allCases.filter { $0 != .network || network.updates > 0 }
  }

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "training_count", .integer(100),
        "n, training images, from 80 to 500: few enough that a tenfold reference is left of the 1797 "
          + "digits."),
      SettingDefinition(
        "reference_count", .integer(1000),
        "Held-out images, from 200 to 1400: ten times n for the reference reading of the relative "
          + "log-likelihood."),
      SettingDefinition(
        "sample_count", .integer(isQuick ? 150 : 500),
        "Samples of each generator, from 80; the truth needs as many digits that are left."),
      SettingDefinition(
        "noise_level", .number(0.1),
        "Noise of the noisy copies, in standard deviations of the images, above 0 and at most 10: seen "
          + "hardly."),
      SettingDefinition(
        "tikhonov_strength", .number(0.09),
        "c of the Tikhonov score, in variances of the images, above 0: paths end about sqrt(c) from "
          + "the training images."),
      SettingDefinition(
        "empirical_bayes_floor", .number(1e-13),
        "tau of the empirical-Bayes score, above 0 and below 1: about half of the paths end at training "
          + "images, where P(chi^2_d <= 2 ln 1/tau) is a half."),
      SettingDefinition(
        "step_count", .integer(100), "Steps of a path of a score, from 10 to 100000."),
    ] + DigitsNetworkSpec.settings(preset, points: 2) + MeasureSpec.measurementSettings(preset)
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    trainingCount = try table.integer("training_count", 80...500)
    referenceCount = try table.integer("reference_count", 200...1400)
    let left = DigitImages.count - trainingCount - referenceCount
    try table.require(
      left >= 80, "reference_count", "at most \(DigitImages.count - trainingCount - 80) with this n"
    )
    sampleCount = try table.integer("sample_count", 80...left)
    noiseLevel = try table.number("noise_level", "above 0 and at most 10") { $0 > 0 && $0 <= 10 }
    tikhonovStrength = try table.number("tikhonov_strength", "above 0 and at most 100") {
      $0 > 0 && $0 <= 100
    }
    empiricalBayesFloor = try table.number("empirical_bayes_floor", "above 0 and below 1") {
      $0 > 0 && $0 < 1
    }
    stepCount = try table.integer("step_count", 10...100_000)
    network = try DigitsNetworkSpec(
      table, trainingCount: trainingCount, heldOutCount: referenceCount)
    measurement = try MeasureSpec(measurement: table)
  }
}
