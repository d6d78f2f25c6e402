import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Networks on digits, asked for images in several ways: what they give away of their training sets.
struct ExtractionConditions: Sendable {
  let spec: DigitsNetworkSpec
  let seed: UInt64
  let level: Double
  let client: NetworkClient

  private var told: ConditionalDigitsTrial {
    ConditionalDigitsTrial(spec: spec, seed: seed, client: client)
  }
  private var untold: DigitsNetworkTrial {
    DigitsNetworkTrial(spec: spec, seed: seed, client: client)
  }

  /// None where no network joins.
  struct Found: Sendable {
    var rows: [ExtractionConditionRow] = []
    var caveats: [String] = []
  }

  func find(on engine: TrialEngine) async throws -> Found {
    guard spec.updates > 0 else { return Found() }
    let outcomes = try await engine.run(
      [untold.group(trials: spec.trials), told.group(trials: spec.trials)], stage: "networks"
    ).map { $0[0] }
    var images: [ExtractionCondition: [Int: Sample]] = [:]
    for (trial, values) in outcomes[0].finished {
      let (cut, outcome) = (try spec.digits(seed: seed, trial: trial), untold.outcome(values))
      images[.unconditional, default: [:]][trial] = Sample(outcome.images, cut)
      images[.surrogate, default: [:]][trial] = Sample(outcome.guided, cut)
      images[.heldOut, default: [:]][trial] = Sample(
        cut.heldOutImages.rows(0..<min(spec.imageCount, spec.heldOutCount)), cut)
    }
    for (trial, values) in outcomes[1].finished {
      images[.conditional, default: [:]][trial] = Sample(
        told.images(values), try spec.digits(seed: seed, trial: trial))
    }
    return Found(
      rows: ExtractionCondition.allCases.map { condition in
        let own = images[condition] ?? [:]
        var row = row(condition, own.sorted { $0.key < $1.key }.map(\.value))
        if condition != .unconditional { row.gain = gain(own, images[.unconditional] ?? [:]) }
        return row
      },
      caveats: outcomes.flatMap { outcome in
        outcome.failures.sorted { $0.key < $1.key }.map {
          "\(outcome.cell.label), network \($0.key + 1) has no result: \($0.value)"
        }
      })
  }

  /// The images of one network, held against its training set.
  private struct Sample {
    let memorizedCount: Int
    let count: Int
    let hits: DistinctHits

    var share: Double { Double(memorizedCount) / Double(count) }

    init(_ images: Matrix, _ cut: DigitsCut) {
      let neighbours = NeighbourRatios(of: cut.law.measured(images), in: cut.training).neighbours
      let memorized = neighbours.filter(\.isMemorized)
      memorizedCount = memorized.count
      count = images.rows
      hits = DistinctHits(targets: memorized.map(\.index), samples: images.rows)
    }
  }

  /// Pairs of one training set; of one alone nothing is known but its own difference.
  private func gain(_ own: [Int: Sample], _ other: [Int: Sample]) -> IntervalEstimate {
    let differences = own.sorted { $0.key < $1.key }.compactMap { trial, sample in
      other[trial].map { sample.share - $0.share }
    }
    guard !differences.isEmpty else { return IntervalEstimate() }
    return TrialSummary(of: differences).meanInterval(trials: differences.count, level: level)
  }

  private func row(_ condition: ExtractionCondition, _ samples: [Sample]) -> ExtractionConditionRow
  {
    var row = ExtractionConditionRow()
    row.condition = condition
    row.trainingCount = spec.trainingCount
    row.updates = spec.updates
    row.trials = samples.count
    row.sampleCount = samples.first?.count ?? 0
    row.intervalLevel = level
    guard let first = samples.first else {
      row.reason = "no network has a result"
      return row
    }
    let fraction = ClusteredFraction(
      counts: samples.map(\.memorizedCount), size: first.count, level: level)
    row.memorized = TrialFraction(
      fraction: fraction.fraction, low: fraction.interval.lower, high: fraction.interval.upper)
    // Of each network's own hits, by the jackknife over its images.
    let n = Double(samples.count)
    let mean = samples.reduce(0) { $0 + $1.hits.perSample } / n
    let variance = samples.reduce(0) { $0 + $1.hits.standardError * $1.hits.standardError }
    let reach = NormalQuantile.value((1 + level) / 2) * variance.squareRoot() / n
    row.distinct = IntervalEstimate(
      value: mean, low: max(0, mean - reach), high: min(1, mean + reach))
    row.expectedDistinct =
      samples.reduce(0) { $0 + $1.hits.expected(trainingCount: spec.trainingCount).mean } / n
    return row
  }
}
