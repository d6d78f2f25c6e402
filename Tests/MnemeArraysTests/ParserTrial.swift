import MnemeNumerics

@testable import MnemeArrays

/// What any bytes are put through: they give an array whose numbers can all be read, or an error.
/// All else (a trap, a read outside of memory, no end) ends the process, which is what is looked for.
enum ParserTrial {
  /// Small, so that the fuzzer stays fast.
  private static let limits = ArrayLimits(memoryBytes: 1 << 20, harmlessBytes: 1 << 16)

  /// - Parameter bytes: the first one says which parser they are for.
  /// - Returns: whether they were accepted.
  @discardableResult
  static func run(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    let rest = Array(bytes.dropFirst())
    do {
      switch first % 4 {
      case 0: try open(rest, named: "a.csv")
      case 1: try open(rest, named: "a.bin")
      case 2: _ = try PNGPicture(withChecksums(rest), path: "a.png")
      default: try lines(rest)
      }
      return true
    } catch {
      precondition(!error.description.isEmpty, "an error without words")
      return false
    }
  }

  private static func open(_ bytes: [UInt8], named name: String) throws(ArrayError) {
    do {
      try check(SampleArray.read(bytes, named: name, limits: limits))
    } catch {
      guard case .memberNeeded(_, let members) = error else { throw error }
      for member in members.prefix(4) {
        try check(SampleArray.read(bytes, named: name, member: member, limits: limits))
      }
    }
  }

  /// Reads the first and last rows, as many as don't take long.
  private static func check(_ array: SampleArray) throws(ArrayError) {
    precondition(array.count > 0 && array.dimension > 0, "\(array.count) x \(array.dimension)")
    let rows = min(array.count, max(1, (1 << 12) / array.dimension))
    guard rows * array.dimension <= 1 << 16 else { return }
    var sum = try array.doubles(0..<rows).values.reduce(0, +)
    var scratch: [Float] = []
    do {
      sum += try array.withFloats(array.count - rows..<array.count, scratch: &scratch) {
        Double($0.reduce(0, +))
      }
    } catch { preconditionFailure("memory can't shrink: \(error)") }
    precondition(sum.isNaN || sum.isInfinite || sum.isFinite, "no number")
  }

  /// A picture's lines behind its packing, which no fuzzer gets right by chance.
  private static func lines(_ bytes: [UInt8]) throws(ArrayError) {
    guard bytes.count >= 2 else { return }
    let header = PNGHeader(
      width: Int(bytes[0] % 16) + 1, height: Int(bytes[0] / 16) + 1,
      channels: bytes[1] % 2 == 0 ? 1 : 3)
    var lines = Array(bytes.dropFirst(2).prefix(header.filteredBytes))
    lines += [UInt8](repeating: 0, count: header.filteredBytes - lines.count)
    _ = try PNGLines.unfiltered(lines, header, path: "a.png")
  }

  /// The bytes of a picture, the checksum of each chunk put right.
  private static func withChecksums(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var place = PNGPicture.magic.count
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - place - 12 else { break }
      let end = place + 8 + length
      let checksum = Inflation.checksum(bytes[(place + 4)..<end])
      for byte in 0..<4 {
        bytes[end + byte] = UInt8(truncatingIfNeeded: checksum >> (24 - 8 * byte))
      }
      place = end + 4
    }
    return bytes
  }
}
