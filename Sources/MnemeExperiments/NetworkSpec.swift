import MnemeDiffusion
import MnemeTables

/// The settings that `unet-gaussian` and `unet-digits` have in common, checked.
struct NetworkSpec: Sendable {
  let counts: [Int]
  let trials: Int
  let shape: NetworkShape
  let schedule: NoiseSchedule
  let sampler: DiffusionSampler
  let budget: TrainingBudget
  let batch: Int
  let learningRate: Double
  /// `nil`: none.
  let averageDecay: Double?
  /// Images a trial for moments, neighbours and coordinate-wise L²; of them those for Eq. 4a.
  let imageCount: Int
  let generatedCount: Int
  /// Steps of the forward process at which denoising is measured, ascending.
  let levels: [Int]
  let threads: Int
  let rules: TransitionRules

  static func settings(
    _ preset: Preset, counts: (Preset) -> [Int]
  ) -> [SettingDefinition] {
    let isQuick = preset == .quick
    let isPaper = preset == .paper
    return [
      SettingDefinition(
        "training_counts", .integers(counts(preset)),
        "n, images of the training set, each at least 2."),
      SettingDefinition(
        "trials", .integer(isQuick ? 3 : isPaper ? 500 : 16),
        "Training sets a cell, each with a network of its own, from 2 to 100000; paper: the released "
          + "protocol's."),
      SettingDefinition(
        "updates", .integer(isQuick ? 40 : isPaper ? 0 : 240),
        "Budget: updates of the weights, from 0 to 10000000. 0: by epochs."),
      SettingDefinition(
        "epochs", .integer(isPaper ? 10 : 0),
        "Budget: passes over the training set, from 0 to 1000000; paper: the released protocol's. 0: by "
          + "updates."),
      SettingDefinition("batch", .integer(128), "Images an update, from 1 to 65536."),
      SettingDefinition(
        "learning_rate", .number(isPaper ? 2e-4 : 2e-3),
        "Of Adam, above 0 and at most 1; paper: the released protocol's 2e-4. In a few hundred updates "
          + "the small network comes nearer to the truth with ten times that."),
      SettingDefinition(
        "average_decay", .number(0),
        "Decay of the moving average of the weights that draws the images, below 1. 0: none is kept."
      ),
      SettingDefinition(
        "channels",
        .integers(isPaper ? NetworkShape.reference.channels : NetworkShape.small.channels),
        "Channels of the U-Net at 8x8, 4x4 and 2x2 pixels and of the bottleneck: four multiples of 8; "
          + "paper: the released network's."),
      SettingDefinition(
        "heads", .integer(isPaper ? NetworkShape.reference.heads : NetworkShape.small.heads),
        "Heads of each attention, a divisor of the channels at 4x4 and 2x2."),
      SettingDefinition(
        "diffusion_steps", .integer(200),
        "T, steps of the forward process, from 2 to 100000; the released protocol's, which leaves an "
          + "eighth of an image's variance in x_T. With 1000 nothing is left, but short trainings are far "
          + "worse."),
      SettingDefinition("first_beta", .number(1e-4), "Variance of the first step's noise."),
      SettingDefinition("last_beta", .number(0.02), "Variance of the last step's noise."),
      SettingDefinition(
        "sampling_steps", .integer(isQuick ? 20 : isPaper ? 0 : 50),
        "Steps of the DDIM sampler, at most T. 0: the ancestral sampler, all T steps."),
      SettingDefinition(
        "image_count", .integer(640),
        "Generated images a trial, from 2 to 1000000; 10 d or more for a covariance."),
      SettingDefinition(
        "generated_count", .integer(100),
        "The first of them, on which Eq. 4a is measured, from 1 to 200."),
      SettingDefinition(
        "noise_levels", .numbers([0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 1]),
        "Where denoising is measured, as parts of T, above 0 and at most 1."),
      SettingDefinition(
        "threads", .integer(1),
        "Threads of each network, from 1 to 64. More change the last bits; --jobs is faster."),
      SettingDefinition(
        "regime_level", .number(0.95), "The 1 - delta of the definition, in (0, 1)."),
      SettingDefinition(
        "interval_level", .number(0.95), "Level of the confidence intervals, above 1/2 and below 1."
      ),
    ]
  }

