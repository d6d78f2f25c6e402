import FoundationEssentials

/// What may differ between two equal runs: when, where and how long, what was resumed, merged or
/// mended. One entry for each time that somebody worked on the run.
package struct RunLog: Codable, Sendable, Equatable {
  package var format = 2
  /// Oldest first.
  package var sessions: [Session] = []

  package init() {}

  package struct Session: Codable, Sendable, Equatable {
    /// `run`, `shard 2/8`, `merge`.
    package var work: String
    /// ISO 8601, UTC.
    package var started: String
    package var seconds = 0.0
    package var machine: Machine
    package var jobs = 0
    /// The bound of `--memory`, what the plan was expected to take at most, and the most that the
    /// process took; bytes.
    package var memoryBound = 0
    package var memoryEstimate = 0
    package var memoryPeak = 0
    package var stages: [Stage] = []
    /// Files of trials that were not what they should be: where they are now, and why. Their trials
    /// were computed again.
    package var setAside: [SetAside] = []
    /// Trials that came to nothing, and why; the next run tries them again.
    package var failures: [String]? = nil
    /// Folders whose trials were taken over.
    package var mergedFrom: [String] = []
    /// `finished`, or why not.
    package var ending = "finished"

    package init(work: String, started: String, machine: Machine) {
      self.work = work
      self.started = started
      self.machine = machine
    }
  }

  /// What computed; decides the last bits of a result if anything of the machine does.
  package struct Machine: Codable, Sendable, Equatable {
    package var host: String
    package var cpu: String
    package var cores: Int
    package var blasKernels: String

    package init(host: String, cpu: String, cores: Int, blasKernels: String) {
      self.host = host
      self.cpu = cpu
      self.cores = cores
      self.blasKernels = blasKernels
    }
  }

  package struct Stage: Codable, Sendable, Equatable {
    package var name: String
    package var cells: Int
    /// Trials over all cells: on disk before (resumed), computed now, and still missing.
    package var found: Int
    package var computed: Int
    package var missing: Int

    package init(name: String, cells: Int, found: Int, computed: Int, missing: Int) {
      self.name = name
      self.cells = cells
      self.found = found
      self.computed = computed
      self.missing = missing
    }
  }

  package struct SetAside: Codable, Sendable, Equatable {
    package var path: String
    package var flaw: String

    package init(path: String, flaw: String) {
      self.path = path
      self.flaw = flaw
    }
  }
}

extension RunFolder {
  /// Adds a session to the run log. A log that can't be read is kept beside it as `.damaged`.
  ///
  /// - Parameter lock: a lock file, as several shards may add at once.
  package func append(_ session: RunLog.Session, lock: String) throws {
    try RunLock.withLock(lock) {
      var log = RunLog()
      if let bytes = try AtomicFile.read(logPath) {
        do {
          log = try JSONDecoder().decode(RunLog.self, from: Data(bytes))
        } catch is DecodingError {
          try AtomicFile.write(bytes, to: "\(logPath).damaged")
        }
      }
      log.sessions.append(session)
      try writeJSON(log, to: logPath)
    }
  }

  /// The log; empty if there is none.
  package func readLog() throws -> RunLog {
    guard let bytes = try AtomicFile.read(logPath) else { return RunLog() }
    do {
      return try JSONDecoder().decode(RunLog.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw TableError.wrongManifest(file: logPath, detail: "\(error)")
    }
  }

  /// Keys sorted, so that the same value always gives the same bytes.
  func writeJSON(_ value: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(Array(try encoder.encode(value)) + [UInt8(ascii: "\n")], to: path)
  }
}
