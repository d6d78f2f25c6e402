import Glibc
import MnemeMetrics
import MnemeNumerics
import Testing

/// Cells with 100 trials each, from percentages.
private func curve(_ points: [(n: Int, percent: Int)]) -> [TransitionCell] {
  points.map { TransitionCell(trainingCount: $0.n, positives: $0.percent, trials: 100) }
}

private func cross(_ cells: [TransitionCell], level: Double = 0.5) -> TransitionLevelCrossing {
  TransitionLevelCrossing(cells: cells, level: level, intervalLevel: 0.95)
}

@Suite struct TransitionLevelCrossingTests {
  @Test func interpolatesInTheLogarithm() throws {
    let found = cross(curve([(100, 0), (200, 25), (400, 75), (800, 100)]))
    let value = try #require(found.scale.value)
    #expect(abs(value - 200 * 2.0.squareRoot()) <= 1e-10)
    #expect(found.crossings.count == 1)
    #expect(found.scale.reasons.isEmpty)
    let low = try #require(found.scale.low)
    let high = try #require(found.scale.high)
    #expect(low <= 200 && high >= 400)
  }

  @Test func intervalComesFromTheLimitCurves() throws {
    // A slow rise over many cells: the limit curves cross outside the bracketing pair.
    let cells = (0...30).map {
      TransitionCell(trainingCount: 100 + 10 * $0, positives: 35 + $0, trials: 100)
    }
    let found = cross(cells)
    #expect(found.scale.value == 250)
    let limits = cells.map { cell in
      BinomialInterval.clopperPearson(successes: cell.positives, trials: 100, level: 0.95)
    }
    // U reaches ½ between 39 and 40 successes, at n = 140 to 150; L between 60 and 61.
    #expect(limits[4].upper < 0.5 && limits[5].upper >= 0.5)
    #expect(limits[25].lower < 0.5 && limits[26].lower >= 0.5)
    let up = (0.5 - limits[4].upper) / (limits[5].upper - limits[4].upper)
    #expect(abs(try #require(found.scale.low) - 140 * pow(150.0 / 140, up)) <= 1e-10)
    let down = (0.5 - limits[25].lower) / (limits[26].lower - limits[25].lower)
    #expect(abs(try #require(found.scale.high) - 350 * pow(360.0 / 350, down)) <= 1e-10)
  }

  @Test func listsAllCrossingsAndTakesTheLastUpward() throws {
    // As at q = 0.9, d = 100: up, down, up.
    let found = cross(curve([(20, 0), (60, 90), (90, 95), (100, 5), (110, 99), (200, 100)]))
    #expect(found.crossings.map(\.direction) == [.upward, .downward, .upward])
    #expect(found.crossings[2].pair == BracketingPair(lower: 100, upper: 110))
    #expect(found.scale.value == found.crossings[2].trainingCount)
    #expect(found.scale.low == 100)
    #expect(found.scale.high == 110)
  }

  @Test func dipWithinTheNoiseWidensTheInterval() throws {
    // The dip to 47 % is within the noise of ½: the true curve may have crossed at the first rise.
    let found = cross(curve([(20, 0), (60, 60), (100, 47), (110, 99), (200, 100)]))
    #expect(found.crossings.count == 3)
    #expect(found.scale.value == found.crossings[2].trainingCount)
    #expect(try #require(found.scale.low) < 60)
  }

  @Test func laterFallIsSaid() {
    let found = cross(curve([(20, 0), (60, 90), (100, 10)]))
    #expect(found.scale.value == found.crossings[0].trainingCount)
    #expect(found.scale.reasons == ["falls below the level again after n = 60"])
  }

  @Test func touchingTheLevelCrossesBothWays() {
    let found = cross(curve([(10, 40), (20, 50), (40, 40)]))
    #expect(found.crossings.map(\.direction) == [.upward, .downward])
    #expect(found.crossings.map(\.trainingCount) == [20, 20])
  }

  @Test func censoredBelow() {
    let found = cross(curve([(10, 99), (20, 98), (40, 100)]))
    #expect(found.outcome == .atOrBelowFirst(10))
    #expect(found.scale.value == nil)
    #expect(found.scale.low == nil)
    #expect(found.scale.high == 10)
    #expect(found.scale.reasons[0].hasPrefix("<= 10"))
    let noisy = cross(curve([(10, 55), (20, 98), (40, 100)]))
    #expect(noisy.outcome == .atOrBelowFirst(10))
    #expect((noisy.scale.high ?? 0) > 10)
  }

  @Test func censoredAbove() {
    let found = cross(curve([(10, 0), (20, 3), (40, 10)]))
    #expect(found.outcome == .beyondLast(40))
    #expect(found.scale.value == nil)
    #expect(found.scale.low == 40)
    #expect(found.scale.high == nil)
    #expect(found.scale.reasons[0].hasPrefix("> 40: below the level in all"))
    // Above at first, then down for good: no upward crossing either.
    let falling = cross(curve([(10, 90), (20, 50), (40, 10)]))
    #expect(falling.outcome == .beyondLast(40))
    #expect(falling.crossings.map(\.direction) == [.downward])
    #expect(falling.scale.reasons[0].contains("does not come back"))
    let noisy = cross(curve([(10, 0), (20, 3), (40, 45)]))
    #expect((noisy.scale.low ?? 0) < 40)
  }

