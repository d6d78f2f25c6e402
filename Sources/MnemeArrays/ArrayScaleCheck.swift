/// A set as the message on scales names it.
package struct ScaledSet: Sendable, Equatable, CustomStringConvertible {
  package let name: String
  package let spread: ValueSpread
  /// The scale that it seems to be on.
  package let scale: ValueScale?

  package init(name: String, spread: ValueSpread, scale: ValueScale?) {
    self.name = name
    self.spread = spread
    self.scale = scale
  }

  package var description: String {
    let range = "\(Self.short(spread.minimum)) to \(Self.short(spread.maximum))"
    return "\(name) goes from \(range)" + (scale.map { " and looks like \($0.words)" } ?? "")
  }

  private static func short(_ value: Double) -> String {
    let text = "\(Float(value))"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Whether sets are on one scale: images of 0–255 beside images of 0–1 would make all distances
/// between them meaningless.
package enum ArrayScaleCheck {
  /// - Throws: `ArrayError.scaleMismatch`, as below.
  package static func check(_ sets: [(name: String, audit: ArrayAudit)]) throws(ArrayError) {
    try check(sets.map { (name: $0.name, spread: $0.audit.spread) })
  }

  /// - Parameter sets: by name ("training", "generated", "reference"); those without a finite value
  ///   say nothing.
  /// - Throws: `ArrayError.scaleMismatch` if two look like different ones of 0–255, 0–1 and −1…1.
  package static func check(_ sets: [(name: String, spread: ValueSpread?)]) throws(ArrayError) {
    let known = sets.compactMap { set in set.spread.map { (set.name, $0) } }
    for (index, first) in known.enumerated() {
      for second in known[(index + 1)...] {
        guard let scales = mismatch(first.1, second.1) else { continue }
        throw .scaleMismatch(
          known.map { name, spread in
            let scale =
              switch name {
              case first.0: Optional(scales.0)
              case second.0: Optional(scales.1)
              default: ValueScale.narrowest(holding: spread)
              }
            return ScaledSet(name: name, spread: spread, scale: scale)
          })
      }
    }
  }

  /// The scales of two sets that are not on the same one.
  static func mismatch(
    _ first: ValueSpread, _ second: ValueSpread
  ) -> (ValueScale, ValueScale)? {
    for scale in ValueScale.allCases where scale.holds(first) {
      for other in ValueScale.allCases where other != scale && other.holds(second) {
        if differ(first, scale, second, other) { return (scale, other) }
      }
    }
    return nil
  }

  private static func differ(
    _ first: ValueSpread, _ scale: ValueScale, _ second: ValueSpread, _ other: ValueScale
  ) -> Bool {
    switch (scale, other) {
    case (.unit, .signedUnit): areUnitAndSigned(unit: first, signed: second)
    case (.signedUnit, .unit): areUnitAndSigned(unit: second, signed: first)
    case (.bytes, .unit), (.bytes, .signedUnit): areBytesAndLess(first, second, other)
    case (.unit, .bytes), (.signedUnit, .bytes): areBytesAndLess(second, first, scale)
    case (.bytes, .bytes), (.unit, .unit), (.signedUnit, .signedUnit): false
    }
  }

  /// Values beyond 128 can't be on a scale that ends at 1. Below, coordinates of a toy's points could
  /// be so large as well: then mean and deviation, too, have to be what the scales make of them.
  private static func areBytesAndLess(
    _ bytes: ValueSpread, _ less: ValueSpread, _ scale: ValueScale
  ) -> Bool {
    guard less.minimum < less.maximum, bytes.maximum > 16 else { return false }
    return bytes.maximum > 128
      || bytes.moved(from: .bytes, to: scale).distance(to: less) <= 0.25 * scale.width
  }

  /// The ranges overlap, so that they decide nothing: both sets must fill their scales, and fit each
  /// other once moved to one scale, at least twice as well as before.
  private static func areUnitAndSigned(unit: ValueSpread, signed: ValueSpread) -> Bool {
    guard ValueScale.unit.isFilled(by: unit), unit.minimum >= -0.1,
      ValueScale.signedUnit.isFilled(by: signed)
    else { return false }
    let moved = unit.moved(from: .unit, to: .signedUnit).distance(to: signed) / 2
    return moved < unit.distance(to: signed) / 2
  }
}
