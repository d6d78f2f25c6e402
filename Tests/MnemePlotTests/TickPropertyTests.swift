import Glibc
import Testing

@testable import MnemePlot

/// What holds at any range, tried on many of them.
@Suite struct TickPropertyTests {
  /// Ranges of all sizes, places and lengths; the same at each run.
  static let cases: [TickCase] = {
    var random = TestNumbers(seed: 20_261_125)
    return (0..<900).map { index in
      let length = [40, 60, 90, 130, 200, 350, 500][index % 7] as Double
      var tested = TickCase(scale: .linear, low: 0, high: 1, length: length)
      tested.isReversed = index % 5 == 0
      tested.isVertical = index % 4 == 0
      let spread = pow(10, random.number(in: -3...3))
      switch index % 3 {
      case 0:
        let size = pow(10, random.number(in: -12...12))
        tested.low = size * random.number(in: -1...1)
        tested.high = tested.low + size * pow(10, random.number(in: -6...0.5))
      case 1:
        tested.scale = .logarithmic
        tested.low = pow(10, random.number(in: -20...20))
        tested.high = tested.low * pow(10, spread * random.unit() * 0.1)
      case _:
        let threshold = pow(10, random.number(in: -6...3))
        tested.scale = .symlog(threshold: threshold)
        tested.low = threshold * random.number(in: -1...1) * spread
        tested.high = tested.low + threshold * pow(10, random.number(in: -2...8))
      }
      return tested
    }.filter { $0.low < $0.high && $0.high.isFinite }
  }()

  static func span(_ tested: TickCase) -> Double { tested.high - tested.low }

  @Test func thereAreManyCases() { #expect(Self.cases.count >= 850) }

  @Test func ticksAreSortedInsideAndAtLeastTwo() throws {
    for tested in Self.cases {
      let ticks = try tested.ticks()
      #expect(ticks.labelled.count >= 2, "\(tested)")
      let values = ticks.ticks.map(\.value)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(tested): not sorted")
      let slack = 2e-9 * Self.span(tested)
      #expect(
        values.allSatisfy { $0 >= tested.low - slack && $0 <= tested.high + slack },
        "\(tested): outside")
    }
  }

