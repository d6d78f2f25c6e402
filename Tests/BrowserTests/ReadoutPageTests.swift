import Foundation
import MnemeTables
import Testing

/// What the arrow keys read off a figure is what stands in the table.
@Suite struct ReadoutPageTests {
  @Test func theKeysReadTheTable() async throws {
    let (html, folder) = try await QuickReports.page(of: "linear-transition")
    let (found, _) = try await PageLook.findings(
      of: html, in: folder, [PageLook.View(width: 1280, walk: true)])
    let texts = try #require(found.first?.walks.first).texts
    let rows = try RunFolder(path: folder).read(LinearTransitionRow.self)
    var read = 0
    for row in rows {
      let fraction = row.deltaReferencePositive
      guard let value = fraction.fraction, let low = fraction.low, let high = fraction.high else {
        continue
      }
      let ratio = Double(row.trainingCount) / Double(row.dimension)
      let matching = texts.compactMap(Reading.init).filter {
        Self.isSame($0.ratio, ratio) && $0.dimension == row.dimension
      }
      #expect(matching.count == 1, "n = \(row.trainingCount), d = \(row.dimension)")
      for reading in matching {
        #expect(Self.isSame(reading.value, value))
        #expect(Self.isSame(reading.low, low) && Self.isSame(reading.high, high))
        read += 1
      }
    }
    #expect(read == rows.count && read > 20)
  }

  /// A text about a marker: `n/d = 1.25: P(Δ > 0) = 0.42 [0.31, 0.54], d = 100`.
  private struct Reading {
    let ratio: Double
    let value: Double
    let low: Double
    let high: Double
    let dimension: Int

    init?(_ text: String) {
      let pattern =
        #/n\/d = ([\d.]+): P\(Δ > 0\) = ([\d.]+) \[([\d.]+), ([\d.]+)\], d = (\d+)/#
      guard let found = text.prefixMatch(of: pattern), let ratio = Double(found.1),
        let value = Double(found.2), let low = Double(found.3), let high = Double(found.4),
        let dimension = Int(found.5)
      else { return nil }
      (self.ratio, self.value, self.low, self.high) = (ratio, value, low, high)
      self.dimension = dimension
    }
  }

  /// To the four digits that are shown.
  private static func isSame(_ shown: Double, _ exact: Double) -> Bool {
    abs(shown - exact) <= 0.000_5001 * max(abs(exact), 0.001)
  }

  @Test func aWrongNumberWouldBeSeen() throws {
    #expect(Reading("n/d = 1.25: P(Δ > 0) = 0.42 [0.31, 0.54], d = 100")?.value == 0.42)
    #expect(Reading("n/d = 1.25: P(Δ > 0) = 0.42, d = 100") == nil)
    #expect(Self.isSame(0.3333, 1.0 / 3) && !Self.isSame(0.3343, 1.0 / 3))
  }
}
