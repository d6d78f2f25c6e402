import Testing

@testable import MnemePlot

@Suite struct PlotAxisTests {
  static let infinity = Double.infinity

  @Test(arguments: [
    (AxisScale.linear, 0.0, Double.infinity), (.linear, -.infinity, 1), (.linear, .nan, 1),
    (.linear, 0, .nan), (.logarithmic, 1, .infinity), (.symlog(threshold: 1), .nan, .nan),
  ])
  func endsMustBeFinite(scale: AxisScale, start: Double, end: Double) {
    #expect {
      try PlotAxis(label: "x", scale: scale, from: start, to: end)
    } throws: { error in
      guard case AxisError.notFinite = error else { return false }
      return "\(error)".contains("the axis 'x'")
    }
  }

  @Test func scalesSayWhatTheyCannotShow() {
    #expect(throws: AxisError.notPositive(0, axis: "x")) {
      try PlotAxis(label: "x", scale: .logarithmic, from: 0, to: 1)
    }
    #expect(throws: AxisError.notPositive(-2, axis: "x")) {
      try PlotAxis(label: "x", scale: .logarithmic, from: 3, to: -2)
    }
    #expect(throws: AxisError.badThreshold(0, axis: "x")) {
      try PlotAxis(label: "x", scale: .symlog(threshold: 0), from: 0, to: 1)
    }
    #expect(throws: AxisError.noNames(axis: "x")) { try PlotAxis(label: "x", names: []).check() }
  }

  /// An axis made without the check: its ticks are an error and its places are numbers.
  @Test(arguments: [
    PlotAxis(label: "x", scale: .linear, range: 0...infinity),
    PlotAxis(label: "x", scale: .linear, range: -infinity...infinity),
    PlotAxis(label: "x", scale: .logarithmic, range: 0...1),
    PlotAxis(label: "x", scale: .logarithmic, range: -1...1),
    PlotAxis(label: "x", scale: .logarithmic, range: 0...0),
    PlotAxis(label: "x", scale: .symlog(threshold: -1), range: -1...1),
    PlotAxis(label: "x", names: []),
  ])
  func badAxesAreErrorsAndNeverTraps(axis: PlotAxis) {
    let room = TickCase(scale: .linear, low: 0, high: 1).room
    #expect {
      try Ticks.choose(for: axis, in: room)
    } throws: { error in
      guard case TextError.axis = error else { return false }
      return true
    }
    for value in [-1, 0, 0.5, Self.infinity, -Self.infinity] {
      #expect(!axis.fraction(value).isNaN, "\(value)")
    }
  }

  @Test func fractionsRunFromEndToEnd() throws {
    let linear = PlotAxis(label: "", scale: .linear, range: -2...6)
    #expect([-2, 0, 6].map(linear.fraction) == [0, 0.25, 1])
    let logarithmic = PlotAxis(label: "", scale: .logarithmic, range: 0.1...1000)
    #expect(abs(logarithmic.fraction(1) - 0.25) <= 1e-15)
    let huge = PlotAxis(label: "", scale: .linear, range: -1.7e308...1.7e308)
    #expect([-1.7e308, 0, 1.7e308].map(huge.fraction) == [0, 0.5, 1])
    let tiny = PlotAxis(
      label: "", scale: .linear, range: 0...Double.leastNonzeroMagnitude)
    #expect([0, Double.leastNonzeroMagnitude].map(tiny.fraction) == [0, 1])
  }

  @Test func infinitiesLieBeyondTheirEnd() {
    for scale in [AxisScale.linear, .logarithmic, .symlog(threshold: 1)] {
      var axis = PlotAxis(label: "", scale: scale, range: 1...10)
      #expect(axis.fraction(.infinity) == .infinity)
      #expect(scale == .logarithmic || axis.fraction(-.infinity) == -.infinity)
      #expect(axis.fraction(.nan).isNaN)
      axis.isReversed = true
      #expect(axis.fraction(.infinity) == -.infinity)
    }
    let axis = PlotAxis(label: "", scale: .logarithmic, range: 1...10)
    #expect(axis.fraction(0) == -.infinity && axis.fraction(-3).isNaN)
  }

  @Test func aReversedAxisRunsTheOtherWay() throws {
    let axis = try PlotAxis(label: "", scale: .logarithmic, from: 100, to: 1)
    #expect(axis.isReversed && axis.range == 1...100)
    #expect([100, 10, 1].map(axis.fraction) == [0, 0.5, 1])
  }

  @Test func aSinglePointStandsInTheMiddle() {
    for value in [5, -3, 0, Double.leastNormalMagnitude, 1e300] {
      let axis = PlotAxis(label: "", scale: .linear, range: value...value)
      #expect(axis.range.lowerBound < value && value < axis.range.upperBound)
      #expect(abs(axis.fraction(value) - 0.5) <= 1e-12)
    }
    let axis = PlotAxis(label: "", scale: .logarithmic, range: 7...7)
    #expect(abs(axis.fraction(7) - 0.5) <= 1e-12)
  }

  @Test func symlogIsContinuousOddAndRises() {
    let scale = AxisScale.symlog(threshold: 0.3)
    #expect(abs(scale.coordinate(0.3 * (1 + 1e-12)) - scale.coordinate(0.3)) <= 1e-11)
    #expect(abs(scale.coordinate(3) - 2) <= 1e-12)
    let values = [-1e300, -50, -0.31, -0.3, -0.1, 0, 0.1, 0.3, 0.31, 50, 1e300]
    let places = values.map(scale.coordinate)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
    #expect(places == places.reversed().map { -$0 })
    #expect(scale.coordinate(.infinity) == .infinity)
  }

  @Test func namesStandInTheMiddleOfTheirPlaces() throws {
    let axis = PlotAxis(label: "", names: ["a", "b", "c", "d"])
    #expect([0, 1, 2, 3].map { axis.fraction($0) } == [0.125, 0.375, 0.625, 0.875])
  }
}
