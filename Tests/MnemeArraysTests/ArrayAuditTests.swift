import Foundation
import MnemeArrays
import MnemeNumerics
import Testing

/// Numbers from a fixed seed: xorshift, as good as any to test with.
struct TestNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

@Suite struct ArrayAuditTests {
  static func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })
  }

  /// Against the plain way of saying the same, for every width around the eight lanes.
  @Test(arguments: [1, 2, 3, 7, 8, 9, 15, 16, 17, 64, 100])
  func auditsAreWhatTheySay(dimension: Int) throws {
    var random = TestNumbers(seed: UInt64(dimension))
    var rows = (0..<300).map { _ in
      (0..<dimension).map { _ in Double(Float.random(in: -3...5, using: &random)) }
    }
    for row in rows.indices { rows[row][dimension / 2] = 4 }
    for copy in 0..<60 { rows[300 - 1 - 2 * copy] = rows[copy % 7] }
    rows[100][dimension - 1] = .nan
    rows[200][0] = .infinity
    let audit = try ArrayAudit(of: Self.matrix(rows))

    let finite = rows.flatMap { $0 }.filter(\.isFinite)
    let mean = finite.reduce(0, +) / Double(finite.count)
    let variance = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(finite.count)
    #expect(audit.minimum == finite.min() && audit.maximum == finite.max())
    let spread = try #require(audit.spread)
    #expect(
      abs(spread.mean - mean) <= 1e-12 && abs(spread.deviation - variance.squareRoot()) <= 1e-9)
    #expect(audit.nonFiniteRows == [100, 200])
    #expect(audit.constantColumns == (dimension > 2 ? 1 : 0))
    let first = rows.indices.map { row in
      Int32(
        rows.firstIndex { zip($0, rows[row]).allSatisfy { $0.bitPattern == $1.bitPattern } } ?? -1)
    }
    #expect(audit.duplicates.firstEqual == first)
    let sizes = Dictionary(grouping: first) { $0 }.mapValues(\.count)
    #expect(audit.duplicates.distinctCount == sizes.count)
    #expect(audit.duplicates.largestGroup == sizes.values.max())
    #expect(audit.duplicates.distinctRows == sizes.keys.map(Int.init).sorted())
    #expect(audit.duplicates.copyCount == 300 - sizes.count)
  }

  /// One bit of one number is a difference; zero and minus zero are the same number.
  @Test func rowsAreComparedToTheLastBit() throws {
    var row = [Double](repeating: 0.5, count: 100)
    let other = row
    row[99] = Double(Float(0.5).nextUp)
    var negative = other
    negative[3] = -0.0
    var zero = other
    zero[3] = 0
    let audit = try ArrayAudit(of: Self.matrix([row, other, negative, zero, other]))
    #expect(audit.duplicates.firstEqual == [0, 1, 2, 2, 1])
    #expect(audit.constantColumns == 98)
  }

  @Test func oneRowAndOneNumber() throws {
    let audit = try ArrayAudit(of: Self.matrix([[3]]))
    #expect(audit.spread == ValueSpread(minimum: 3, maximum: 3, mean: 3, deviation: 0))
    #expect(audit.duplicates.firstEqual == [0] && audit.duplicates.largestGroup == 1)
    #expect(audit.constantColumns == 1 && audit.nonFiniteWords == nil)
  }

  @Test func nothingFiniteHasNoSpread() throws {
    let audit = try ArrayAudit(of: Self.matrix([[.nan, .infinity], [-.infinity, .nan]]))
    #expect(audit.spread == nil && audit.minimum == nil)
    #expect(audit.nonFiniteWords == "2 of 2 rows have NaN or infinite values: 0, 1")
  }

  /// Blocks of rows, files and what they are told from the progress.
  @Test func filesAreAuditedInBlocks() throws {
    let rows = 3000
    let width = 200
    var random = TestNumbers(seed: 3)
    var data = (0..<rows * width).map { _ in UInt8.random(in: 0...255, using: &random) }
    data.replaceSubrange(2999 * width..<3000 * width, with: data[0..<width])
    let array = try SampleArray.read(
      npy(descr: "|u1", shape: "(\(rows), \(width))", data: data), named: "a.npy")
    var done: [Int] = []
    let audit = try ArrayAudit(of: array) { done.append($0) }
    #expect(done.count > 1 && done.last == rows && done == done.sorted())
    #expect(audit.duplicates.firstEqual.last == 0 && audit.duplicates.distinctCount == rows - 1)
    #expect(audit.minimum == 0 && audit.maximum == 255)
  }

  @Test func chosenRowsAreASource() throws {
    let base = Self.matrix((0..<10).map { [Double($0), Double(-$0)] })
    let chosen = SelectedRows(of: base, at: [3, 4, 5, 9, 0, 1, 1])
    #expect(chosen.count == 7 && chosen.dimension == 2)
    var scratch: [Float] = [1]
    for start in 0...7 {
      for end in start...7 {
        let expected = chosen.indices[start..<end].flatMap { [Float($0), -Float($0)] }
        #expect(try chosen.withFloats(start..<end, scratch: &scratch, Array.init) == expected)
      }
    }
    #expect(SelectedRows(of: base, without: [0, 9, 4]).indices == [1, 2, 3, 5, 6, 7, 8])
  }
}
