import Glibc

/// Chooses the ticks of an axis: at least two with labels, at any range, whose labels don't touch
/// wherever two fit.
package enum Ticks {
  /// Sorted, within the range, the same for the same arguments. Given ticks stay as they are. Names
  /// of categories are never left out: where they are too long for their places, the lint says so.
  ///
  /// - Throws: `TextError.axis` for a range that no axis can show, and what `room.extent` throws.
  package static func choose(
    for axis: PlotAxis, in room: TickRoom
  ) throws(TextError) -> AxisTicks {
    if let ticks = axis.ticks { return AxisTicks(ticks) }
    do { try axis.check() } catch { throw .axis(error) }
    switch axis.scale {
    case .linear: return try linear(axis, room)
    case .logarithmic: return try logarithmic(axis, room)
    case .symlog(let threshold): return try symlog(axis, threshold: threshold, room)
    case .categorical(let names): return AxisTicks(categorical(names, axis.range))
    }
  }

  private static func categorical(
    _ names: [String], _ range: ClosedRange<Double>
  ) -> [AxisTick] {
    names.indices.filter { range.contains(Double($0)) }
      .map { AxisTick(value: Double($0), label: names[$0]) }
  }

  /// Whatever the scale, ticks at simple numbers with even steps.
  static func linear(_ axis: PlotAxis, _ room: TickRoom) throws(TextError) -> AxisTicks {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    let largest = max(abs(low), abs(high))
    // Compared without a difference, which may be more than the largest number.
    guard high > low + 1e-13 * largest else { return ends(axis) }
    // Near the ends of floating point steps and spans would have no number: by another power of ten.
    let shift = largest > 1e300 ? -20 : largest < 1e-280 ? 30 : 0
    let scale = TickNumber(digits: 1, exponent: shift).value
    var search = WilkinsonTicks(
      low: low * scale, high: high * scale, wishedCount: room.wishedCount
    ) { numbers throws(TextError) in
      try legibility(ticks(numbers, shift), axis, room)
    }
    if let numbers = try search.choose() { return ticks(numbers, shift) }
    search.isAtMultiples = false
    if let numbers = try search.choose() { return ticks(numbers, shift) }
    // Where not even two labels fit, two stand there all the same.
    let two = WilkinsonTicks(
      low: low * scale, high: high * scale, wishedCount: 2, isAtMultiples: false
    ) { numbers throws(TextError) in numbers.count == 2 ? 1 : -.infinity }
    if let numbers = try two.choose() { return ticks(numbers, shift) }
    return ends(axis)
  }

  private static func ticks(_ numbers: [TickNumber], _ shift: Int) -> AxisTicks {
    let numbers = numbers.map { TickNumber(digits: $0.digits, exponent: $0.exponent - shift) }
    let labels = TickLabels(numbers)
    return AxisTicks(
      zip(numbers, labels.labels).map { AxisTick(value: $0.value, label: $1) },
      factorLabel: labels.factorLabel)
  }

  /// In [0, 1]: the mean of plain numbers (no common factor to think of) and of wide gaps. Size and
  /// direction of the text, the two other parts of the original score, are given here.
  private static func legibility(
    _ ticks: AxisTicks, _ axis: PlotAxis, _ room: TickRoom
  ) throws(TextError) -> Double {
    let gap = try room.smallestGap(of: ticks.ticks, on: axis)
    guard gap >= room.leastGap else { return -.infinity }
    let wide = 1.5 * room.textSize
    let spacing = gap >= wide ? 1 : 2 - wide / max(gap, 0.5 * wide)
    return (spacing + (ticks.factorLabel == nil ? 1 : 0.3)) / 2
  }

  /// The ends of a range that is hardly wider than the last digit of its numbers: the lower one,
  /// and how much more the upper one is.
  private static func ends(_ axis: PlotAxis) -> AxisTicks {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    guard high > low else {
      return AxisTicks([AxisTick(value: low, label: shortest(low).label)])
    }
    let summand = shortest(abs(low)).label.filter { $0 != "$" }
    return AxisTicks(
      [
        AxisTick(value: low, label: "0"),
        AxisTick(value: high, label: rounded(high - low).label),
      ], factorLabel: low == 0 ? nil : "$\(low < 0 ? "-" : "+") \(summand)$")
  }

  /// The fewest digits that mean this number and no other.
  static func shortest(_ value: Double) -> TickNumber {
    let parts = "\(value)".lowercased().split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let decimals = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - decimals.count
    return TickNumber(digits: Int(mantissa[0] + decimals) ?? 0, exponent: exponent).reduced
  }

  /// To two digits.
  private static func rounded(_ value: Double) -> TickNumber {
    var number = shortest(value)
    while abs(number.digits) > 99 {
      number.digits = (number.digits + 5) / 10
      number.exponent += 1
    }
    return number.reduced
  }
}
