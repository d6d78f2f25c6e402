import Foundation
import MnemeTables
import Testing

@Suite struct RunCommandTests {
  /// A study that takes a fraction of a second.
  static let small = [
    "--preset", "quick", "--set", "dimensions=5,10", "--set", "trials=6",
    "--set", "reference_count=300",
  ]

  static func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let base = URL(filePath: folder)
    guard let all = FileManager.default.enumerator(atPath: folder) else { return [:] }
    for case let name as String in all where !name.hasSuffix("run.log.json") {
      let file = base.appending(path: name)
      if !file.hasDirectoryPath, FileManager.default.isReadableFile(atPath: file.path) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
        if !isFolder.boolValue { files[name] = try Data(contentsOf: file) }
      }
    }
    return files
  }

  /// Same bytes with one job and two, in another folder, another time zone, another locale; and the
  /// spec file of a run makes the same run.
  @Test func equalStudiesGiveEqualBytes() async throws {
    try await MnemeProcess.withFolder { folder in
      let first = try await MnemeProcess.run(
        ["run", "linear-transition", "--jobs", "1", "--output", "\(folder)/a"] + Self.small)
      #expect(first.status == 0, "\(first.errors)")
      let second = try await MnemeProcess.run(
        ["run", "linear-transition", "--jobs", "2", "--output", "\(folder)/b"] + Self.small,
        environment: ["TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "HOME": "/nonexistent"],
        folder: folder)
      #expect(second.status == 0, "\(second.errors)")
      let run = first.output.trimmingCharacters(in: .whitespacesAndNewlines)
      let third = try await MnemeProcess.run(
        ["run", "\(run)/spec.yaml", "--output", "\(folder)/c"])
      #expect(third.status == 0, "\(third.errors)")
      let files = try ["a", "b", "c"].map { try Self.files("\(folder)/\($0)/linear-transition") }
      #expect(files[0].count >= 7)
      #expect(files[0] == files[1])
      #expect(files[0] == files[2])
    }
  }

  /// Another seed is another run folder with other numbers.
  @Test func anotherSeedIsAnotherRun() async throws {
    try await MnemeProcess.withFolder { folder in
      var tables: Set<Data> = []
      for seed in ["1", "2"] {
        let outcome = try await MnemeProcess.run(
          ["run", "linear-transition", "--seed", seed, "--output", folder] + Self.small)
        let run = outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
        tables.insert(
          try Data(contentsOf: URL(filePath: "\(run)/tables/linear_transition.csv")))
      }
      #expect(tables.count == 2)
    }
  }

  @Test(arguments: [
    (["run", "linear-transitions"], 64, "did you mean 'linear-transition'?"),
    (["run", "unheard-of"], 64, "there are: linear-transition"),
    (["run", "linear-transition", "--set", "dimension=5"], 64, "did you mean 'dimensions'?"),
    (["run", "linear-transition", "--set", "dimensions=-5"], 64, "from 1 to 2000"),
    (["run", "linear-transition", "--set", "training_counts=1"], 64, "from 2 to 100000"),
    (["run", "linear-transition", "--preset", "huge"], 64, "huge"),
    (["run", "linear-transition", "--jobs", "0"], 64, "from 1 to 1024"),
    (["run", "linear-transition", "--colour"], 64, "--colour"),
    (["run", "none.yaml"], 64, "no study file at none.yaml"),
    (
      ["run", "linear-transition", "--preset", "quick", "--output", "/dev/null/x"], 74, "/dev/null"
    ),
    (["list", "linear-tradition"], 64, "did you mean 'linear-transition'?"),
  ])
  func wrongArgumentsAreOneClearError(arguments: [String], status: Int32, says: String)
    async throws
  {
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run(arguments, folder: folder)
      #expect(outcome.status == status, "\(outcome.errors)")
      #expect(outcome.errors.contains(says), "\(outcome.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func aWrongStudyFileNamesItsLine() async throws {
    try await MnemeProcess.withFolder { folder in
      let path = "\(folder)/study.yaml"
      try "experiment: linear-transition\nsettings:\n  trials: many\n"
        .write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try await MnemeProcess.run(["run", path], folder: folder)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("study.yaml, line 3"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["study.yaml"])
    }
  }

  @Test func listNamesExperimentsAndSettings() async throws {
    let all = try await MnemeProcess.run(["list"])
    #expect(all.output.contains("linear-transition  From memorization"))
    let settings = try await MnemeProcess.run(["list", "linear-transition"])
    for name in [
      "dimensions", "training_counts", "training_ratios", "mean", "standard_deviation", "time",
      "kappa", "reference_count", "generated_count", "trials", "regime_level", "interval_level",
    ] { #expect(settings.output.contains("\n\(name) = ") || settings.output.hasPrefix(name)) }
  }

  @Test func theVersionIsTheProgramsOwn() async throws {
    let outcome = try await MnemeProcess.run(["--version"])
    #expect(outcome.status == 0 && outcome.output == "\(MnemeVersion.text)\n")
  }
}
