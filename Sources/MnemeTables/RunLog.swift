import FoundationEssentials

/// What differs between two equal runs: how long it took, with how many jobs, what was mended.
package struct RunLog: Codable, Sendable, Equatable {
  package var seconds: Double
  package var jobs: Int
  /// Damaged trial files that were set aside and computed again.
  package var setAside: [String]

  package init(seconds: Double, jobs: Int, setAside: [String]) {
    self.seconds = seconds
    self.jobs = jobs
    self.setAside = setAside
  }
}

extension RunFolder {
  package func write(_ log: RunLog) throws { try writeJSON(log, to: logPath) }

  /// Keys sorted, so that the same value always gives the same bytes.
  func writeJSON(_ value: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(Array(try encoder.encode(value)) + [UInt8(ascii: "\n")], to: path)
  }
}
