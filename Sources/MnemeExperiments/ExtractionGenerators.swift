import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// AMS and UMS of samples of real generators, and of fresh samples.
struct ExtractionGenerators: Sendable {
  let spec: ExtractionSpec
  let seed: UInt64

  /// Memorized samples, different points hit, and the expectation of these for each sample.
  private static let numbers = 3

  func cell(_ trainingCount: Int) -> TrialCell {
    TrialCell(
      experiment: "\(Extraction.name.rawValue) generators", revision: Extraction.revision,
      seed: seed,
      settings: [
        ("modes", spec.dataModes.cellText), ("radius", spec.dataRadius.cellText),
        ("training_count", trainingCount.cellText),
        ("stop_levels", spec.stopLevels.map(\.cellText).joined(separator: ",")),
        ("factors", spec.factors.map(\.cellText).joined(separator: ",")),
        ("sample_count", spec.sampleCount.cellText), ("step_count", spec.stepCount.cellText),
      ], label: "generators, n = \(trainingCount)",
      width: spec.generators.count * spec.factors.count * Self.numbers)
  }

  var group: TrialGroup {
    let counts = spec.generatorCounts
    return TrialGroup(
      cells: counts.map(cell), trials: spec.generatorTrials, workingBytes: workingBytes
    ) { request in
      request.cells.map { outcome(counts[$0], request.trial) }
    }
  }

  /// Weights of a block of places on all points, and the places.
  private var workingBytes: Int {
    let largest = spec.generatorCounts.last ?? 0
    return MemoryLayout<Double>.stride * (12 * spec.sampleCount * (largest / 4 + 8) + 8 * largest)
  }

  func outcome(_ trainingCount: Int, _ trial: Int) -> [Double] {
    let cell = cell(trainingCount)
    func samples(_ law: GaussianMixture, _ count: Int, _ purpose: String) -> Matrix {
      var choices = cell.stream(trial: trial, purpose: "\(purpose) modes")
      var noise = cell.stream(trial: trial, purpose: purpose)
      return law.samples(count, choices: &choices, noise: &noise)
    }
    let law = ExtractionLabel.random.law(modes: spec.dataModes, radius: spec.dataRadius)
    let data = samples(law, trainingCount, "data")
    let paths = FiniteSetPaths(
      points: data, from: ExtractionSpec.firstNoiseLevel, to: ExtractionSpec.lastNoiseLevel,
      stopLevels: spec.stopLevels, stepCount: spec.stepCount)
    var choices = cell.stream(trial: trial, purpose: "start points")
    var noise = cell.stream(trial: trial, purpose: "start noise")
    let (exact, stopped) = paths.ends(
      of: paths.starts(spec.sampleCount, choices: &choices, noise: &noise))
    let all = [exact] + stopped + [samples(law, spec.sampleCount, "truth")]
    return all.flatMap { measured($0, data) }
  }

  private func measured(_ samples: Matrix, _ data: Matrix) -> [Double] {
    let ratios = NeighbourRatios(of: samples, in: data)
    return spec.factors.flatMap { factor in
      let hits = DistinctHits(targets: ratios.targets(below: 1 / factor), samples: samples.rows)
      return [
        Double(hits.hits), hits.perSample, hits.expected(trainingCount: data.rows).mean,
      ]
    }
  }

  /// - Parameter outcomes: at each training count, by trial.
  func rows(_ outcomes: [[[Double]]]) -> [ExtractionMemorizedRow] {
    zip(spec.generatorCounts, outcomes).flatMap { count, trials in
      spec.generators.enumerated().flatMap { index, generator in
        spec.factors.enumerated().map { band, factor in
          let start = (index * spec.factors.count + band) * Self.numbers
          var row = row(trials, start)
          row.trainingCount = count
          row.generator = generator.kind
          row.noiseLevel = generator.noiseLevel
          row.factor = factor
          row.uniformRate = 1 / (factor * factor)
          return row
        }
      }
    }
  }

  private func row(_ trials: [[Double]], _ start: Int) -> ExtractionMemorizedRow {
    let fraction = ClusteredFraction(
      counts: trials.map { Int($0[start]) }, size: spec.sampleCount, level: spec.intervalLevel)
    var row = ExtractionMemorizedRow()
    row.sampleCount = spec.sampleCount
    row.trials = trials.count
    row.intervalLevel = spec.intervalLevel
    row.memorized = TrialFraction(
      fraction: fraction.fraction, low: fraction.interval.lower, high: fraction.interval.upper)
    row.distinct = TrialSummary(of: trials.map { $0[start + 1] })
      .meanInterval(trials: trials.count, level: spec.intervalLevel)
    row.expectedDistinct =
      trials.reduce(0) { $0 + $1[start + 2] } / Double(max(1, trials.count))
    return row
  }
}
