import Glibc
import MnemeMetrics
import Testing

/// SplitMix64 (Steele, Lea & Flood 2014): enough for resampling in tests.
struct ResamplingGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}

private func fall(_ cells: [DistanceCell], replicates: Int = 500) -> DistanceFall {
  var generator = ResamplingGenerator(state: 7)
  return DistanceFall(
    cells: cells, intervalLevel: 0.95, replicates: replicates, using: &generator)
}

/// Noisy distances around a centre, with heavy (Cauchy) tails in their logarithm.
private func cell(_ n: Int, centre: Double, spread: Double = 0.2, trials: Int = 60) -> DistanceCell
{
  var generator = ResamplingGenerator(state: UInt64(n))
  return DistanceCell(
    trainingCount: n,
    distances: (0..<trials).map { _ in
      centre * exp(spread * tan(Double.pi * (generator.uniform() - 0.5)))
    })
}

private func infinite(_ n: Int, trials: Int = 60) -> DistanceCell {
  DistanceCell(trainingCount: n, distances: [Double](repeating: .infinity, count: trials))
}

@Suite struct DistanceFallTests {
  @Test func solvableModelFallsJustBeyondItsDimension() {
    // Infinite up to n = d = 20, finite with heavy tails from d + 1.
    let found = fall([
      infinite(5), infinite(19), infinite(20), cell(21, centre: 1e4), cell(23, centre: 300),
      cell(25, centre: 80), cell(100, centre: 5),
    ])
    #expect(found.outcome == .fell(BracketingPair(lower: 20, upper: 21)))
    #expect(found.scale == TransitionScale(value: 21, low: 20, high: 21))
    #expect(found.comparisons.prefix(2).allSatisfy { $0.probabilityBelow == 0.5 })
    #expect(found.comparisons[2].baselineTrainingCount == 20)
    #expect(found.comparisons[2].probabilityBelow == 1)
    #expect(found.nextTrainingCount == nil)
  }

  @Test func comparesWithTheWorstCellBefore() {
    // Rises to a peak at n = 40, then falls: the peak is the baseline, not the start.
    let found = fall([
      cell(10, centre: 1), cell(20, centre: 3), cell(40, centre: 9), cell(80, centre: 8.5),
      cell(160, centre: 2), cell(320, centre: 1),
    ])
    #expect(found.comparisons.map(\.baselineTrainingCount) == [10, 20, 40, 40, 40])
    #expect(found.outcome == .fell(BracketingPair(lower: 80, upper: 160)))
    #expect(found.nextTrainingCount == 113)
  }

  @Test func partlyInfiniteCellsTie() {
    let half = DistanceCell(trainingCount: 2, distances: [1, 2, .infinity, .infinity])
    let found = fall([infinite(1, trials: 4), half])
    // Half below, half tied: ½ + ½·½.
    #expect(found.comparisons[0].probabilityBelow == 0.75)
    #expect(found.outcome == .fell(BracketingPair(lower: 1, upper: 2)))
    // Below ¾ in about half of the resamples: the end is open.
    #expect(found.scale.high == nil)
    #expect(found.scale.reasons[0].hasPrefix("upper end open"))
  }

  @Test func tiesOfMediansGoToTheLargerCount() {
    let cells = [10, 20, 30].map {
      DistanceCell(trainingCount: $0, distances: [1, 5, 9])
    }
    #expect(fall(cells).comparisons.map(\.baselineTrainingCount) == [10, 20])
    #expect(fall(cells).comparisons.allSatisfy { $0.probabilityBelow == 0.5 })
  }

  @Test func neverFalls() {
    let found = fall([cell(10, centre: 1), cell(20, centre: 1), cell(40, centre: 2)])
    #expect(found.outcome == .neverFell(last: 40))
    #expect(found.scale.value == nil)
    #expect(found.scale.low == 40)
    #expect(found.scale.high == nil)
    #expect(found.scale.reasons[0].hasPrefix("> 40"))
  }

