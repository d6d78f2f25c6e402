import MnemeTables

/// Consecutive finished trials of one cell, as one file: a line that says what they are, the
/// numbers (Float64, little-endian), and the SHA-256 of all before it.
struct TrialChunk: Equatable {
  let cellDigest: String
  let firstTrial: Int
  let width: Int
  let outcomes: [[Double]]

  var trials: Range<Int> { firstTrial..<firstTrial + outcomes.count }

  var fileName: String { Self.fileName(for: trials) }

  static func fileName(for trials: Range<Int>) -> String {
    "\(trials.lowerBound)-\(trials.upperBound - 1).trials"
  }

  private var heading: String {
    "mneme-trials 1 \(cellDigest) first=\(firstTrial) count=\(outcomes.count) width=\(width)\n"
  }

  var bytes: [UInt8] {
    var bytes = Array(heading.utf8)
    for value in outcomes.joined() {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes + Array(Digest.sha256(bytes).utf8)
  }

  /// The chunk in `bytes`, or `nil` if they are cut short, changed, or of another cell.
  init?(bytes: [UInt8], cell: TrialCell) {
    guard bytes.count > 64 else { return nil }
    let body = Array(bytes.dropLast(64))
    guard Array(Digest.sha256(body).utf8) == Array(bytes.suffix(64)),
      let lineEnd = body.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let words = String(decoding: body[..<lineEnd], as: UTF8.self).split(separator: " ")
    guard words.count == 6, words[0] == "mneme-trials", words[1] == "1", words[2] == cell.digest,
      let first = Self.number(words[3], "first="), let count = Self.number(words[4], "count="),
      let width = Self.number(words[5], "width="), width == cell.width, first >= 0,
      body.count - lineEnd - 1 == count * width * 8
    else { return nil }
    self.init(
      cellDigest: cell.digest, firstTrial: first, width: width,
      outcomes: Self.outcomes(body[(lineEnd + 1)...], count: count, width: width))
  }

  init(cellDigest: String, firstTrial: Int, width: Int, outcomes: [[Double]]) {
    precondition(
      outcomes.allSatisfy { $0.count == width }, "a trial of other than \(width) numbers")
    self.cellDigest = cellDigest
    self.firstTrial = firstTrial
    self.width = width
    self.outcomes = outcomes
  }

  private static func number(_ word: Substring, _ name: String) -> Int? {
    word.hasPrefix(name) ? Int(word.dropFirst(name.count)) : nil
  }

  private static func outcomes(_ bytes: ArraySlice<UInt8>, count: Int, width: Int) -> [[Double]] {
    bytes.withUnsafeBytes { raw in
      (0..<count).map { trial in
        (0..<width).map { index in
          let offset = (trial * width + index) * 8
          let bits = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          return Double(bitPattern: UInt64(littleEndian: bits))
        }
      }
    }
  }
}
