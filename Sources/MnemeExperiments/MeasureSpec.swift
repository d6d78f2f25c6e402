import MnemeMetrics
import MnemeTables

/// What `measure` is asked for; samples come with `MeasureInput`.
struct MeasureSpec: Sendable {
  let features: MeasureFeatures
  let groups: Set<MeasureGroup>
  let intervalLevel: Double
  let falsePositiveRate: Double
  /// Held-out or left-out samples for the null of neighbours.
  let nullCount: Int
  /// Samples of each set whose local dimension is computed.
  let dimensionCount: Int
  /// Generated samples of the relative log-likelihood, and samples of each of its densities.
  let likelihoodCount: Int
  let kernelCount: Int
  let permutations: Int
  /// Random halves of the moments' measurements.
  let splits: Int
  let pictureCount: Int
  let takesScalesAsTheyAre: Bool
  let excludesNonFinite: Bool
  let keepsDuplicates: Bool

  /// Samples of one trial of the neighbour search.
  static let blockRows = 512
  /// Nearest training samples that are kept by name.
  static let namedNeighbours = 4
}

/// What distances are taken between.
enum MeasureFeatures: Sendable, Equatable {
  case raw
  /// The first principal components of the training set.
  case principal(Int)
}

/// What can be measured together.
enum MeasureGroup: String, CaseIterable, Sendable {
  /// Ratios, thresholds and hits: all that nearest neighbours tell.
  case neighbours
  /// Local intrinsic dimension.
  case dimension
  /// Relative log-likelihood.
  case likelihood
  /// Moments and margins: distance to the truth.
  case moments
}

extension MeasureSpec {
  static func settings(_ preset: Preset) -> [SettingDefinition] {
    let size = Size(preset)
    return samples + [
      SettingDefinition(
        "features", .text("raw"),
        "What distances are taken between: raw numbers, or pca:K, the first K principal components of "
          + "the training set. Moments need fewer dimensions than half the held-out samples."),
      SettingDefinition(
        "metrics", .texts(MeasureGroup.allCases.map(\.rawValue)),
        "What is measured, of neighbours, dimension, likelihood and moments."),
    ] + measurementSettings(preset) + [
      SettingDefinition(
        "pictures", .integer(size.pictures), "Most memorized samples that are shown, from 0 to 20.")
    ] + flags
  }

  /// How much is measured, and how well.
  static func measurementSettings(_ preset: Preset) -> [SettingDefinition] {
    let size = Size(preset)
    return [
      SettingDefinition(
        "interval_level", .number(0.95), "Level of all intervals, in (0, 1); 0.95 by convention."),
      SettingDefinition(
        "false_positive_rate", .number(0.01),
        "Share of samples without memory below the thresholds, from 0.0001 to 0.5. 1 % needs hundreds "
          + "of held-out samples to be told from 0."),
      SettingDefinition(
        "null_count", .integer(size.null),
        "Held-out samples (or training samples, each left out) that show what happens without memory, "
          + "at most; from 40. Drawn at random."),
      SettingDefinition(
        "dimension_count", .integer(size.dimension),
        "Samples of each set whose local dimension is computed, from 10: a pass over the training set "
          + "with an exponential for each pair and time."),
      SettingDefinition(
        "likelihood_count", .integer(size.likelihood),
        "Generated samples of the relative log-likelihood, from 10."),
      SettingDefinition(
        "kernel_count", .integer(size.kernels),
        "Training and held-out samples of its two densities, at most; from 10."),
      SettingDefinition(
        "permutations", .integer(size.permutations),
        "Random divisions for its null, from 19: 1/(permutations + 1) is the least p-value."),
      SettingDefinition(
        "splits", .integer(size.splits), "Random halves for the moments, from 3."),
    ]
  }

  private static var samples: [SettingDefinition] {
    [
      SettingDefinition("train", .text(""), "File of the training samples, one a row."),
      SettingDefinition("generated", .texts([]), "Files of generated samples."),
      SettingDefinition(
        "at", .integers([]),
        "For each generated file, n: its model saw the first n training samples. Empty: all of them."
      ),
      SettingDefinition(
        "reference", .text(""),
        "File of held-out samples of the truth; empty: there are none, and less can be said."),
      SettingDefinition("labels", .text(""), "File of the training samples' labels; empty: none."),
      SettingDefinition(
        "digests", .texts([]),
        "SHA-256 of train, generated, reference and labels, as far as given; found if empty."),
    ]
  }

