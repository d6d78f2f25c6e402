import MnemeTables

/// Finished trials of one cell, as one file: a line that says what they are, the numbers (Float64,
/// little-endian), and the SHA-256 of all before it.
struct TrialChunk: Equatable {
  let cellDigest: String
  let width: Int
  /// Which trials.
  let trials: RangeSet<Int>
  /// Shape (trials, width), trials ascending.
  let values: [Double]

  init(cellDigest: String, width: Int, trials: RangeSet<Int>, values: [Double]) {
    let count = trials.ranges.reduce(0) { $0 + $1.count }
    precondition(
      count > 0 && values.count == count * width, "\(values.count) numbers, \(count) trials")
    self.cellDigest = cellDigest
    self.width = width
    self.trials = trials
    self.values = values
  }

  /// Consecutive trials, and how many trials of the chunk come before them.
  func forEachRun(_ body: (_ run: Range<Int>, _ offset: Int) -> Void) {
    var offset = 0
    for run in trials.ranges {
      body(run, offset)
      offset += run.count
    }
  }
}

// MARK: The file

extension TrialChunk {
  static let ending = ".trials"

  /// A chunk ready to be stored. Its name tells its bytes: two writers of one name wrote the same.
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  var file: File {
    var bytes = Array(heading.utf8)
    bytes.reserveCapacity(bytes.count + values.count * 8 + 64)
    // Every platform of Swift is little-endian.
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    let digest = Digest.sha256(bytes)
    bytes.append(contentsOf: digest.utf8)
    let (first, last) = (trials.ranges.first?.lowerBound ?? 0, trials.ranges.last?.upperBound ?? 1)
    return File(name: "\(first)-\(last - 1)-\(digest.prefix(12))\(Self.ending)", bytes: bytes)
  }

  private var heading: String {
    let runs = trials.ranges.map { "\($0.lowerBound)-\($0.upperBound - 1)" }
    return "mneme-trials 2 \(cellDigest) width=\(width) trials=\(runs.joined(separator: ","))\n"
  }

  /// What is wrong with a file that should be a chunk.
  enum Flaw: String, Error {
    /// Cut short or changed.
    case damaged
    /// Whole, but of another cell or of another version's making.
    case foreign
    /// Whole, but its numbers are not those of another chunk with the same trials.
    case conflicting
  }

  init(bytes: [UInt8], cell: TrialCell) throws(Flaw) {
    try self.init(bytes: bytes, digest: cell.digest)
    guard width == cell.width else { throw .foreign }
  }

  /// The chunk in `bytes`, which should be of the cell with that digest.
  init(bytes: [UInt8], digest: String) throws(Flaw) {
    let bodyCount = bytes.count - 64
    guard bodyCount > 0,
      Digest.sha256(bytes[..<bodyCount]).utf8.elementsEqual(bytes[bodyCount...]),
      let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")), lineEnd < bodyCount
    else { throw .damaged }
    let words = String(decoding: bytes[..<lineEnd], as: UTF8.self).split(separator: " ")
    guard words.count == 5, words[0] == "mneme-trials", words[1] == "2", words[2] == digest,
      words[3].hasPrefix("width="), let width = Int(words[3].dropFirst(6)),
      (1...Self.mostNumbers).contains(width), let trials = Self.trials(words[4])
    else { throw .foreign }
    let count = trials.ranges.reduce(0) { $0 + $1.count }
    guard count > 0, bodyCount - lineEnd - 1 == count * width * 8 else { throw .foreign }
    self.init(
      cellDigest: digest, width: width, trials: trials,
      values: Self.numbers(bytes[(lineEnd + 1)..<bodyCount]))
  }

  /// Numbers a trial, at most.
  private static let mostNumbers = 1 << 24

  /// Ascending, without overlap.
  private static func trials(_ word: Substring) -> RangeSet<Int>? {
    let name = "trials="
    guard word.hasPrefix(name) else { return nil }
    var trials = RangeSet<Int>()
    var end = 0
    for run in word.dropFirst(name.count).split(separator: ",") {
      let ends = run.split(separator: "-").map { Int($0) }
      guard ends.count == 2, let first = ends[0], let last = ends[1], first >= end, last >= first,
        last < .max
      else { return nil }
      trials.insert(contentsOf: first..<last + 1)
      end = last + 1
    }
    return trials
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Double] {
    [Double](unsafeUninitializedCapacity: bytes.count / 8) { buffer, filled in
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes)
      filled = bytes.count / 8
    }
  }
}
