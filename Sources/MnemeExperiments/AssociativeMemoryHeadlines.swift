import MnemeTables

/// What the report leads with: the fewest patterns, the spurious peak and the most patterns.
enum AssociativeMemoryHeadlines {
  static func rows(_ rows: [AssociativeMemoryRow]) -> [HeadlineRow] {
    guard let first = rows.first, let last = rows.last,
      let peak = rows.max(by: { ($0.spurious.fraction ?? 0) < ($1.spurious.fraction ?? 0) })
    else { return [] }
    return [
      share("memorized_first", "Memorized share at the fewest patterns", first, first.memorized),
      share("spurious_first", "Spurious share at the fewest patterns", first, first.spurious),
      share("spurious_peak", "Spurious share at its peak", peak, peak.spurious),
      share("spurious_last", "Spurious share at the most patterns", last, last.spurious),
      share("generalized_last", "Generalized share at the most patterns", last, last.generalized),
    ]
  }

  private static func share(
    _ key: String, _ what: String, _ row: AssociativeMemoryRow, _ value: TrialFraction
  ) -> HeadlineRow {
    HeadlineRow(
      key: key, label: "\(what): K = \(row.patternCount)", IntervalEstimate(value),
      intervalLevel: row.intervalLevel, figure: "associative-memory")
  }
}
