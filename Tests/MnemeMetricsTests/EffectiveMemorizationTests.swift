import Glibc
import MnemeMetrics
import Testing

@Suite struct EffectiveMemorizationTests {
  private static func cells(
    _ fractions: [Double], spread: Double = 0.02
  ) -> [EffectiveMemorization.Cell] {
    zip([10, 100, 1000], fractions).map {
      .init(trainingCount: $0, fraction: $1, low: max(0, $1 - spread), high: min(1, $1 + spread))
    }
  }

  /// Half-way between .95 and .85 in ln n: 10^1.5; the limits cross earlier and later.
  @Test func crossesBetweenCells() throws {
    let result = EffectiveMemorization(Self.cells([0.95, 0.85, 0.2]), level: 0.9)
    guard case .at(let n) = result.place, case .at(let low) = result.low,
      case .at(let high) = result.high
    else {
      Issue.record("no crossing: \(result)")
      return
    }
    #expect(abs(n - pow(10, 1.5)) <= 1e-9)
    #expect(abs(low - pow(10, 1.3)) <= 1e-9 && abs(high - pow(10, 1.7)) <= 1e-9)
  }

  @Test func endsOfTheRange() {
    #expect(EffectiveMemorization(Self.cells([1, 1, 0.99]), level: 0.9).place == .beyondAll)
    #expect(EffectiveMemorization(Self.cells([0.5, 0.3, 0.2]), level: 0.9).place == .belowAll)
    let atTheEdge = EffectiveMemorization(Self.cells([0.91, 0.5, 0.2]), level: 0.9)
    #expect(atTheEdge.low == .belowAll && atTheEdge.place != .belowAll)
  }

  /// A dip does not end it: the last crossing counts.
  @Test func theLastCrossingCounts() {
    let result = EffectiveMemorization(Self.cells([0.8, 0.95, 0.5]), level: 0.9)
    guard case .at(let n) = result.place else {
      Issue.record("no crossing: \(result)")
      return
    }
    #expect(n > 100 && n < 1000)
  }
}
