import Foundation
import Testing

/// Parsers take any bytes. `make fuzz` makes up new ones, guided by what the code does with them;
/// the corpus is what it has found so: the fewest files that get to every place it got to.
@Suite struct ParserFuzzTests {
  /// Files of `Arrays`, and the corpus, as `ParserTrial` takes them.
  static func seeds() throws -> [[UInt8]] {
    let top = URL(filePath: ArrayFixtures.folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: ArrayFixtures.folder).sorted()
    return try names.compactMap { name in
      let file = top.appending(path: name)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
        file.pathExtension != "json"
      else { return nil }
      let bytes = [UInt8](try Data(contentsOf: file))
      if name.hasPrefix("corpus/") { return bytes }
      return [file.pathExtension.lowercased() == "png" ? 2 : name.hasSuffix("bin") ? 1 : 0] + bytes
    }
  }

  @Test func theCorpusIsTaken() throws {
    let seeds = try Self.seeds()
    let accepted = seeds.count { ParserTrial.run($0) }
    // Both kinds are there: else the trial would show nothing.
    #expect(accepted >= 80 && seeds.count - accepted >= 80, "\(accepted) of \(seeds.count)")
  }

  /// Seconds; always the same inputs.
  @Test func changedBytesAreTaken() throws {
    let seeds = try Self.seeds().filter { $0.count <= 4096 }
    var mutation = ByteMutation(seeds: seeds)
    var accepted = 0
    let inputs = 100_000
    for _ in 0..<inputs where ParserTrial.run(mutation.next()) { accepted += 1 }
    #expect(accepted > inputs / 100 && accepted < inputs, "\(accepted) of \(inputs)")
  }
}

/// Known bytes, changed a little.
struct ByteMutation {
  let seeds: [[UInt8]]
  private var random = TestNumbers(seed: 2024)

  init(seeds: [[UInt8]]) { self.seeds = seeds }

  mutating func next() -> [UInt8] {
    var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes) }
    return bytes
  }

  /// Lengths and sizes at which sums and products go over.
  private static let numbers: [UInt64] = [
    0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
    0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, .max,
  ]
  private static let words = ["-", "9223372036854775807", ",", "(", "}", "\n", "nan", "e999", "\""]

  private mutating func change(_ bytes: inout [UInt8]) {
    // The first byte chooses the parser.
    guard bytes.count > 2 else { return }
    let place = Int.random(in: 1..<bytes.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + length()))
    case 3: bytes.removeSubrange(place...)
    case 4: overwrite(&bytes, at: place)
    case 5: splice(&bytes, at: place)
    default: insertWord(&bytes, at: place)
    }
  }

  private mutating func length() -> Int { Int.random(in: 1...16, using: &random) }

  private mutating func overwrite(_ bytes: inout [UInt8], at place: Int) {
    let number = Self.numbers[Int.random(in: 0..<Self.numbers.count, using: &random)]
    let size = 1 << Int.random(in: 0...3, using: &random)
    let isBig = Bool.random(using: &random)
    for index in 0..<min(size, bytes.count - place) {
      let byte = isBig ? size - 1 - index : index
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(byte)))
    }
  }

  private mutating func splice(_ bytes: inout [UInt8], at place: Int) {
    let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
    let start = Int.random(in: 0..<other.count, using: &random)
    bytes.insert(contentsOf: other[start..<min(other.count, start + length())], at: place)
  }

  private mutating func insertWord(_ bytes: inout [UInt8], at place: Int) {
    let word = Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
    bytes.insert(contentsOf: Array(word.utf8), at: place)
  }
}
