import MnemeTables

/// A headline number for the terminal: label, value, interval, unit.
enum HeadlineText {
  static func line(_ row: HeadlineRow) -> String {
    guard let value = row.estimate.value else { return "\(row.label): none (\(row.reason))" }
    let unit = row.unit.isEmpty ? "" : " \(row.unit)"
    // Computed, not measured.
    if row.estimate.low == nil && row.estimate.high == nil {
      return "\(row.label): \(RowPrinter.significant(value))\(unit)"
    }
    let low = row.estimate.low.map(RowPrinter.significant) ?? "open"
    let high = row.estimate.high.map(RowPrinter.significant) ?? "open"
    return "\(row.label): \(RowPrinter.significant(value)) [\(low), \(high)]\(unit), "
      + "\(RowPrinter.significant(100 * row.intervalLevel)) % interval"
  }
}
