import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Trials of a cell → a row for each generator. Pure.
struct NeighbourRatioSummary {
  let spec: NeighbourRatioSpec
  let dimension: Int
  let trainingCount: Int

  func rows(_ outcomes: [[Double]]) -> [NeighbourRatioRow] {
    spec.generators.enumerated().map { index, generator in
      let fraction = ClusteredFraction(
        counts: outcomes.map { Int($0[index]) }, size: spec.sampleCount, level: spec.intervalLevel)
      var row = NeighbourRatioRow()
      row.dimension = dimension
      row.trainingCount = trainingCount
      row.generator = generator.kind
      row.noiseLevel = generator.noiseLevel
      row.sampleCount = spec.sampleCount
      row.trials = outcomes.count
      row.intervalLevel = spec.intervalLevel
      row.memorized = TrialFraction(
        fraction: fraction.fraction, low: fraction.interval.lower, high: fraction.interval.upper)
      row.uniformRate = NeighbourRatios.uniformRate(dimension: dimension)
      return row
    }
  }
}

/// Up to how many training samples each generator memorizes.
enum NeighbourRatioEffective {
  static func rows(
    _ spec: NeighbourRatioSpec, _ rows: [NeighbourRatioRow]
  ) -> [NeighbourRatioEffectiveRow] {
    spec.dimensions.flatMap { dimension in
      spec.generators.map { generator in
        let cells = rows.filter {
          $0.dimension == dimension && $0.generator == generator.kind
            && $0.noiseLevel == generator.noiseLevel
        }
        var row = NeighbourRatioEffectiveRow()
        row.dimension = dimension
        row.generator = generator.kind
        row.noiseLevel = generator.noiseLevel
        row.level = spec.effectiveLevel
        row.smallestCount = spec.counts.first ?? 0
        row.largestCount = spec.counts.last ?? 0
        add(measured(cells, level: spec.effectiveLevel), to: &row)
        return row
      }
    }
  }

  private static func measured(
    _ cells: [NeighbourRatioRow], level: Double
  ) -> EffectiveMemorization {
    EffectiveMemorization(
      cells.sorted { $0.trainingCount < $1.trainingCount }.map {
        EffectiveMemorization.Cell(
          trainingCount: $0.trainingCount, fraction: $0.memorized.fraction ?? 0,
          low: $0.memorized.low ?? 0, high: $0.memorized.high ?? 1)
      }, level: level)
  }

  /// A place outside of the run's counts is a limit on one side.
  private static func add(
    _ found: EffectiveMemorization, to row: inout NeighbourRatioEffectiveRow
  ) {
    switch found.place {
    case .at(let count):
      row.effective.value = count
      row.effective.low = limit(found.low)
      row.effective.high = limit(found.high)
      if row.effective.low == nil { row.reason = "its lower limit lies below the least n" }
      if row.effective.high == nil { row.reason = "its upper limit lies above the largest n" }
    case .beyondAll:
      row.effective.low = limit(found.low) ?? Double(row.largestCount)
      row.reason = "it memorizes at the largest n of the run"
    case .belowAll:
      row.effective.high = limit(found.high) ?? Double(row.smallestCount)
      row.reason = "it memorizes at no n of the run"
    }
  }

  private static func limit(_ place: EffectiveMemorization.Place) -> Double? {
    switch place {
    case .at(let count): count
    case .belowAll, .beyondAll: nil
    }
  }
}
