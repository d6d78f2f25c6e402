package import MnemeNumerics

/// What is to be known of a set before it is measured, found in one pass over its rows as Float32.
package struct ArrayAudit: Sendable, Equatable {
  /// Of the finite values; nil if there are none.
  package let spread: ValueSpread?
  /// Rows with NaN or an infinite value, ascending.
  package let nonFiniteRows: [Int]
  /// Columns that have one value in all rows.
  package let constantColumns: Int
  package let duplicates: DuplicateRows

  package var minimum: Double? { spread?.minimum }
  package var maximum: Double? { spread?.maximum }

  /// - Parameter progress: called with the number of rows done so far, now and then and at the end.
  /// - Throws: what reading the rows throws.
  /// - Complexity: a pass over all numbers; memory of at most 28 bytes a row, 8 a column and a block
  ///   of rows.
  package init(
    of source: some RowSource, progress: (Int) -> Void = { _ in }
  ) throws {
    var tally = ValueTally()
    var duplicates = DuplicateSearch(source)
    var scratch: [Float] = []
    var first: [Float] = []
    var varies = [UInt32](repeating: 0, count: source.dimension)
    let block = max(1, Self.blockNumbers / max(1, source.dimension))
    for start in stride(from: 0, to: source.count, by: block) {
      let rows = start..<min(start + block, source.count)
      try source.withFloats(rows, scratch: &scratch) { values in
        for (index, row) in rows.enumerated() {
          let place = index * source.dimension..<(index + 1) * source.dimension
          let own = UnsafeBufferPointer(rebasing: values[place])
          if row == 0 { first = Array(own) }
          let scan = RowScan(own, first: first, varies: &varies)
          tally.add(scan, row: row)
          try duplicates.add(own, hash: scan.hash)
        }
      }
      progress(rows.upperBound)
    }
    spread = tally.spread
    nonFiniteRows = tally.nonFiniteRows
    constantColumns = source.count == 0 ? 0 : varies.count { $0 == 0 }
    self.duplicates = DuplicateRows(firstEqual: duplicates.firstEqual)
  }

  /// "3 of 1000 rows have NaN or infinite values: 4, 17, 900"; nil if there are none.
  ///
  /// Rows are counted from 0, as arrays are.
  package var nonFiniteWords: String? {
    guard !nonFiniteRows.isEmpty else { return nil }
    let named = nonFiniteRows.prefix(10).map(String.init).joined(separator: ", ")
    let more = nonFiniteRows.count > 10 ? ", …" : ""
    return "\(nonFiniteRows.count) of \(duplicates.firstEqual.count) rows have NaN or infinite "
      + "values: \(named)\(more)"
  }

  /// Numbers that are looked at together: 1 MiB of Float32.
  private static let blockNumbers = 1 << 18
}

/// What the scans of rows add up to.
private struct ValueTally {
  private var minimum = Float.infinity
  private var maximum = -Float.infinity
  private var count = 0
  /// Of the values, and the sum of their squared deviations from it.
  private var mean = 0.0
  private var squares = 0.0
  private(set) var nonFiniteRows: [Int] = []

  mutating func add(_ scan: RowScan, row: Int) {
    if !scan.isFinite { nonFiniteRows.append(row) }
    guard scan.finiteValues > 0 else { return }
    minimum = min(minimum, scan.minimum)
    maximum = max(maximum, scan.maximum)
    // Chan, Golub and LeVeque's update: it does not cancel when the mean is large.
    let n = Double(count)
    let m = Double(scan.finiteValues)
    let ownMean = scan.sum / m
    let ownSquares = max(0, scan.sumOfSquares - scan.sum * ownMean)
    let step = ownMean - mean
    mean += step * m / (n + m)
    squares += ownSquares + step * step * n * m / (n + m)
    count += scan.finiteValues
  }

  var spread: ValueSpread? {
    guard count > 0 else { return nil }
    return ValueSpread(
      minimum: Double(minimum), maximum: Double(maximum), mean: mean,
      deviation: (squares / Double(count)).squareRoot())
  }
}
