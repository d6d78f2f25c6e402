/// Where a claim about a curve turns from proven to refuted along a scan of a parameter.
package struct VerdictFlip: Sendable, Equatable {
  /// What a scan found at one value of the parameter.
  package enum Finding: Sendable, Equatable {
    case holds, fails, open
  }

  /// The largest value up to which the claim holds or is open, and holds there.
  package let low: Double?
  /// The smallest value above `low` from which the claim fails.
  package let high: Double?

  /// Half-way between the two; `nil` if one is missing.
  package var value: Double? {
    guard let low, let high else { return nil }
    return (low + high) / 2
  }

  /// - Parameter findings: by ascending parameter; the claim holds at small values.
  package init(_ findings: [(parameter: Double, finding: Finding)]) {
    let last = findings.last { $0.finding == .holds }?.parameter
    low = last
    high = findings.first { $0.finding == .fails && $0.parameter > last ?? -.infinity }?.parameter
  }
}
