import Glibc

extension Ticks {
  /// Zero, and powers of ten beyond the threshold on both sides of it, thinned alike; minor ticks at
  /// 2…9 of their decades. A range without the middle has the ticks of a logarithmic axis, and where
  /// fewer than two decades are shown, steps are even.
  static func symlog(
    _ axis: PlotAxis, threshold: Double, _ room: TickRoom
  ) throws(TextError) -> AxisTicks {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    if low >= threshold || high <= -threshold {
      return try oneSide(axis, isNegative: high < 0, room)
    }
    let first = Int(ceil(log10(threshold) - 1e-9))
    let last = Int(floor(log10(max(abs(low), abs(high))) + 1e-9))
    let isInside = { (value: Double) in
      value >= low - 1e-12 * abs(low) && value <= high + 1e-12 * abs(high)
    }
    let exponents = first <= last ? Array(first...last) : []
    for stride in 1...max(1, exponents.count) {
      // From zero to the first label it is as far as from label to label.
      let labelled = exponents.filter { ($0 - first + 1) % stride == 0 }
      let majors = bothSides(labelled).filter { isInside($0.value) }
      guard majors.count >= 2 else { break }
      let decade = room.length * abs(axis.fraction(threshold) - axis.fraction(0))
      guard stride > 1 || decade >= leastDecade else { continue }
      guard try room.fits(majors, on: axis) else { continue }
      let rest = exponents.filter { !labelled.contains($0) }
      let minors =
        stride == 1
        ? symlogMinors(exponents, threshold) : rest.flatMap { [power($0), -power($0)] }
      return AxisTicks(
        majors + minors.filter(isInside).map { AxisTick(value: $0, label: nil) })
    }
    return try linear(axis, room)
  }

  private static func bothSides(_ exponents: [Int]) -> [AxisTick] {
    [AxisTick(value: 0, label: "0")]
      + exponents.flatMap { exponent in
        [
          AxisTick(value: power(exponent), label: decadeLabel(exponent)),
          AxisTick(value: -power(exponent), label: negative(decadeLabel(exponent))),
        ]
      }
  }

  /// 2…9 of each decade beyond the threshold, the one that it cuts included.
  private static func symlogMinors(_ exponents: [Int], _ threshold: Double) -> [Double] {
    let all = exponents.isEmpty ? [] : [exponents[0] - 1] + exponents
    return all.flatMap { exponent in
      (2...9).map { TickNumber(digits: $0, exponent: exponent).value }
    }.filter { $0 > threshold }.flatMap { [$0, -$0] }
  }

  /// The logarithmic axis of the sizes, with its signs put back.
  private static func oneSide(
    _ axis: PlotAxis, isNegative: Bool, _ room: TickRoom
  ) throws(TextError) -> AxisTicks {
    var sizes = axis
    sizes.scale = .logarithmic
    guard isNegative else { return try logarithmic(sizes, room) }
    sizes.range = -axis.range.upperBound ... -axis.range.lowerBound
    var signed = room
    signed.extent = { label throws(TextError) in try room.extent(negative(label)) }
    let ticks = try logarithmic(sizes, signed)
    guard ticks.factorLabel == nil else { return try linear(axis, room) }
    return AxisTicks(
      ticks.ticks.map { AxisTick(value: -$0.value, label: $0.label.map(negative)) })
  }

  private static func negative(_ label: String) -> String {
    label.hasPrefix("$") ? "$-" + label.dropFirst() : "\u{2212}" + label
  }
}
