package import MnemeNumerics

/// Some rows of a source, in any order, as a source of their own: without rows that are not finite,
/// without copies, a sub-sample.
package struct SelectedRows<Base: RowSource>: RowSource, Sendable {
  package let base: Base
  /// Rows of `base`.
  package let indices: [Int]

  package init(of base: Base, at indices: [Int]) {
    precondition(
      indices.allSatisfy { 0 <= $0 && $0 < base.count }, "a row that is none of \(base.count)")
    self.base = base
    self.indices = indices
  }

  /// All rows but some.
  package init(of base: Base, without excluded: [Int]) {
    let excluded = Set(excluded)
    self.init(of: base, at: (0..<base.count).filter { !excluded.contains($0) })
  }

  package var count: Int { indices.count }
  package var dimension: Int { base.dimension }

  /// Without a copy where the rows follow one another in `base`, and it needs none.
  package func withFloats<Result>(
    _ rows: Range<Int>, scratch: inout [Float],
    _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) throws -> Result {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows \(rows) of \(count)")
    let whole = run(from: rows.lowerBound, within: rows)
    if whole.count == rows.count, let first = whole.first {
      return try base.withFloats(
        indices[first]..<indices[first] + rows.count, scratch: &scratch, body)
    }
    var inner: [Float] = []
    scratch.removeAll(keepingCapacity: true)
    var next = rows.lowerBound
    while next < rows.upperBound {
      let run = run(from: next, within: rows)
      try base.withFloats(indices[next]..<indices[next] + run.count, scratch: &inner) {
        scratch.append(contentsOf: $0)
      }
      next = run.upperBound
    }
    return try scratch.withUnsafeBufferPointer(body)
  }

  /// The rows from one on that follow one another in `base`.
  private func run(from start: Int, within rows: Range<Int>) -> Range<Int> {
    var end = start
    while end < rows.upperBound, indices[end] - indices[start] == end - start { end += 1 }
    return start..<end
  }
}
