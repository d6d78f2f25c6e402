import Testing

@testable import MnemePlot

/// An axis with the room for its numbers, for tests: every character is half an em wide.
struct TickCase: CustomTestStringConvertible, Sendable {
  var scale: AxisScale
  var low: Double
  var high: Double
  var length = 200.0
  var isReversed = false
  var isVertical = false

  var testDescription: String {
    "\(scale) \(low)...\(high), \(length) pt\(isReversed ? ", reversed" : "")"
      + (isVertical ? ", vertical" : "")
  }

  var axis: PlotAxis {
    var axis = PlotAxis(label: "", scale: scale, range: low...high)
    axis.isReversed = isReversed
    return axis
  }

  var room: TickRoom {
    let setter = LabelSetter(measure: BoxTextMeasure())
    return isVertical
      ? .vertical(length, textSize: 8) { label throws(TextError) in
        try setter.place(label, size: 8).height
      }
      : .horizontal(length, textSize: 8) { label throws(TextError) in
        try setter.place(label, size: 8).width
      }
  }

  func ticks() throws -> AxisTicks { try Ticks.choose(for: axis, in: room) }
}

/// A small generator of its own, so that a test is the same today and next year.
struct TestNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Evenly between 0 and 1. Source: SplitMix64.
  mutating func unit() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }

  mutating func number(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }
}

/// What a label says, read independently of the code that wrote it.
enum TickReading {
  /// `nil` for a label that is no number.
  static func number(_ label: String, factor: String? = nil) -> Double? {
    let (scale, summand) = factor.map(factorParts) ?? (1, 0)
    return plain(label).map { $0 * scale + summand }
  }

  /// Digits after the point; `nil` without a point.
  static func decimals(_ label: String) -> Int {
    label.split(separator: ".").count > 1 ? label.split(separator: ".")[1].count : 0
  }

  private static func plain(_ label: String) -> Double? {
    var text = label.filter { !"$ {}".contains($0) }
    text = text.replacing("\u{2212}", with: "-").replacing("\\times", with: "*")
    var sign = 1.0
    if text.hasPrefix("-") {
      sign = -1
      text.removeFirst()
    }
    let parts = text.split(separator: "*")
    guard let last = parts.last else { return nil }
    if last.hasPrefix("10^") {
      let mantissa = parts.count > 1 ? String(parts[0]) : "1"
      return Double("\(mantissa)e\(last.dropFirst(3))").map { sign * $0 }
    }
    return Double(text).map { sign * $0 }
  }

  private static func factorParts(_ factor: String) -> (scale: Double, summand: Double) {
    let text = factor.filter { !"$ {}".contains($0) }
    var rest = Substring(text)
    var scale = 1.0
    if let found = rest.prefixMatch(of: #/\\times10\^(-?\d+)/#) {
      scale = Double("1e\(found.output.1)") ?? .nan
      rest = rest[found.range.upperBound...]
    }
    guard let sign = rest.first else { return (scale, 0) }
    let summand = plain(String(rest.dropFirst())) ?? .nan
    return (scale, sign == "-" ? -summand : summand)
  }
}
