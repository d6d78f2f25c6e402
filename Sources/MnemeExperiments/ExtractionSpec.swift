import MnemeTables

/// Every setting of `extraction`, checked.
struct ExtractionSpec: Sendable {
  let modeCounts: [Int]
  let radii: [Double]
  let trainingCount: Int
  let bandwidth: Double
  let trials: Int
  let dataModes: Int
  let dataRadius: Double
  /// Ascending.
  let bandwidths: [Double]
  let poolSize: Int
  let zipfExponent: Double
  /// Ascending.
  let hitCounts: [Int]
  let hitTrials: Int
  /// Ascending.
  let generatorCounts: [Int]
  /// σ at which paths are read, falling.
  let stopLevels: [Double]
  /// Falling: the narrowest band first.
  let factors: [Double]
  let sampleCount: Int
  let generatorTrials: Int
  let stepCount: Int
  /// Ascending.
  let clusterCounts: [Int]
  let restarts: Int
  let keptPart: Double
  let shuffles: Int
  let intervalLevel: Double
  let network: DigitsNetworkSpec

  /// Where paths begin and end, in the units of the data.
  static let firstNoiseLevel = 10.0
  static let lastNoiseLevel = 1e-6

  /// What samples are measured, in the order of an outcome.
  var generators: [(kind: ExtractionGenerator, noiseLevel: Double?)] {
    [(.exact, nil)] + stopLevels.map { (.stopped, $0) } + [(.truth, nil)]
  }

  static func settings(_ preset: Preset) -> [SettingDefinition] {
    divergenceSettings(preset) + hitSettings(preset) + generatorSettings(preset)
      + surrogateSettings(preset) + [DigitsNetworkSpec.digits]
      + DigitsNetworkSpec.settings(preset) + [
        SettingDefinition(
          "interval_level", .number(0.95), "Level of the intervals, above 1/2 and below 1.")
      ]
  }

