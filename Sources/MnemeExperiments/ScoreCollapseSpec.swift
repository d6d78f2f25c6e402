import MnemeDiffusion

/// Every setting of `score-collapse`, checked.
struct ScoreCollapseSpec: Sendable {
  let dimensions: [Int]
  let pointCount: Int
  let pathCount: Int
  let trials: Int
  /// None, then Tikhonov's by falling c, then the empirical-Bayes ones by rising τ.
  let strengths: [CollapseStrength]
  let tolerance: Double
  let stepCount: Int
  let lastNoiseLevel: Double
  /// Of the paths that are drawn in the plane.
  let drawn: [CollapseStrength]
  let drawnCount: Int
  let intervalLevel: Double

  /// The published one: σ² = (10^{2t} − 1)/(2 ln 10), from t = 1.
  static let schedule = ContinuousSchedule.varianceExploding(base: 10)
  static let firstNoiseLevel = schedule.noiseLevel(at: 1)

  var flow: ProbabilityFlow {
    ProbabilityFlow(from: Self.firstNoiseLevel, to: lastNoiseLevel, steps: stepCount)
  }

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "dimensions", .integers(isQuick ? [2, 10] : [2, 10, 64]),
        "d, dimensions of the data, each from 1 to 1000: 2 as published, 10, and that of images of "
          + "8 x 8 pixels."),
      SettingDefinition(
        "point_count", .integer(20), "Training points of each set, from 2 to 10000; as published."),
      SettingDefinition(
        "path_count", .integer(isQuick ? 100 : preset == .standard ? 500 : 1000),
        "Paths for each training set, from 1 to 100000; 1000 as published."),
      SettingDefinition(
        "trials", .integer(isQuick ? 4 : preset == .standard ? 8 : 50),
        "Independent training sets a cell, from 1 to 100000; more than the published one, so that "
          + "the interval covers other sets, too."),
      SettingDefinition(
        "tikhonov_strengths",
        .numbers(isQuick ? [1e-2, 1e-4, 1e-5, 1e-6] : tikhonov),
        "c in the score (m - x)/(sigma^2 + c), each above 0. The published range, and down to where "
          + "all dimensions collapse."),
      SettingDefinition(
        "empirical_bayes_floors", .numbers(isQuick ? [1e-6, 1e-2, 0.3, 10] : floors),
        "tau in max(sum rho, tau), each above 0. The published range 0.01 to 10, and down to where "
          + "all dimensions collapse."),
      SettingDefinition(
        "tolerance", .number(0.01),
        "Largest distance to a training point that counts as collapsed, above 0; as published."),
      SettingDefinition(
        "step_count", .integer(100),
        "Steps of Heun's method, from 2 to 100000; twice as many change no share by more than .01."
      ),
      SettingDefinition(
        "last_noise_level", .number(1e-5),
        "sigma at which paths end, above 0 and below 1; a thousandth of the tolerance."),
      SettingDefinition(
        "drawn_strength", .number(1e-2),
        "c of the paths drawn in the plane, above 0: its root, 0.1, can be seen."),
      SettingDefinition(
        "drawn_floor", .number(0.5),
        "tau of the paths drawn in the plane, above 0: about half of them collapse."),
      SettingDefinition(
        "drawn_paths", .integer(isQuick ? 8 : 24),
        "Paths drawn, from 1 to 1000; distances are from twenty times as many."),
      SettingDefinition(
        "interval_level", .number(0.95), "Level of the intervals, above 1/2 and below 1."),
    ]
  }

  private static let tikhonov = [
    1e-2, 3.16e-3, 1e-3, 3.16e-4, 1e-4, 3.16e-5, 1e-5, 3.16e-6, 1e-6, 3.16e-7,
  ]
  private static let floors = [
    1e-20, 1e-17, 1e-14, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-3, 1e-2, 0.03, 0.1, 0.3, 1, 3, 10,
  ]

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    func positive(_ name: String) throws(StudyError) -> Double {
      try table.number(name, "above 0") { $0 > 0 }
    }
    func positives(_ name: String) throws(StudyError) -> [Double] {
      distinct(try table.numbers(name, "a list of numbers above 0") { $0 > 0 })
    }
    dimensions = distinct(try table.integers("dimensions", 1...1000))
    try table.require(!dimensions.isEmpty, "dimensions", "at least one dimension")
    pointCount = try table.integer("point_count", 2...10_000)
    pathCount = try table.integer("path_count", 1...100_000)
    trials = try table.integer("trials", 1...100_000)
    let tikhonov = try positives("tikhonov_strengths").sorted(by: >)
    let floors = try positives("empirical_bayes_floors").sorted()
    strengths = [.none] + tikhonov.map { .tikhonov($0) } + floors.map { .empiricalBayes($0) }
    tolerance = try positive("tolerance")
    stepCount = try table.integer("step_count", 2...100_000)
    lastNoiseLevel = try table.number("last_noise_level", "above 0 and below 1") {
      $0 > 0 && $0 < 1
    }
    drawn = [
      .none, .tikhonov(try positive("drawn_strength")),
      .empiricalBayes(try positive("drawn_floor")),
    ]
    drawnCount = try table.integer("drawn_paths", 1...1000)
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
  }
}