  @Test func tooFewCells() {
    #expect(fall([]).outcome == .tooFewCells)
    #expect(fall([cell(4, centre: 1)]).outcome == .tooFewCells)
  }

  @Test func monotoneChangesOfTheDistanceChangeNothing() {
    let cells = [
      cell(10, centre: 1), cell(20, centre: 3), cell(40, centre: 2.2), cell(80, centre: 1.4),
      cell(160, centre: 0.6),
    ]
    let expected = fall(cells)
    let withInfinity = fall(cells + [infinite(15)])
    #expect(withInfinity.outcome != expected.outcome)
    let maps: [(Double) -> Double] = [{ log($0) }, { $0 * $0 * $0 }, { -1 / $0 }]
    for map in maps {
      func mapped(_ cells: [DistanceCell]) -> [DistanceCell] {
        cells.map {
          DistanceCell(trainingCount: $0.trainingCount, distances: $0.distances.map(map))
        }
      }
      #expect(fall(mapped(cells)) == expected)
      #expect(fall(mapped(cells + [infinite(15)])) == withInfinity)
    }
    // And a map that is not monotone does change it.
    let reversed = cells.map { cell in
      DistanceCell(trainingCount: cell.trainingCount, distances: cell.distances.map { -$0 })
    }
    #expect(fall(reversed) != expected)
  }

  @Test func intervalWidensWithNoise() throws {
    let cells = (0..<12).map { cell(10 + 5 * $0, centre: exp(-0.08 * Double($0)), spread: 0.3) }
    let found = fall(cells)
    let value = try #require(found.scale.value)
    let low = try #require(found.scale.low)
    #expect(low < value)
    #expect((found.scale.high ?? .infinity) > value)
    let quiet = fall(
      (0..<12).map { cell(10 + 5 * $0, centre: exp(-0.08 * Double($0)), spread: 0.001) })
    #expect(quiet.outcome == .fell(BracketingPair(lower: 10, upper: 15)))
    #expect(quiet.scale.low == 10)
    #expect(quiet.scale.high == 15)
  }

  @Test func trialsAreResampledJointly() throws {
    // The trials differ widely, but each trial's cells by less: joint resampling keeps U the same
    // function of the trial weights in every cell, and the order of cells does not matter.
    let base = cell(1, centre: 1, spread: 0.5).distances
    let cells = [4.0, 3, 0.02].enumerated().map { index, factor in
      DistanceCell(trainingCount: 10 * (index + 1), distances: base.map { $0 * factor })
    }
    #expect(fall(cells) == fall(cells.reversed()))
    #expect(fall(cells).scale.value == 30)
    #expect(fall(cells) == fall(cells))
  }

  @Test func unequalTrialCountsUseTheCommonOnes() {
    let found = fall([infinite(10, trials: 80), cell(11, centre: 1, trials: 50)])
    #expect(found.scale.value == 11)
    #expect(found.scale.reasons == ["interval from the first 50 trials, which all cells have"])
  }

  /// 200 made-up studies in which U is ½ in the second cell and far beyond ¾ in the third: the
  /// interval must hold the third cell.
  @Test func intervalNearlyAlwaysHoldsTheTruth() {
    var missed = 0
    for study in 0..<200 {
      var generator = ResamplingGenerator(state: UInt64(1000 + study))
      let cells = [(10, 0.0), (20, 0.0), (40, 1.281551565544600)].map { n, shift in
        DistanceCell(
          trainingCount: n,
          distances: (0..<40).map { _ in
            // Logistic draws, shifted in the last cell only.
            let u = generator.uniform()
            return log(u / (1 - u)) - 2.2 * shift
          })
      }
      let found = DistanceFall(
        cells: cells, intervalLevel: 0.95, replicates: 200, using: &generator)
      let low = found.scale.low ?? 0
      let high = found.scale.high ?? .infinity
      if !(low <= 40 && 40 <= high) { missed += 1 }
    }
    // 5 % of 200 is 10; more than 22 has probability 2e-4.
    #expect(missed <= 22)
  }
}
