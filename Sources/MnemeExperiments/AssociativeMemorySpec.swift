import Glibc

/// Every setting of `associative-memory`, checked.
struct AssociativeMemorySpec: Sendable {
  /// K, ascending.
  let counts: [Int]
  let beta: Double
  let sampleCount: Int
  let trials: Int
  let recallSteps: Int
  let memorizedDistance: Double
  let awayDistance: Double
  let spuriousDistance: Double
  /// σ added to patterns, ascending.
  let noiseLevels: [Double]
  let recoveryShare: Double
  let drawnBetas: [Double]
  let drawnPatterns: Int
  let lawBetas: [Double]
  let intervalLevel: Double

  /// 1/√(2β): the noise that belongs to the inverse temperature.
  var kernelWidth: Double { 1 / (2 * beta).squareRoot() }

  /// Where paths begin, in radii of the circle.
  static let firstNoiseLevel = 5.0
  static let stepCount = 40
  /// Steps of recall that look for a minimum, at most, and patterns that it starts from.
  static let minimumSteps = 3000
  static let startCount = 128

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    let counts = [2, 4, 9, 16, 32, 64, 128, 256, 512] + (preset == .paper ? [1024, 2048] : [])
    return [
      SettingDefinition(
        "pattern_counts", .integers(isQuick ? [2, 9, 32] : counts),
        "K, patterns on random angles of the unit circle, each from 2 to 100000; the published 2 to "
          + "128, and beyond, where samples generalize."),
      SettingDefinition(
        "beta", .number(20),
        "Inverse temperature of the energy, above 0; as published: patterns nearer than 0.32 merge."
      ),
      SettingDefinition(
        "sample_count", .integer(isQuick ? 50 : 200), "Samples of each trial, from 3 to 100000."),
      SettingDefinition(
        "trials", .integer(isQuick ? 8 : preset == .standard ? 16 : 100),
        "Independent sets of patterns for each K, from 2 to 100000; 8 were published."),
      SettingDefinition(
        "recall_steps", .integer(10),
        "Steps of recall (mean shift) that a sample takes at this temperature, from 0 to 100000. "
          + "Without end all samples would reach one of a few minima."),
      SettingDefinition(
        "memorized_distance", .number(0.01),
        "Largest distance to a pattern that counts as memorized, above 0. Less than the 0.013 between "
          + "the ring at beta = 20 and the circle: patterns that lie densely are not memorized."),
      SettingDefinition(
        "away_distance", .number(0.02),
        "Distance from every pattern from which a minimum lies away, above 0. More than the 0.013 "
          + "between the ring and the circle: no minimum lies nearer than that to dense patterns."),
      SettingDefinition(
        "spurious_distance", .number(0.001),
        "Largest distance to another sample that makes one spurious, above 0: a thirtieth of what 200 "
          + "samples spread evenly on the circle have between them."),
      SettingDefinition(
        "noise_levels",
        .numbers([
          0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.5, 0.8, 1.2, 2,
        ]),
        "sigma from which patterns must come back, each from 0.00001 to 4."),
      SettingDefinition(
        "recovery_share", .number(0.9), "Share that must come back, above 0 and below 1; published."
      ),
      SettingDefinition(
        "drawn_betas", .numbers([1.5, 5, 20]),
        "Inverse temperatures of the energies drawn, above 0."),
      SettingDefinition(
        "drawn_patterns", .integer(9), "Patterns whose energy is drawn, from 2 to 1000."),
      SettingDefinition(
        "law_betas", .numbers([0.5, 1.5, 2, 5, 10, 20, 50]),
        "Inverse temperatures at which merging and the ring are located, each from 0.01 to 1000."),
      SettingDefinition(
        "interval_level", .number(0.95), "Level of the intervals, above 1/2 and below 1."),
    ]
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    func positive(_ name: String) throws(StudyError) -> Double {
      try table.number(name, "above 0") { $0 > 0 }
    }
    counts = distinct(try table.integers("pattern_counts", 2...100_000)).sorted()
    try table.require(!counts.isEmpty, "pattern_counts", "at least one number of patterns")
    beta = try positive("beta")
    sampleCount = try table.integer("sample_count", 3...100_000)
    trials = try table.integer("trials", 2...100_000)
    recallSteps = try table.integer("recall_steps", 0...100_000)
    memorizedDistance = try positive("memorized_distance")
    awayDistance = try positive("away_distance")
    spuriousDistance = try positive("spurious_distance")
    noiseLevels = distinct(
      try table.numbers("noise_levels", "a list of numbers from 0.00001 to 4") {
        $0 >= 0.00001 && $0 <= 4
      }
    ).sorted()
    try table.require(!noiseLevels.isEmpty, "noise_levels", "at least one level")
    recoveryShare = try table.number("recovery_share", "above 0 and below 1") { $0 > 0 && $0 < 1 }
    drawnBetas = distinct(try table.numbers("drawn_betas", "a list of numbers above 0") { $0 > 0 })
      .sorted()
    try table.require(!drawnBetas.isEmpty, "drawn_betas", "at least one number")
    drawnPatterns = try table.integer("drawn_patterns", 2...1000)
    lawBetas = distinct(
      try table.numbers("law_betas", "a list of numbers from 0.01 to 1000") {
        $0 >= 0.01 && $0 <= 1000
      }
    ).sorted()
    try table.require(!lawBetas.isEmpty, "law_betas", "at least one number")
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
  }
}
