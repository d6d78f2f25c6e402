import Foundation
import MnemeFigures
import MnemeTables

/// The tables of `mneme run linear-transition --preset quick`.
enum QuickTables {
  static func asMeasured() throws -> LinearTransitionTables {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try LinearTransitionTables(
      RunFolder(path: tests.appending(path: "Fixtures/linear_transition_quick").path))
  }

  /// As if half the reference count had given the same numbers, but an n_mem without an upper end.
  static func withTwoReferenceCounts() throws -> LinearTransitionTables {
    let measured = try asMeasured()
    let rows = measured.rows.map { row in
      var row = row
      row.referenceCount /= 2
      return row
    }
    let scales = measured.scales.compactMap { scale -> LinearTransitionScaleRow? in
      guard let count = scale.referenceCount else { return nil }
      var scale = scale
      scale.referenceCount = count / 2
      scale.memorization.high = nil
      return scale
    }
    return LinearTransitionTables(
      rows: measured.rows + rows, theory: measured.theory, scales: measured.scales + scales)
  }
}