  private static var flags: [SettingDefinition] {
    [
      SettingDefinition(
        "as_is", .integer(0), "1: measure even if the sets seem to be on different scales."),
      SettingDefinition(
        "exclude_non_finite", .integer(0), "1: leave out samples with NaN or infinities."),
      SettingDefinition(
        "keep_duplicates", .integer(0),
        "1: keep equal training samples. A copy of one of two equal samples has a neighbour ratio of 1, "
          + "and so is not counted."),
    ]
  }

  private struct Size {
    let null: Int, dimension: Int, likelihood: Int, kernels: Int, permutations: Int, splits: Int
    let pictures: Int

    init(_ preset: Preset) {
      switch preset {
      case .quick:
        (null, dimension, likelihood, kernels) = (400, 50, 100, 200)
        (permutations, splits, pictures) = (99, 8, 6)
      case .standard:
        (null, dimension, likelihood, kernels) = (2000, 200, 400, 1000)
        (permutations, splits, pictures) = (199, 20, 8)
      case .paper:
        (null, dimension, likelihood, kernels) = (10_000, 1000, 1000, 4000)
        (permutations, splits, pictures) = (999, 100, 8)
      }
    }
  }

  /// Everything by raw numbers, with the sizes of `measurementSettings`.
  init(measurement table: SettingTable) throws(StudyError) {
    try self.init(
      table, features: .raw, groups: Set(MeasureGroup.allCases), pictureCount: 0,
      takesScalesAsTheyAre: true, excludesNonFinite: false, keepsDuplicates: false)
  }

  init(_ table: SettingTable) throws(StudyError) {
    try self.init(
      table, features: try Self.features(table), groups: try Self.groups(table),
      pictureCount: try table.integer("pictures", 0...20),
      takesScalesAsTheyAre: try table.integer("as_is", 0...1) == 1,
      excludesNonFinite: try table.integer("exclude_non_finite", 0...1) == 1,
      keepsDuplicates: try table.integer("keep_duplicates", 0...1) == 1)
  }

  private init(
    _ table: SettingTable, features: MeasureFeatures, groups: Set<MeasureGroup>, pictureCount: Int,
    takesScalesAsTheyAre: Bool, excludesNonFinite: Bool, keepsDuplicates: Bool
  ) throws(StudyError) {
    self.features = features
    self.groups = groups
    self.pictureCount = pictureCount
    self.takesScalesAsTheyAre = takesScalesAsTheyAre
    self.excludesNonFinite = excludesNonFinite
    self.keepsDuplicates = keepsDuplicates
    intervalLevel = try table.number("interval_level", "in (0, 1)") { $0 > 0 && $0 < 1 }
    falsePositiveRate = try table.number("false_positive_rate", "from 0.0001 to 0.5") {
      (0.0001...0.5).contains($0)
    }
    nullCount = try table.integer("null_count", 40...1_000_000)
    dimensionCount = try table.integer("dimension_count", 10...100_000)
    likelihoodCount = try table.integer("likelihood_count", 10...100_000)
    kernelCount = try table.integer("kernel_count", 10...20_000)
    permutations = try table.integer("permutations", 19...100_000)
    splits = try table.integer("splits", 3...10_000)
  }

  private static func features(_ table: SettingTable) throws(StudyError) -> MeasureFeatures {
    let text = table.text("features")
    if text == "raw" { return .raw }
    guard text.hasPrefix("pca:"), let count = Int(text.dropFirst(4)), (1...4096).contains(count)
    else {
      throw .outOfRange(
        name: "features", value: text, expected: "raw, or pca:K with K from 1 to 4096",
        source: table.source("features"))
    }
    return .principal(count)
  }

  private static func groups(_ table: SettingTable) throws(StudyError) -> Set<MeasureGroup> {
    var groups: Set<MeasureGroup> = []
    for name in table.texts("metrics") {
      guard let group = MeasureGroup(rawValue: name) else {
        throw .unknownSetting(
          name: name, source: table.source("metrics"), known: MeasureGroup.allCases.map(\.rawValue))
      }
      groups.insert(group)
    }
    try table.require(!groups.isEmpty, "metrics", "at least one")
    return groups
  }
}
