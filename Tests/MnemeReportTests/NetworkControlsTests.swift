import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

/// A report must not say that the controls hold when they don't.
@Suite struct NetworkControlsTests {
  private static func content() throws -> NetworkContent {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try NetworkContent(
      of: UNetDigitsReport.self,
      run: RunFolder(path: tests.appending(path: "Fixtures/unet_digits_quick").path))
  }

  private static func claim(_ name: String, _ content: NetworkContent) -> Bool? {
    guard case .claim(let holds)? = NetworkControls(content: content).holes[name] else {
      return nil
    }
    return holds
  }

  /// All controls as they must read.
  private static func ideal() throws -> NetworkContent {
    var content = try content()
    for index in content.rows.indices {
      let isMemory =
        content.rows[index].generator == .copies
        || content.rows[index].generator == .empiricalDenoiser
      content.rows[index].memorized =
        isMemory
        ? IntervalEstimate(value: 1, low: 0.98, high: 1)
        : IntervalEstimate(value: 0, low: 0, high: 0.02)
      content.rows[index].deltaMatchedPositive =
        isMemory
        ? TrialFraction(fraction: 0, low: 0, high: 0.2)
        : TrialFraction(fraction: 0.4, low: 0.3, high: 0.6)
    }
    return content
  }

  @Test func controlsThatHoldAreSaidToHold() throws {
    let content = try Self.ideal()
    #expect(Self.claim("memory_holds", content) == true)
    #expect(Self.claim("fresh_holds", content) == true)
    #expect(Self.claim("has_too_few_trials", content) == false)
  }

  /// The quick preset's three trials: 0 of 3 has an interval up to 0.71.
  @Test func tooFewTrialsAreSaidToBeTooFew() throws {
    #expect(Self.claim("has_too_few_trials", try Self.content()) == true)
  }

  @Test(arguments: [NetworkGenerator.copies, .empiricalDenoiser])
  func oneCellBelowIsEnoughToMistrust(generator: NetworkGenerator) throws {
    var content = try Self.ideal()
    let index = try #require(content.rows.lastIndex { $0.generator == generator })
    content.rows[index].memorized = IntervalEstimate(value: 0.985, low: 0.98, high: 0.991)
    #expect(Self.claim("memory_holds", content) == true)
    content.rows[index].memorized = IntervalEstimate(value: 0.98, low: 0.97, high: 0.989)
    #expect(Self.claim("memory_holds", content) == false)
    content.rows[index].memorized.value = nil
    #expect(Self.claim("memory_holds", content) == false)
    content.rows[index].memorized = IntervalEstimate(value: 1, low: 0.98, high: 1)
    content.rows[index].deltaMatchedPositive.fraction = 0.5
    #expect(Self.claim("memory_holds", content) == false)
  }

  @Test func freshImagesThatMissAreCounted() throws {
    var content = try Self.ideal()
    let index = try #require(content.rows.lastIndex { $0.generator == .freshImages })
    content.rows[index].deltaMatchedPositive.low = 0.51
    #expect(Self.claim("fresh_holds", content) == false)
    let cells = content.cells(.freshImages).count
    guard
      case .words(let parts)? = NetworkControls(content: content).holes["fresh_holding"]
    else {
      Issue.record("no count")
      return
    }
    #expect(parts == [.text("\(cells - 1)")])
  }
}
