/// Where the names of the series stand. A placement that doesn't fit gives way to the next one in
/// the order direct, inside, above.
package enum LegendPlacement: Sendable, Equatable, CaseIterable {
  /// At the right ends of the curves, in their colours; what has no curve of its own stands above.
  case direct
  /// In a panel, where it covers no data.
  case inside
  /// A flow of entries over all panels.
  case above

  /// This placement, then what is tried after it.
  var attempts: [LegendPlacement] {
    switch self {
    case .direct: [.direct, .inside, .above]
    case .inside: [.inside, .above]
    case .above: [.above]
    }
  }
}
