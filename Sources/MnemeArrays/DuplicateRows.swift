import MnemeNumerics

/// Which rows of a source are copies of others: equal as Float32, zero and minus zero being equal,
/// and NaN equal to the same NaN.
package struct DuplicateRows: Sendable, Equatable {
  /// For every row the first row equal to it, itself if there is none before.
  package let firstEqual: [Int32]
  /// Rows that equal none before them.
  package let distinctCount: Int
  /// Rows in the largest group of equal ones: 1 if there are no copies.
  package let largestGroup: Int

  package var copyCount: Int { firstEqual.count - distinctCount }

  /// The rows that equal none before them, ascending.
  package var distinctRows: [Int] {
    firstEqual.indices.filter { Int(firstEqual[$0]) == $0 }
  }

  init(firstEqual: [Int32]) {
    self.firstEqual = firstEqual
    var sizes = [Int32](repeating: 0, count: firstEqual.count)
    for first in firstEqual { sizes[Int(first)] += 1 }
    distinctCount = sizes.count { $0 > 0 }
    largestGroup = Int(sizes.max() ?? 0)
  }
}

/// Finds equal rows as they come: by hash first, then by their values.
struct DuplicateSearch<Source: RowSource> {
  private let source: Source
  private(set) var firstEqual: [Int32] = []
  private var hashes: [UInt64] = []
  /// Rows by hash, with linear probing; −1 where there is none. At most half full.
  private var table: [Int32]
  private var scratch: [Float] = []

  init(_ source: Source) {
    self.source = source
    var size = 16
    while size < 2 * source.count { size *= 2 }
    table = [Int32](repeating: -1, count: size)
    firstEqual.reserveCapacity(source.count)
    hashes.reserveCapacity(source.count)
  }

  /// Takes the next row.
  mutating func add(_ row: UnsafeBufferPointer<Float>, hash: UInt64) throws {
    let index = Int32(firstEqual.count)
    hashes.append(hash)
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] >= 0 {
      let other = table[slot]
      if hashes[Int(other)] == hash, try isEqual(row, Int(other)) {
        firstEqual.append(other)
        return
      }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = index
    firstEqual.append(index)
  }

  private mutating func isEqual(_ row: UnsafeBufferPointer<Float>, _ other: Int) throws -> Bool {
    try source.withFloats(other..<other + 1, scratch: &scratch) { values in
      row.indices.allSatisfy { (row[$0] + 0).bitPattern == (values[$0] + 0).bitPattern }
    }
  }
}