  /// - Throws: `StudyError` for a value out of range.
  init(_ table: SettingTable, largestCount: Int) throws(StudyError) {
    counts = distinct(try table.integers("training_counts", 2...largestCount)).sorted()
    try table.require(!counts.isEmpty, "training_counts", "at least one training count")
    trials = try table.integer("trials", 2...100_000)
    budget = try Self.budget(table)
    batch = try table.integer("batch", 1...65536)
    learningRate = try table.number("learning_rate", "above 0 and at most 1") { $0 > 0 && $0 <= 1 }
    let decay = try table.number("average_decay", "from 0 to below 1") { $0 >= 0 && $0 < 1 }
    averageDecay = decay > 0 ? decay : nil
    shape = try Self.shape(table)
    schedule = try Self.schedule(table)
    let steps = try table.integer("sampling_steps", 0...schedule.steps)
    sampler = steps == 0 ? .ancestral : .implicit(steps: steps)
    imageCount = try table.integer("image_count", 2...1_000_000)
    generatedCount = try table.integer("generated_count", 1...min(200, imageCount))
    let parts = try table.numbers("noise_levels", "above 0 and at most 1") { $0 > 0 && $0 <= 1 }
    try table.require(!parts.isEmpty, "noise_levels", "at least one level")
    let total = Double(schedule.steps)
    levels = distinct(parts.map { max(1, Int(($0 * total).rounded())) }).sorted()
    threads = try table.integer("threads", 1...64)
    var rules = TransitionRules()
    rules.regimeLevel = try table.number("regime_level", "between 0 and 1") { $0 > 0 && $0 < 1 }
    rules.intervalLevel = try table.number("interval_level", "above 0.5 and below 1") {
      $0 > 0.5 && $0 < 1
    }
    self.rules = rules
  }

  /// One of the two.
  private static func budget(_ table: SettingTable) throws(StudyError) -> TrainingBudget {
    let updates = try table.integer("updates", 0...10_000_000)
    let epochs = try table.integer("epochs", 0...1_000_000)
    if updates > 0 && epochs > 0 {
      throw .conflict(name: "updates", other: "epochs", source: table.source("updates"))
    }
    try table.require(updates + epochs > 0, "updates", "above 0, or else 'epochs' must be")
    return epochs > 0 ? .epochs(count: epochs) : .updates(count: updates)
  }

  private static func shape(_ table: SettingTable) throws(StudyError) -> NetworkShape {
    let channels = try table.integers("channels", 8...4096)
    try table.require(
      channels.count == 4 && channels.allSatisfy { $0 % 8 == 0 }, "channels",
      "four multiples of 8, such as 16,32,64,64")
    let heads = try table.integer("heads", 1...64)
    try table.require(
      channels[1] % heads == 0 && channels[2] % heads == 0, "heads",
      "a divisor of the second and third of 'channels'")
    return NetworkShape(channels: channels, heads: heads)
  }

  private static func schedule(_ table: SettingTable) throws(StudyError) -> NoiseSchedule {
    let first = try table.number("first_beta", "above 0 and below 1") { $0 > 0 && $0 < 1 }
    let last = try table.number("last_beta", "from first_beta to below 1") { $0 >= first && $0 < 1 }
    return NoiseSchedule(
      steps: try table.integer("diffusion_steps", 2...100_000), firstBeta: first, lastBeta: last)
  }

  /// An epochs' budget replaces updates, and the other way round, if only one of them is given.
  static func resolved(_ table: SettingTable) -> SettingTable {
    switch (table.isGiven("updates"), table.isGiven("epochs")) {
    case (false, true): table.replacing("updates", with: .integer(0))
    case (true, false): table.replacing("epochs", with: .integer(0))
    case (true, true), (false, false): table
    }
  }

  func updates(_ count: Int) -> Int {
    budget.updates(trainingCount: count, batch: min(batch, count))
  }

  /// Parts of the training that its losses are averaged over.
  func lossParts(_ count: Int) -> [Range<Int>] {
    let total = updates(count)
    let parts = min(20, total)
    return (0..<parts).map { $0 * total / parts..<($0 + 1) * total / parts }
  }

  /// All that changes what a network does or is measured by; not n.
  var cellSettings: [(name: String, value: String)] {
    [
      ("budget", budgetText), ("batch", batch.cellText), ("learning_rate", learningRate.cellText),
      ("average_decay", (averageDecay ?? 0).cellText),
      ("shape", (shape.channels + [shape.heads]).map(\.cellText).joined(separator: "/")),
      (
        "schedule", "\(schedule.steps)/\(schedule.firstBeta.cellText)/\(schedule.lastBeta.cellText)"
      ),
      ("sampler", samplerText), ("image_count", imageCount.cellText),
      ("generated_count", generatedCount.cellText),
      ("levels", levels.map(\.cellText).joined(separator: "/")),
      ("threads", threads.cellText),
    ]
  }

  private var budgetText: String {
    switch budget {
    case .updates(let count): "\(count) updates"
    case .epochs(let count): "\(count) epochs"
    }
  }

  private var samplerText: String {
    switch sampler {
    case .ancestral: "ancestral"
    case .implicit(let steps): "implicit, \(steps) steps"
    }
  }
}
