package import MnemeTables

/// The tables that the figures of `linear-transition` are made from.
package struct LinearTransitionTables: Sendable {
  package let rows: [LinearTransitionRow]
  package let theory: [LinearTransitionTheoryRow]
  package let scales: [LinearTransitionScaleRow]

  package init(
    rows: [LinearTransitionRow], theory: [LinearTransitionTheoryRow],
    scales: [LinearTransitionScaleRow]
  ) {
    self.rows = rows
    self.theory = theory
    self.scales = scales
  }

  /// - Throws: `TableError`, `DiskError`.
  package init(_ folder: RunFolder) throws {
    self.init(
      rows: try folder.read(LinearTransitionRow.self),
      theory: try folder.read(LinearTransitionTheoryRow.self),
      scales: try folder.read(LinearTransitionScaleRow.self))
  }

  /// N_ref of the leading sweep: the first in the table.
  var leadingReference: Int { rows.first?.referenceCount ?? 0 }

  var referenceCounts: [Int] { Self.unique(rows.map(\.referenceCount)) }

  /// Ascending.
  var dimensions: [Int] { Set(rows.map(\.dimension)).sorted() }

  /// Cells of one dimension in the leading sweep, by n.
  func cells(_ dimension: Int) -> [LinearTransitionRow] {
    rows.filter { $0.dimension == dimension && $0.referenceCount == leadingReference }
      .sorted { $0.trainingCount < $1.trainingCount }
  }

  func theory(_ dimension: Int) -> [LinearTransitionTheoryRow] {
    theory.filter { $0.dimension == dimension }.sorted { $0.trainingCount < $1.trainingCount }
  }

  /// Eq. 4a in the reference reading.
  func scale(
    _ dimension: Int, level: Double, referenceCount: Int? = nil
  ) -> LinearTransitionScaleRow? {
    scales.first {
      $0.dimension == dimension && $0.level == level && $0.reading == .reference
        && $0.distance == .relativeLogLikelihood
        && $0.referenceCount == referenceCount ?? leadingReference
    }
  }

  /// The level of the non-memorization regime: the larger one that was asked for.
  var regimeLevel: Double { scales.map(\.level).max() ?? 0.95 }

  private static func unique(_ values: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension LinearTransitionRow {
  /// n/d.
  var ratio: Double { Double(trainingCount) / Double(dimension) }

  /// Whether Eq. 4a in the reference reading decides anything here (Theory, section 1): n at most
  /// N_ref/10, and a null whose upper limit reaches the level.
  func decides(level: Double) -> Bool {
    trainingCount * 10 <= referenceCount && (deltaReferenceNullPositive.high ?? 1) >= level
  }
}
