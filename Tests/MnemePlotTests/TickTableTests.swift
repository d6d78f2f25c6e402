import Testing

@testable import MnemePlot

/// The ranges at which other programs are known to fail, with what stands there.
@Suite struct TickTableTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let tested: TickCase
    let labels: [String]
    let factor: String?
    let minorCount: Int
    var testDescription: String { tested.testDescription }

    init(
      _ scale: AxisScale, _ low: Double, _ high: Double, reversed: Bool = false,
      _ labels: [String], factor: String? = nil, minors: Int = 0
    ) {
      tested = TickCase(scale: scale, low: low, high: high, isReversed: reversed)
      self.labels = labels
      self.factor = factor
      minorCount = minors
    }
  }

  static let rows: [Row] = [
    // Linear.
    Row(.linear, 0, 1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    Row(.linear, 0, 1, reversed: true, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    Row(.linear, -0.04, 1.04, ["0.00", "0.25", "0.50", "0.75", "1.00"]),
    Row(.linear, 0.1 + 0.2, 0.7, ["0.3", "0.4", "0.5", "0.6", "0.7"]),
    Row(.linear, 0.999, 1.001, ["0.9990", "0.9995", "1.0000", "1.0005", "1.0010"]),
    Row(
      .linear, 1e5, 1e5 + 1e-3, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
      factor: "$\\times 10^{-3} + 100000$"),
    Row(
      .linear, -1e5 - 1e-3, -1e5, ["−1.0", "−0.8", "−0.6", "−0.4", "−0.2", "0.0"],
      factor: "$\\times 10^{-3} - 100000$"),
    Row(.linear, 123_456, 123_460, ["6", "7", "8", "9", "10"], factor: "$+ 123450$"),
    Row(.linear, 0, 0, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
    Row(.linear, 5, 5, ["4.50", "4.75", "5.00", "5.25", "5.50"]),
    Row(.linear, 0, 5e5, ["0", "1", "2", "3", "4", "5"], factor: "$\\times 10^{5}$"),
    Row(
      .linear, -1e-9, 1e9, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"], factor: "$\\times 10^{9}$"),
    Row(
      .linear, 1e-300, 1e300, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
      factor: "$\\times 10^{300}$"),
    Row(
      .linear, -1.7e308, 1.7e308, ["−1.5", "−1.0", "−0.5", "0.0", "0.5", "1.0", "1.5"],
      factor: "$\\times 10^{308}$"),
    Row(.linear, 1e16, 1e16 + 4, ["0", "4"], factor: "$+ 10^{16}$"),
    Row(.linear, 1, 1 + .ulpOfOne, ["0", "$2.2 \\times 10^{-16}$"], factor: "$+ 1$"),
    Row(
      .linear, 0, 1e-305, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
      factor: "$\\times 10^{-305}$"),
    // Logarithmic.
    Row(.logarithmic, 0.41, 0.53, ["0.425", "0.450", "0.475", "0.500", "0.525"]),
    Row(
      .logarithmic, 0.41, 0.53, reversed: true, ["0.425", "0.450", "0.475", "0.500", "0.525"]),
    Row(.logarithmic, 0.45, 0.46, ["0.450", "0.452", "0.454", "0.456", "0.458", "0.460"]),
    Row(.logarithmic, 0.999, 1.001, ["0.9990", "0.9995", "1.0000", "1.0005", "1.0010"]),
    Row(.logarithmic, 1, 10, ["1", "2", "5", "10"], minors: 6),
    Row(.logarithmic, 1, 100, ["1", "10", "$10^{2}$"], minors: 16),
    Row(.logarithmic, 2, 500, ["3", "10", "30", "100", "300"], minors: 17),
    Row(
      .logarithmic, 1, 1e9, ["1", "10"] + (2...9).map { "$10^{\($0)}$" }, minors: 72),
    Row(
      .logarithmic, 1e-300, 1e300,
      ["$10^{-240}$", "$10^{-160}$", "$10^{-80}$", "1", "$10^{80}$", "$10^{160}$", "$10^{240}$"],
      minors: 54),
    Row(
      .logarithmic, 1e5, 1e5 + 1e-3, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
      factor: "$\\times 10^{-3} + 100000$"),
    Row(.logarithmic, 5, 5, ["2", "5", "10"], minors: 6),
    // Symlog.
    Row(
      .symlog(threshold: 1), -1e-9, 1e9, ["0", "1", "10"] + (2...9).map { "$10^{\($0)}$" },
      minors: 72),
    Row(
      .symlog(threshold: 1), -1000, 1000,
      ["$-10^{3}$", "$-10^{2}$", "−10", "−1", "0", "1", "10", "$10^{2}$", "$10^{3}$"], minors: 48),
    Row(.symlog(threshold: 1), -3, 20, ["−1", "0", "1", "10"], minors: 11),
    Row(.symlog(threshold: 1), -0.5, 0.5, ["−0.50", "−0.25", "0.00", "0.25", "0.50"]),
    Row(.symlog(threshold: 1), 0.5, 3, ["0.5", "1.0", "1.5", "2.0", "2.5"]),
    Row(.symlog(threshold: 1), -500, -2, ["−300", "−100", "−30", "−10", "−3"], minors: 17),
    Row(.symlog(threshold: 1), 0, 0, ["−1", "0", "1"]),
    // Names.
    Row(.categorical(["linear", "MLP", "U-Net"]), -0.5, 2.5, ["linear", "MLP", "U-Net"]),
  ]

  @Test(arguments: rows)
  func hardRangesHaveTheseTicks(row: Row) throws {
    let ticks = try row.tested.ticks()
    #expect(ticks.labelled.map(\.label) == row.labels)
    #expect(ticks.factorLabel == row.factor)
    #expect(ticks.minor.count == row.minorCount)
  }

  /// Where there is little room two labels stay, as far apart as simple numbers allow.
  @Test(arguments: [
    (AxisScale.linear, 0.0, 97.0), (.linear, 3.2, 17.9), (.linear, -1234, 5678),
    (.logarithmic, 0.41, 0.53), (.logarithmic, 1, 1e9), (.symlog(threshold: 1), -1000, 1000),
  ])
  func twoLabelsStayOnAShortAxis(scale: AxisScale, low: Double, high: Double) throws {
    for length in [8.0, 20, 40] {
      let ticks = try TickCase(scale: scale, low: low, high: high, length: length).ticks()
      #expect((2...3).contains(ticks.labelled.count), "\(length): \(ticks.labelled)")
    }
  }

  @Test func twelveDecadesHaveAllTheirMinors() throws {
    let tested = TickCase(scale: .logarithmic, low: 1e-6, high: 1e6, length: 320)
    let ticks = try tested.ticks()
    #expect(ticks.labelled.count == 13)
    #expect(ticks.minor.count == 12 * 8)
  }

  @Test func givenTicksStay() throws {
    let given = [AxisTick(value: 3, label: "c"), AxisTick(value: 1, label: nil)]
    let axis = PlotAxis(label: "", scale: .linear, range: 0...4, ticks: given)
    let room = TickCase(scale: .linear, low: 0, high: 1).room
    #expect(try Ticks.choose(for: axis, in: room).ticks == [given[1], given[0]])
  }

  @Test func whatIsThrownByTheMeasureArrives() {
    let room = TickRoom(length: 100, textSize: 8, wishedCount: 5, leastGap: 2) {
      label throws(TextError) in throw .missingGlyph(character: "1", family: "none", label: label)
    }
    let axis = PlotAxis(label: "", scale: .linear, range: 0...1)
    #expect(throws: TextError.self) { try Ticks.choose(for: axis, in: room) }
  }
}