  @Test func openEnds() {
    let openAbove = cross(curve([(10, 0), (20, 52)]))
    #expect(openAbove.scale.high == nil)
    #expect(openAbove.scale.low == 10)
    #expect(openAbove.scale.reasons[0].hasPrefix("upper end open"))
    let openBelow = cross(curve([(10, 48), (20, 100)]))
    #expect(openBelow.scale.low == nil)
    #expect(openBelow.scale.high == 20)
    #expect(openBelow.scale.reasons[0].hasPrefix("lower end open"))
  }

  @Test func jumpHasTheWidthOfThePair() {
    let found = cross(curve([(100, 0), (101, 100)]))
    #expect(found.scale.low == 100)
    #expect(found.scale.high == 101)
    #expect(found.nextTrainingCount == nil)
    let wide = cross(curve([(100, 0), (200, 100)]))
    #expect(wide.nextTrainingCount == 141)
  }

  @Test func bisectionEndsWithinFivePercent() throws {
    // An exact threshold at n = 777; each added cell halves the pair in ln n.
    var counts = [100, 3000]
    for _ in 0..<20 {
      let cells = counts.map {
        TransitionCell(trainingCount: $0, positives: $0 < 777 ? 0 : 100, trials: 100)
      }
      guard let next = cross(cells).nextTrainingCount else { break }
      counts.append(next)
    }
    #expect(counts.count <= 9)
    let lower = try #require(counts.filter { $0 < 777 }.max())
    let upper = try #require(counts.filter { $0 >= 777 }.min())
    #expect(Double(upper) <= 1.05 * Double(lower))
  }

  @Test func invalidCellsDecideNothing() {
    var cells = curve([(10, 0), (50, 0), (100, 100)])
    cells.append(
      TransitionCell(trainingCount: 60, positives: 100, trials: 100, nullUpperLimit: 0.3))
    cells.append(
      TransitionCell(trainingCount: 2000, positives: 0, trials: 100, isValid: false))
    let found = cross(cells)
    #expect(found.crossings.count == 1)
    #expect(found.scale.low == 50)
    #expect(found.scale.high == 100)
    // At a level that the null could reach, the same cell counts.
    let low = cross(cells, level: 0.25)
    #expect(low.scale.high == 60)
    // A hollow cell where the bisection would go ends it.
    cells.append(
      TransitionCell(trainingCount: 71, positives: 0, trials: 100, isValid: false))
    #expect(found.nextTrainingCount == 71)
    #expect(cross(cells).nextTrainingCount == nil)
  }

  @Test func nothingWithoutValidCells() {
    let cells = [TransitionCell(trainingCount: 5, positives: 1, trials: 2, isValid: false)]
    #expect(cross(cells).outcome == .noValidCells)
    #expect(cross([]).outcome == .noValidCells)
    #expect(cross([]).scale.value == nil)
    #expect(!cross([]).scale.reasons.isEmpty)
  }

  @Test func orderOfCellsDoesNotMatter() {
    let cells = curve([(20, 0), (60, 90), (90, 95), (100, 5), (110, 99), (200, 100)])
    #expect(cross(cells) == cross(cells.reversed()))
  }
}

@Suite struct MatchedScaleTests {
  private func matched(_ cells: [TransitionCell]) -> MatchedScale {
    MatchedScale(cells: cells, intervalLevel: 0.95)
  }

  @Test func firstIntervalWithOneHalf() throws {
    // 41 of 100 is the first whose upper limit reaches ½.
    let found = matched(curve([(10, 0), (20, 30), (40, 41), (80, 30), (160, 50)]))
    let value = try #require(found.scale.value)
    #expect(value > 20 && value <= 40)
    #expect(found.scale.low == 20)
    #expect(found.scale.high == 40)
    #expect(found.nextTrainingCount == 28)
  }

  @Test func fromAboveToo() throws {
    let found = matched(curve([(10, 99), (20, 80), (40, 50)]))
    let value = try #require(found.scale.value)
    #expect(value > 20 && value < 40)
  }

  @Test func censored() {
    #expect(matched(curve([(10, 45), (20, 30)])).outcome == .atOrBelowFirst(10))
    #expect(matched(curve([(10, 0), (20, 30)])).outcome == .beyondLast(20))
    #expect(matched([]).outcome == .noValidCells)
    #expect(matched(curve([(10, 0), (20, 30)])).scale.low == 20)
  }

  /// Of five trials not even none would exclude ½ at 95 %: to say "<= 10" would be to make it up.
  @Test func fewTrialsDecideNothing() {
    func cells(_ trials: Int) -> [TransitionCell] {
      [TransitionCell(trainingCount: 10, positives: 0, trials: trials)]
    }
    let five = matched(cells(5))
    #expect(five.outcome == .noValidCells && five.scale.high == nil)
    #expect(five.scale.reasons.first?.hasPrefix("too few trials") == true)
    #expect(matched(cells(6)).outcome == .beyondLast(10))
  }
}
