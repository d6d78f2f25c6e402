import Glibc

extension Ticks {
  /// Decades where there are three and more; with two of them 1 and 3 of each; on axes shorter than
  /// two decades 1, 2 and 5 of each, and where that gives too few, even steps. Minor ticks at 2…9
  /// wherever each decade has its label.
  static func logarithmic(_ axis: PlotAxis, _ room: TickRoom) throws(TextError) -> AxisTicks {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    guard high > low else { return try linear(axis, room) }
    let exponents = Int(floor(log10(low) - 1e-9))...Int(ceil(log10(high) + 1e-9))
    let decades = exponents.filter { isInside(power($0), axis.range) }
    let isShort = log10(high) - log10(low) < 2
    if isShort || decades.count < 3 {
      let digits = isShort ? [[1, 2, 5], [1, 3]] : [[1, 3]]
      if let ticks = try shortLogarithmic(axis, digits, exponents, room) { return ticks }
    }
    if isShort {
      let even = try linear(axis, room)
      if decades.count < 2 || even.labelled.count > 2 { return even }
    }
    return try manyDecades(axis, decades, exponents, room)
  }

  private static let strides = [
    1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300,
  ]

  /// Points that a decade needs for its minor ticks.
  static let leastDecade = 12.0

  private static func decadeCount(_ range: ClosedRange<Double>) -> Double {
    log10(range.upperBound) - log10(range.lowerBound)
  }

  /// Powers of ten with their labels, thinned until they stand apart.
  private static func manyDecades(
    _ axis: PlotAxis, _ decades: [Int], _ exponents: ClosedRange<Int>, _ room: TickRoom
  ) throws(TextError) -> AxisTicks {
    let thinning = try thinned(decades, axis, room)
    let majors = thinning.labelled.map { AxisTick(value: power($0), label: decadeLabel($0)) }
    guard thinning.stride > 1 else {
      return AxisTicks(majors + minors(exponents, digits: 2...9, axis.range))
    }
    let rest = decades.filter { !thinning.labelled.contains($0) }
    // Minor ticks at every decade, or fewer where they would run into each other.
    let most = Int(room.length / 3)
    let step = divisors(of: thinning.stride).first { decades.count / $0 <= most }
    let anchor = thinning.labelled[0]
    return AxisTicks(
      majors
        + rest.filter { ($0 - anchor) % (step ?? thinning.stride) == 0 }
        .map { AxisTick(value: power($0), label: nil) })
  }

  private static func divisors(of number: Int) -> [Int] {
    (1...number).filter { number % $0 == 0 }
  }

  /// The smallest stride at which labels stand apart, at its multiples, so that 10⁰ has its label;
  /// where that leaves fewer than two, the first and the last decade.
  private static func thinned(
    _ decades: [Int], _ axis: PlotAxis, _ room: TickRoom
  ) throws(TextError) -> (labelled: [Int], stride: Int) {
    for stride in strides {
      let labelled = decades.filter { $0 % stride == 0 }
      guard labelled.count >= 2 else { break }
      let ticks = labelled.map { AxisTick(value: power($0), label: decadeLabel($0)) }
      guard stride > 1 || room.length >= leastDecade * decadeCount(axis.range) else { continue }
      if try room.fits(ticks, on: axis) { return (labelled, stride) }
    }
    let ends = [decades[0], decades[decades.count - 1]]
    return (ends, max(1, ends[1] - ends[0]))
  }

  /// The first of the choices of digits that gives three labels or more that stand apart.
  private static func shortLogarithmic(
    _ axis: PlotAxis, _ choices: [[Int]], _ exponents: ClosedRange<Int>, _ room: TickRoom
  ) throws(TextError) -> AxisTicks? {
    for digits in choices {
      let numbers = exponents.flatMap { exponent in
        digits.map { TickNumber(digits: $0, exponent: exponent) }
      }.filter { isInside($0.value, axis.range) }
      let labels = oneStyle(numbers)
      let majors = zip(numbers, labels).map { AxisTick(value: $0.value, label: $1) }
      guard majors.count >= 3, Double(majors.count) <= room.wishedCount + 3,
        try room.fits(majors, on: axis)
      else { continue }
      let values = numbers.map(\.value)
      let rest = minors(exponents, digits: 1...9, axis.range).filter { !values.contains($0.value) }
      return AxisTicks(majors + rest)
    }
    return nil
  }

  /// All as decimals, or all as digit times power of ten.
  private static func oneStyle(_ numbers: [TickNumber]) -> [String] {
    if numbers.allSatisfy({ (-3...4).contains($0.exponent) }) { return numbers.map(\.text) }
    return numbers.map {
      $0.digits == 1
        ? "$10^{\($0.exponent)}$" : "$\($0.digits) \\times 10^{\($0.exponent)}$"
    }
  }

  static func minors(
    _ exponents: ClosedRange<Int>, digits: ClosedRange<Int>, _ range: ClosedRange<Double>
  ) -> [AxisTick] {
    exponents.flatMap { exponent in
      digits.map { TickNumber(digits: $0, exponent: exponent).value }
    }.filter { isInside($0, range) }.map { AxisTick(value: $0, label: nil) }
  }

  /// Rounding of the ends must not lose the ticks at them.
  static func isInside(_ value: Double, _ range: ClosedRange<Double>) -> Bool {
    value > 0 && value >= range.lowerBound * (1 - 1e-12)
      && value <= range.upperBound * (1 + 1e-12)
  }

  static func power(_ exponent: Int) -> Double { TickNumber(digits: 1, exponent: exponent).value }

  /// 10ⁿ, plain for 1 and 10.
  static func decadeLabel(_ exponent: Int) -> String {
    switch exponent {
    case 0: "1"
    case 1: "10"
    case _: "$10^{\(exponent)}$"
    }
  }
}