  private static func divergenceSettings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "mode_counts", .integers(isQuick ? [2, 4] : [2, 4, 8]),
        "C, modes of the mixture, each from 2 to 100; 2 and 4 in the check."),
      SettingDefinition(
        "radii", .numbers(isQuick ? [1, 3, 6] : [1, 1.5, 2, 3, 4, 6]),
        "r, radius of their circle in standard deviations of a mode, each above 0 and at most 100: "
          + "modes that overlap (1) to modes apart (6), as in the check."),
      SettingDefinition(
        "training_count", .integer(1000),
        "n, training points with the label, from 2 to 100000; as in the check."),
      SettingDefinition(
        "bandwidth", .number(0.01),
        "epsilon of the gaps, from 1e-6 to 10: they differ from their limit by about its square."),
      SettingDefinition(
        "trials", .integer(isQuick ? 10 : preset == .standard ? 40 : 400),
        "Independent training sets for each mixture and label, from 2 to 100000; a quarter as many for "
          + "the divergence itself, which takes n times the work."),
      SettingDefinition(
        "data_modes", .integer(4),
        "C of the mixture whose divergence is read against epsilon and whose samples train generators, "
          + "from 2 to 100."),
      SettingDefinition(
        "data_radius", .number(2),
        "r of that mixture, above 0 and at most 100: modes that touch, so that its theory is more "
          + "than ln C."),
      SettingDefinition(
        "bandwidths",
        .numbers(isQuick ? [0.001, 0.01, 0.1, 1] : [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]),
        "epsilon at which the divergence itself is read, each from 1e-6 to 10: from kernels apart to "
          + "one blur (n points of a mode are about 0.03 apart)."),
    ]
  }

  private static func hitSettings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "pool_size", .integer(100),
        "M, training points of the simulated hits, from 2 to 2000; as in the check."),
      SettingDefinition(
        "zipf_exponent", .number(1),
        "s of the unequal law, p_i in proportion to i^(-s), above 0 and at most 5: few points are hit "
          + "often."),
      SettingDefinition(
        "hit_counts", .integers(isQuick ? [10, 100, 1000] : [10, 30, 100, 300, 1000]),
        "N_G, generated samples, each from 1 to 1000000; 100 in the check."),
      SettingDefinition(
        "hit_trials", .integer(isQuick ? 100 : preset == .standard ? 400 : 4000),
        "Simulations of hits, from 2 to 100000."),
    ]
  }

  private static func generatorSettings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "generator_counts", .integers(isQuick ? [10, 100] : [10, 30, 100, 300, 1000]),
        "n, training points of the generators, each from 3 to 100000."),
      SettingDefinition(
        "stop_levels", .numbers(isQuick ? [0.1, 0.01] : [0.1, 0.03, 0.01]),
        "sigma at which paths of the exact score are stopped, in standard deviations of a mode, each "
          + "from 1e-5 to 5."),
      SettingDefinition(
        "factors", .numbers([3, 2, 1.5]),
        "Bands of similarity, each above 1 and at most 100: so many times nearer to the nearest "
          + "training point than to the second; 3 is the usual one."),
      SettingDefinition(
        "sample_count", .integer(isQuick ? 100 : 200), "N_G, samples a trial, from 2 to 100000."),
      SettingDefinition(
        "generator_trials", .integer(isQuick ? 6 : preset == .standard ? 12 : 100),
        "Independent training sets of the generators, from 2 to 100000."),
      SettingDefinition(
        "step_count", .integer(100), "Steps of a whole path, from 10 to 100000."),
    ]
  }

  private static func surrogateSettings(_ preset: Preset) -> [SettingDefinition] {
    let isQuick = preset == .quick
    return [
      SettingDefinition(
        "cluster_counts", .integers(isQuick ? [10, 30] : [5, 10, 20, 40, 80]),
        "K, clusters of the digits, each from 2 to 500: fewer than there are digits, and several for "
          + "each."),
      SettingDefinition(
        "restarts", .integer(isQuick ? 2 : preset == .standard ? 10 : 50),
        "Starts of K-means, the best of which counts, from 1 to 10000."),
      SettingDefinition(
        "kept_part", .number(0.5),
        "Part of the clusters that is kept, those that cohere most, above 0 and at most 1: a least "
          + "cohesion would have to grow with K."),
      SettingDefinition(
        "shuffles", .integer(isQuick ? 10 : preset == .standard ? 50 : 500),
        "Times that digits are shuffled for the null, from 2 to 100000."),
    ]
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable) throws(StudyError) {
    func counts(_ name: String, _ range: ClosedRange<Int>) throws(StudyError) -> [Int] {
      let values = distinct(try table.integers(name, range)).sorted()
      try table.require(!values.isEmpty, name, "at least one value")
      return values
    }
    func numbers(
      _ name: String, _ words: String, where allowed: (Double) -> Bool
    ) throws(StudyError) -> [Double] {
      let values = distinct(
        try table.numbers(name, "a list of numbers \(words)", where: allowed)
      ).sorted()
      try table.require(!values.isEmpty, name, "at least one number")
      return values
    }
    modeCounts = try counts("mode_counts", 2...100)
    radii = try numbers("radii", "above 0 and at most 100") { $0 > 0 && $0 <= 100 }
    trainingCount = try table.integer("training_count", 2...100_000)
    bandwidth = try table.number("bandwidth", "from 1e-6 to 10") { $0 >= 1e-6 && $0 <= 10 }
    trials = try table.integer("trials", 2...100_000)
    dataModes = try table.integer("data_modes", 2...100)
    dataRadius = try table.number("data_radius", "above 0 and at most 100") {
      $0 > 0 && $0 <= 100
    }
    bandwidths = try numbers("bandwidths", "from 1e-6 to 10") { $0 >= 1e-6 && $0 <= 10 }
    poolSize = try table.integer("pool_size", 2...2000)
    zipfExponent = try table.number("zipf_exponent", "above 0 and at most 5") {
      $0 > 0 && $0 <= 5
    }
    hitCounts = try counts("hit_counts", 1...1_000_000)
    hitTrials = try table.integer("hit_trials", 2...100_000)
    generatorCounts = try counts("generator_counts", 3...100_000)
    stopLevels = Array(
      try numbers("stop_levels", "from 1e-5 to 5") { $0 >= 1e-5 && $0 <= 5 }.reversed())
    factors = Array(
      try numbers("factors", "above 1 and at most 100") { $0 > 1 && $0 <= 100 }.reversed())
    sampleCount = try table.integer("sample_count", 2...100_000)
    generatorTrials = try table.integer("generator_trials", 2...100_000)
    stepCount = try table.integer("step_count", 10...100_000)
    clusterCounts = try counts("cluster_counts", 2...500)
    restarts = try table.integer("restarts", 1...10_000)
    keptPart = try table.number("kept_part", "above 0 and at most 1") { $0 > 0 && $0 <= 1 }
    shuffles = try table.integer("shuffles", 2...100_000)
    network = try DigitsNetworkSpec(table)
    intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
  }
}