  @Test func labelsAreDifferentAndSayTheirValue() throws {
    for tested in Self.cases {
      let ticks = try tested.ticks()
      let labels = ticks.labelled.compactMap(\.label)
      #expect(Set(labels).count == labels.count, "\(tested): \(labels)")
      for tick in ticks.labelled {
        let said = tick.label.flatMap { TickReading.number($0, factor: ticks.factorLabel) }
        let error = abs((said ?? .nan) - tick.value)
        #expect(
          error <= 1e-12 * max(abs(tick.value), Self.span(tested)),
          "\(tested): '\(tick.label ?? "")' at \(tick.value)")
      }
    }
  }

  @Test func labelsStandApart() throws {
    for tested in Self.cases where tested.length >= 60 {
      let ticks = try tested.ticks()
      let gap = try tested.room.smallestGap(of: ticks.ticks, on: tested.axis)
      #expect(gap >= tested.room.leastGap, "\(tested): \(ticks.labelled.map(\.label))")
    }
  }

  @Test func linearAxesHaveOneCountOfDecimalsAndEvenSteps() throws {
    for tested in Self.cases where tested.scale == .linear {
      let ticks = try tested.ticks()
      let decimals = Set(ticks.labelled.compactMap(\.label).map(TickReading.decimals))
      #expect(decimals.count == 1, "\(tested)")
      let values = ticks.ticks.map(\.value)
      let steps = zip(values, values.dropFirst()).map { $1 - $0 }
      let (least, most) = (steps.min() ?? 0, steps.max() ?? 1)
      #expect(most - least <= 1e-9 * Self.span(tested), "\(tested)")
    }
  }

  @Test func theSameAxisHasTheSameTicks() throws {
    for tested in Self.cases { #expect(try tested.ticks() == tested.ticks()) }
  }

  /// Where each decade has its label, every 2…9 is there, and nothing else.
  @Test func minorsOfLogarithmicAxesAreComplete() throws {
    var count = 0
    for tested in Self.cases where tested.scale == .logarithmic {
      let ticks = try tested.ticks()
      let exponents = ticks.labelled.map { log10($0.value) }
      let areDecades = exponents.allSatisfy { abs($0 - $0.rounded()) <= 1e-9 }
      let areAll = zip(exponents, exponents.dropFirst()).allSatisfy { abs($1 - $0 - 1) <= 1e-9 }
      guard areDecades, areAll else { continue }
      count += 1
      let expected = Self.everyDigit(tested).filter { $0.digit != 1 }
      #expect(ticks.minor.count == expected.count, "\(tested)")
      for (tick, number) in zip(ticks.minor, expected.sorted { $0.value < $1.value }) {
        #expect(abs(tick.value / number.value - 1) <= 1e-9, "\(tested)")
      }
    }
    #expect(count >= 20)
  }

  private static func everyDigit(_ tested: TickCase) -> [(digit: Int, value: Double)] {
    let (first, last) = (Int(floor(log10(tested.low))) - 1, Int(ceil(log10(tested.high))) + 1)
    return (first...last).flatMap { exponent in
      (1...9).map { (digit: $0, value: Double($0) * pow(10, Double(exponent))) }
    }.filter { $0.value >= tested.low && $0.value <= tested.high }
  }

  // MARK: Symmetries, with labels of one width

  static func ticks(_ axis: PlotAxis, length: Double) throws -> [Double] {
    let room = TickRoom(length: length, textSize: 8, wishedCount: 5, leastGap: 2) {
      _ throws(TextError) in 8
    }
    return try Ticks.choose(for: axis, in: room).labelled.map(\.value)
  }

  @Test func tenTimesTheRangeHasTenTimesTheTicks() throws {
    for tested in Self.cases where tested.scale == .linear {
      let length = max(60, tested.length)
      let values = try Self.ticks(tested.axis, length: length)
      let axis = PlotAxis(
        label: "", scale: .linear, range: 1000 * tested.low...1000 * tested.high)
      let larger = try Self.ticks(axis, length: length)
      #expect(values.count == larger.count, "\(tested): \(values), \(larger)")
      for (one, other) in zip(values, larger) {
        #expect(abs(1000 * one - other) <= 1e-6 * 1000 * Self.span(tested), "\(tested)")
      }
    }
  }

  @Test func decadesOfLogarithmicAxesMoveWithTheRange() throws {
    for first in [-30.0, -3.2, -0.5, 0, 4.7] {
      for width in [2.5, 4, 7] {
        func ticks(_ shift: Double) throws -> [Double] {
          let (low, high) = (pow(10, first + shift), pow(10, first + shift + width))
          let axis = PlotAxis(label: "", scale: .logarithmic, range: low...high)
          return try Self.ticks(axis, length: 300).map { log10($0).rounded() - shift }
        }
        #expect(try ticks(0) == ticks(1))
        #expect(try ticks(0) == ticks(-12))
      }
    }
  }

  @Test func mirroredRangesHaveMirroredTicks() throws {
    for tested in Self.cases where tested.scale != .logarithmic {
      let length = max(60, tested.length)
      let axis = PlotAxis(label: "", scale: tested.scale, range: -tested.high ... -tested.low)
      let mirrored = try Self.ticks(axis, length: length)
      let values = try Self.ticks(tested.axis, length: length)
      #expect(values == mirrored.reversed().map { -$0 }, "\(tested)")
    }
  }

  @Test func reversedAxesHaveTheSameTicks() throws {
    for tested in Self.cases {
      var axis = tested.axis
      axis.isReversed.toggle()
      let length = max(60, tested.length)
      #expect(
        try Self.ticks(axis, length: length) == Self.ticks(tested.axis, length: length),
        "\(tested)")
    }
  }
}
