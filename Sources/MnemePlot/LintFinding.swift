/// What is wrong with a drawn figure.
package enum LintFinding: Sendable, Equatable, CustomStringConvertible {
  /// Sizes in points.
  case smallText(String, size: Double, minimum: Double)
  /// Widths in points.
  case thinLine(width: Double, minimum: Double)
  case weakContrast(String, ratio: Double, minimum: Double)
  case overlappingLabels(String, String)
  case inkOutsidePage(String)
  case unusedLegendEntry(String)
  /// A mark whose looks no legend entry has.
  case unnamedSeries(String)
  case fewTicks(axis: String, count: Int)
  /// Two legend entries that differ in their colour alone.
  case onlyColorDiffers(String, String)

  package var description: String {
    switch self {
    case .smallText(let text, let size, let minimum):
      "'\(text)' is \(Self.short(size)) pt high, less than \(Self.short(minimum)) pt"
    case .thinLine(let width, let minimum):
      "a line is \(Self.short(width)) pt wide, less than \(Self.short(minimum)) pt"
    case .weakContrast(let what, let ratio, let minimum):
      "\(what) has a contrast of \(Self.short(ratio)), less than \(Self.short(minimum))"
    case .overlappingLabels(let one, let other): "'\(one)' and '\(other)' overlap"
    case .inkOutsidePage(let what): "\(what) leaves the page"
    case .unusedLegendEntry(let label): "nothing looks like the legend entry '\(label)'"
    case .unnamedSeries(let look): "no legend entry looks like \(look)"
    case .fewTicks(let axis, let count): "\(axis) shows \(count) numbers, fewer than 2"
    case .onlyColorDiffers(let one, let other): "'\(one)' and '\(other)' differ in colour alone"
    }
  }

  private static func short(_ value: Double) -> String {
    let hundredths = (value * 100).rounded() / 100
    return "\(hundredths)"
  }
}
