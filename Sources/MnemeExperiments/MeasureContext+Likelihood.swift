import MnemeEngine
import MnemeMetrics
import MnemeNumerics

/// The relative log-likelihood of one generated set (Theory, Eq. 4a), nats per dimension.
struct LikelihoodOutcome: Sendable, Equatable {
  var matched = 0.0
  var matchedError = 0.0
  /// X and held-out samples in each density.
  var matchedSize = 0
  var pValue = 1.0
  /// Of the random divisions: the middle share that the interval level names.
  var null = [0.0, 0.0, 0.0]
  /// `nil` where the reading does not hold.
  var reference: Double?
  var referenceError = 0.0
  var referenceNull = [0.0, 0.0, 0.0]

  static let width = 13

  init() {}

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    matched = values[0]
    matchedError = values[1]
    matchedSize = Int(values[2])
    pValue = values[3]
    null = Array(values[4..<7])
    reference = values[7] == 1 ? values[8] : nil
    referenceError = values[9]
    referenceNull = Array(values[10..<13])
  }

  var values: [Double] {
    [matched, matchedError, Double(matchedSize), pValue] + null
      + [reference == nil ? 0 : 1, reference ?? 0, referenceError] + referenceNull
  }
}

extension MeasureContext {
  /// nil without held-out samples.
  func likelihood(of model: MeasuredModel, _ index: Int) -> MeasureTask? {
    guard let reference = sets.reference else { return nil }
    let sizes = likelihoodSizes(model, reference)
    guard sizes.kernels >= 2, sizes.generated >= 2 else { return nil }
    let cell = cell(
      "likelihood", of: model.set, trainingCount: model.trainingCount,
      settings: [
        ("reference", reference.input.sha256), ("generated_count", String(sizes.generated)),
        ("kernel_count", String(sizes.kernels)), ("permutations", String(spec.permutations)),
        ("interval_level", "\(spec.intervalLevel)"), ("scale", "\(sets.scale)"),
      ], width: LikelihoodOutcome.width,
      label: "relative log-likelihood of \(model.set.name)")
    let group = TrialGroup(
      cells: [cell], trials: 1,
      workingBytes: 8
        * (3 * (sizes.generated + 2 * sizes.kernels) * sets.dimension
          + 2 * sizes.generated * 2 * sizes.kernels)
    ) { _ in
      [try outcome(of: model, reference, sizes, cell).values]
    }
    return MeasureTask(group: group) { outcomes, results in
      results.likelihoods[index] = LikelihoodOutcome(outcomes[0])
    }
  }

  private func likelihoodSizes(
    _ model: MeasuredModel, _ reference: MeasureSet
  ) -> (generated: Int, kernels: Int) {
    // Numbers in memory: 32 million in each matrix at most.
    let most = max(2, (1 << 25) / max(1, sets.dimension))
    return (
      min(spec.likelihoodCount, model.set.count, most),
      min(spec.kernelCount, sets.targets(model.trainingCount).count, reference.count, most)
    )
  }

  private func outcome(
    of model: MeasuredModel, _ reference: MeasureSet, _ sizes: (generated: Int, kernels: Int),
    _ cell: TrialCell
  ) throws -> LikelihoodOutcome {
    let generated = try model.set.features.matrix(
      sample(sizes.generated, of: model.set, purpose: "likelihood"))
    let targets = sets.targets(model.trainingCount)
    let training = try sets.training.features.matrix(
      sample(
        sizes.kernels, from: targets, of: sets.training,
        purpose: "likelihood \(model.trainingCount)"))
    let heldOut = try reference.features.matrix(
      sample(sizes.kernels, of: reference, purpose: "likelihood"))
    var stream = cell.stream(trial: 0, purpose: "permutations")
    let matched = MatchedLikelihood(
      generated: generated, training: training, heldOut: heldOut, scale: sets.scale,
      permutations: spec.permutations, stream: &stream)
    var outcome = LikelihoodOutcome()
    outcome.matched = matched.value
    outcome.matchedError = SampleMoments(matched.differences)?.standardError ?? 0
    outcome.matchedSize = sizes.kernels
    outcome.pValue = matched.pValue
    outcome.null = middle(matched.null)
    try addReference(to: &outcome, generated, targets, reference, cell)
    return outcome
  }

  /// Median and ends of the middle share of some values.
  private func middle(_ values: [Double]) -> [Double] {
    let quantiles = SampleQuantiles(values)
    let tail = (1 - spec.intervalLevel) / 2
    return [quantiles.median, quantiles.value(at: tail), quantiles.value(at: 1 - tail)]
  }

  /// The reading by a reference sample holds for n up to a tenth of it (Theory, section 1).
  static func holdsReference(trainingCount: Int, referenceCount: Int, dimension: Int) -> Bool {
    trainingCount * 10 <= referenceCount && referenceCount * dimension <= 1 << 26
  }

  private static let referenceDraws = 39

  private func addReference(
    to outcome: inout LikelihoodOutcome, _ generated: Matrix, _ targets: [Int],
    _ reference: MeasureSet, _ cell: TrialCell
  ) throws {
    let n = targets.count
    guard
      Self.holdsReference(
        trainingCount: n, referenceCount: reference.count, dimension: sets.dimension)
    else { return }
    let all = try reference.features.matrix(Array(0..<reference.count))
    let center = all.columnMeans
    func logDensities(_ samples: Matrix) -> [Double] {
      KernelDensity(points: CenteredPoints(samples, center: center), scale: sets.scale)
        .logDensities(at: CenteredPoints(generated, center: center))
    }
    func difference(_ truth: [Double], _ training: [Double]) -> [Double] {
      zip(truth, training).map { ($0 - $1) / Double(sets.dimension) }
    }
    let training = logDensities(try sets.training.features.matrix(targets))
    let own = difference(logDensities(all), training)
    var stream = cell.stream(trial: 0, purpose: "reference null")
    let null = (0..<Self.referenceDraws).map { _ -> Double in
      let order = Array(0..<reference.count).shuffled(using: &stream)
      let values = difference(
        logDensities(all.rows(order[n...])), logDensities(all.rows(order[..<n])))
      return values.reduce(0, +) / Double(values.count)
    }
    outcome.reference = own.reduce(0, +) / Double(own.count)
    outcome.referenceError = SampleMoments(own)?.standardError ?? 0
    outcome.referenceNull = middle(null)
  }
}
