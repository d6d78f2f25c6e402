import Glibc

/// Chooses ticks for an axis: at least two with labels, at any range.
package enum Ticks {
  /// - Parameter most: labels that fit along the axis, at least 2.
  package static func choose(for axis: PlotAxis, most: Int) -> [AxisTick] {
    if let ticks = axis.ticks { return ticks }
    let range = axis.range
    switch axis.scale {
    case .linear: return linear(range.lowerBound, range.upperBound, most: most)
    case .logarithmic: return logarithmic(range.lowerBound, range.upperBound, most: most)
    }
  }

  // MARK: Linear

  /// Multiples of 1, 2, 2.5 or 5 times a power of ten: simple numbers that cover the range at nearly
  /// the wanted density. Source: Talbot, Lin & Hanrahan (2010), with whole-range coverage scored and
  /// labels kept inside.
  static func linear(_ low: Double, _ high: Double, most: Int) -> [AxisTick] {
    guard high > low, low.isFinite, high.isFinite else {
      return [AxisTick(value: low, label: number(low, decimals: 2))]
    }
    var best: (score: Double, step: Double)?
    let magnitude = floor(log10((high - low) / Double(max(most, 2))))
    for exponent in [magnitude, magnitude + 1, magnitude - 1] {
      for (rank, multiple) in [1.0, 5, 2, 2.5].enumerated() {
        let step = multiple * pow(10, exponent)
        let count = Int(floor(high / step + 1e-9) - ceil(low / step - 1e-9)) + 1
        guard count >= 2, count <= max(most, 2) else { continue }
        let ends = (floor(high / step + 1e-9) - ceil(low / step - 1e-9)) * step
        let coverage = ends / (high - low)
        let density = Double(count) / Double(most)
        let score = coverage + 0.5 * density - 0.08 * Double(rank)
        if best.map({ score > $0.score + 1e-12 }) ?? true { best = (score, step) }
      }
    }
    guard let step = best?.step else {
      return [low, high].map { AxisTick(value: $0, label: number($0, decimals: 3)) }
    }
    let decimals = decimals(of: step)
    let first = Int(ceil(low / step - 1e-9)), last = Int(floor(high / step + 1e-9))
    return (first...last).map { index in
      let value = Double(index) * step
      return AxisTick(value: value, label: number(value, decimals: decimals))
    }
  }

  /// Decimals that show a step exactly.
  private static func decimals(of step: Double) -> Int {
    var decimals = 0
    var scaled = step
    while decimals < 12, abs(scaled - scaled.rounded()) > 1e-6 * abs(scaled) {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  // MARK: Logarithmic

  /// Decades where there are at least two; 1-2-5 or more below that; minors at 2…9 of each decade.
  static func logarithmic(_ low: Double, _ high: Double, most: Int) -> [AxisTick] {
    precondition(low > 0 && high >= low, "a logarithmic axis from \(low) to \(high)")
    let first = Int(floor(log10(low) - 1e-9)), last = Int(ceil(log10(high) + 1e-9))
    let inside = { (value: Double) in value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) }
    let decades = (first...last).filter { inside(pow(10, Double($0))) }
    if decades.count > 2 || log10(high / low) >= 2 {
      return manyDecades(decades, first...last, inside, most: most)
    }
    let candidates: [[Double]] = [[1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 2, 3, 4, 5, 6, 7, 8, 9]]
    for digits in candidates {
      let values = (first...last).flatMap { e in digits.map { $0 * pow(10, Double(e)) } }
        .filter(inside)
      if values.count >= 3 || (values.count == 2 && most <= 3) {
        return labelled(thinned(values, most: most), minors(first...last, inside))
      }
    }
    return linear(low, high, most: max(2, min(most, 5)))
  }

  private static func manyDecades(
    _ decades: [Int], _ all: ClosedRange<Int>, _ inside: (Double) -> Bool, most: Int
  ) -> [AxisTick] {
    let stride = max(1, Int((Double(decades.count) / Double(max(2, most))).rounded(.up)))
    let labelled = decades.filter { stride == 1 || ($0 - decades[0]) % stride == 0 }
    let majors = labelled.map {
      AxisTick(value: pow(10, Double($0)), label: power($0))
    }
    let minorValues =
      stride == 1
      ? minors(all, inside)
      : decades.filter { !labelled.contains($0) }.map { pow(10, Double($0)) }
    return majors + minorValues.map { AxisTick(value: $0, label: nil) }
  }

  private static func minors(_ exponents: ClosedRange<Int>, _ inside: (Double) -> Bool) -> [Double]
  {
    exponents.flatMap { exponent in (2...9).map { Double($0) * pow(10, Double(exponent)) } }
      .filter(inside)
  }

  private static func thinned(_ values: [Double], most: Int) -> [Double] {
    guard values.count > max(2, most) else { return values }
    let stride = Int((Double(values.count) / Double(max(2, most))).rounded(.up))
    return values.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
  }

  private static func labelled(_ values: [Double], _ minors: [Double]) -> [AxisTick] {
    let majors = values.map { AxisTick(value: $0, label: plain($0)) }
    let rest = minors.filter { minor in !values.contains { abs($0 - minor) <= 1e-9 * minor } }
    return majors + rest.map { AxisTick(value: $0, label: nil) }
  }

  // MARK: Numbers

  /// 10ⁿ, plain for 1 and 10.
  static func power(_ exponent: Int) -> String {
    switch exponent {
    case 0: "1"
    case 1: "10"
    default: "$10^{\(exponent)}$"
    }
  }

  /// A number of few digits as it is said: 0.05, 2, 500.
  private static func plain(_ value: Double) -> String {
    let exponent = floor(log10(value) + 1e-9)
    if exponent < -3 || exponent > 4 {
      let digits = value / pow(10, exponent)
      return "$\(number(digits, decimals: decimals(of: digits))) \\times 10^{\(Int(exponent))}$"
    }
    return number(value, decimals: decimals(of: value))
  }

  /// Fixed decimals with a true minus sign.
  static func number(_ value: Double, decimals: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    let length = withVaList([Int32(decimals), abs(value)]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    let digits = String(decoding: buffer.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    return value < 0 && !isZero ? "\u{2212}\(digits)" : digits
  }
}
