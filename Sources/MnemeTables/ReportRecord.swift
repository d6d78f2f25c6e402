import FoundationEssentials

/// What a report on several runs was made of: `runs.json` in its folder `output/report/<digest>/`.
package struct ReportRecord: Codable, Sendable, Equatable {
  /// A run by its folder `output/<experiment>/<digest>/`.
  package struct Run: Codable, Sendable, Equatable {
    package var experiment: String
    package var digest: String

    package init(experiment: String, digest: String) {
      self.experiment = experiment
      self.digest = digest
    }
  }

  package var format = 1
  /// The command that makes the same report again.
  package var command: String
  /// In the order of their chapters.
  package var runs: [Run]
  /// `report.md` and `report.html`.
  package var reports: [Manifest.FileRecord]

  package init(command: String, runs: [Run], reports: [Manifest.FileRecord]) {
    self.command = command
    self.runs = runs
    self.reports = reports
  }

  /// Names the set of runs.
  package static func digest(of runs: [Run]) -> String {
    let names = runs.map { "\($0.experiment)/\($0.digest)" }
    return String(Digest.sha256(names.joined(separator: "\n")).prefix(16))
  }
}

extension RunFolder {
  package var recordPath: String { "\(path)/runs.json" }

  package func write(_ record: ReportRecord) throws { try writeJSON(record, to: recordPath) }

  /// - Returns: `nil` if this is not the folder of a report on several runs.
  /// - Throws: `TableError.wrongManifest` if the record can't be understood; `DiskError`.
  package func readRecord() throws -> ReportRecord? {
    guard let bytes = try AtomicFile.read(recordPath) else { return nil }
    do {
      return try JSONDecoder().decode(ReportRecord.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw TableError.wrongManifest(file: recordPath, detail: "\(error)")
    }
  }
}
