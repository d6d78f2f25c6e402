import MnemeTables
import Testing

@testable import MnemeReport

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (131.27, NumberFormat.significant(3), "131"), (0.000_123_45, .significant(3), "0.000123"),
    (0.000_012_345, .significant(3), "1.23\u{202F}×\u{202F}10⁻⁵"), (99.96, .significant(3), "100"),
    (9.996, .significant(3), "10.0"), (-2.5, .places(0), "\u{2212}3"), (-0.04, .places(1), "0.0"),
    (12_345.6, .places(0), "12\u{202F}346"), (1234.5, .places(0), "1235"), (0, .places(2), "0.00"),
    (0.95, .percent(places: 0), "95\u{202F}%"), (0.285, .percent(places: 1), "28.5\u{202F}%"),
    (1, .percent(places: 0), "100\u{202F}%"), (.infinity, .places(3), "∞"),
    (-.infinity, .significant(2), "\u{2212}∞"), (0.5, .exact, "0.5"),
    (10_000, .exact, "10\u{202F}000"), (0.0001, .exact, "0.0001"),
    (3.16e-5, .exact, "3.16\u{202F}×\u{202F}10⁻⁵"), (0, .exact, "0"),
    (1e22, .significant(2), "1.0\u{202F}×\u{202F}10²²"), (1e-300, .places(2), "0.00"),
    (0.5, .places(0), "1"), (0.49, .places(0), "0"), (0.05, .places(1), "0.1"),
  ])
  func `writes numbers`(value: Double, format: NumberFormat, text: String) {
    #expect(format.text(value) == text)
  }

  @Test(arguments: [
    (812.87, 0.09, "812.87(9)"), (0.1234, 0.0041, "0.123(4)"), (820, 46, "820(46)"),
    (0.5, 0.012, "0.500(12)"), (3, 0, "3.000"), (12_345, 230, "12\u{202F}345(230)"),
    (0.05, 0.096, "0.05(10)"),
  ])
  func `writes standard errors in the last digits`(mean: Double, error: Double, text: String) {
    #expect(NumberFormat.uncertainty(mean, standardError: error) == text)
  }

  @Test(arguments: [
    (IntervalEstimate(value: 131.27, low: 125.1, high: 137.2), "131 [125, 137]"),
    (IntervalEstimate(value: 0.7694, low: 0.721, high: 0.823), "0.77 [0.72, 0.82]"),
    (IntervalEstimate(value: 101, low: 100, high: 103), "101 [100, 103]"),
    (IntervalEstimate(value: 101, low: 101, high: 101), "101 [101, 101]"),
    (IntervalEstimate(value: 5.25, low: 4.75, high: .infinity), "5.25 [4.75, ∞)"),
    (
      IntervalEstimate(value: 3.6598e-16, low: 3.6597e-16, high: 3.66e-16),
      "3.66\u{202F}×\u{202F}10⁻¹⁶ [3.66\u{202F}×\u{202F}10⁻¹⁶, 3.66\u{202F}×\u{202F}10⁻¹⁶]"
    ), (IntervalEstimate(value: 0, low: 0, high: 0), "0 [0, 0]"),
    (IntervalEstimate(value: 41, low: nil, high: nil), "41 [–, –]"),
    (IntervalEstimate(value: nil, low: nil, high: 25), "≤ 25 (why)"),
    (IntervalEstimate(value: nil, low: 200, high: nil), "> 200 (why)"),
    (IntervalEstimate(), "not available (why)"),
  ])
  func `writes intervals`(estimate: IntervalEstimate, text: String) {
    var row = LinearTransitionScaleRow()
    row.memorization = estimate
    let parts = CellQuotes(row, keys: [], reason: "why").interval("n_mem")
    #expect(InlineText.plain(parts).replacingAll("\u{A0}", with: " ") == text)
  }

  /// Rounding in decimal equals rounding of the exact rational number wherever the shortest decimal
  /// is not on a tie; 1000 numbers, compared after reading back.
  @Test func `stays within half a unit of the last place`() {
    for step in 1...1000 {
      let value = Double(step) * 0.137 - 40
      let read = Double(
        NumberFormat.places(2).text(value).replacingAll("\u{2212}", with: "-"))
      #expect(abs((read ?? .infinity) - value) <= 0.005 + 1e-12)
    }
  }
}
