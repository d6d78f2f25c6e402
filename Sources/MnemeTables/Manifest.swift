import FoundationEssentials

/// Where a run came from and what it wrote. Holds nothing that differs between two equal runs:
/// no dates, durations, hosts or absolute paths (those are in `run.log.json`).
package struct Manifest: Codable, Sendable, Equatable {
  package var format = 1
  package var experiment: String
  package var title: String
  package var revision: Int
  package var digest: String
  package var preset: String
  package var seed: UInt64
  /// The command that makes the same run again.
  package var command: String
  /// Every setting by name, as it was used.
  package var settings: [Setting]
  /// Versions of Mneme and of the libraries whose last bits can differ.
  package var versions: [Version]
  /// Everything a reader must know that is not in a table's cell.
  package var caveats: [String]
  /// Tables, then figures, with the SHA-256 of their bytes.
  package var tables: [FileRecord]
  package var figures: [FileRecord]
  /// What the figures were drawn for; empty before they are.
  package var venue = ""
  /// `report.md` and `report.html`; nil before they are written.
  package var reports: [FileRecord]?

  package struct Setting: Codable, Sendable, Equatable {
    package var name: String
    package var value: String
    package var meaning: String

    package init(name: String, value: String, meaning: String) {
      self.name = name
      self.value = value
      self.meaning = meaning
    }
  }

  package struct Version: Codable, Sendable, Equatable {
    package var name: String
    package var version: String

    package init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  package struct FileRecord: Codable, Sendable, Equatable {
    package var name: String
    package var sha256: String

    package init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  package init(
    experiment: String, title: String, revision: Int, digest: String, preset: String,
    seed: UInt64, command: String, settings: [Setting], versions: [Version],
    caveats: [String] = [], tables: [FileRecord] = [], figures: [FileRecord] = []
  ) {
    self.experiment = experiment
    self.title = title
    self.revision = revision
    self.digest = digest
    self.preset = preset
    self.seed = seed
    self.command = command
    self.settings = settings
    self.versions = versions
    self.caveats = caveats
    self.tables = tables
    self.figures = figures
  }
}

extension RunFolder {
  package func write(_ manifest: Manifest) throws { try writeJSON(manifest, to: manifestPath) }

  /// - Throws: `TableError` if there is no manifest or it can't be understood; `DiskError`.
  package func readManifest() throws -> Manifest {
    guard let bytes = try AtomicFile.read(manifestPath) else {
      throw TableError.missingFile(path: manifestPath)
    }
    do {
      return try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw TableError.wrongManifest(file: manifestPath, detail: "\(error)")
    }
  }
}
