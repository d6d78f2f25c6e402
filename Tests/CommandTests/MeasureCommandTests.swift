import Foundation
import MnemeTables
import Testing

/// `mneme measure`, from files to a report, and what is wrong with files.
@Suite struct MeasureCommandTests {
  /// Samples of a law in four dimensions, the same for the same seed.
  private static func samples(_ count: Int, seed: UInt64) -> [[Double]] {
    var state = seed
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    return (0..<count).map { _ in
      (0..<4).map { _ in uniform() + uniform() + uniform() - 1.5 }
    }
  }

  private static func csv(_ rows: [[Double]]) -> String {
    rows.map { $0.map { "\($0)" }.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  private static func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// Training, held-out and generated samples, of which half are copies.
  private static func writeSets(_ folder: String, ending: String = "csv") throws {
    let training = samples(300, seed: 1)
    try write(csv(training), to: "\(folder)/train.\(ending)")
    try write(csv(samples(300, seed: 2)), to: "\(folder)/test.\(ending)")
    try write(csv(training[..<50] + samples(50, seed: 3)), to: "\(folder)/half.\(ending)")
    try write(csv(samples(100, seed: 4)), to: "\(folder)/none.\(ending)")
  }

  private static func measure(
    _ folder: String, _ arguments: [String]
  ) async throws -> MnemeProcess.Outcome {
    try await MnemeProcess.run(
      ["measure", "--output", "\(folder)/out", "--preset", "quick"] + arguments)
  }

  @Test func filesBecomeARunThatIsVerifiedAndBundled() async throws {
    try await MnemeProcess.withFolder { folder in
      try Self.writeSets(folder)
      let outcome = try await Self.measure(
        folder,
        [
          "--train", "\(folder)/train.csv", "--reference", "\(folder)/test.csv", "--generated",
          "\(folder)/half.csv", "\(folder)/none.csv",
        ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let page = try #require(outcome.output.split(separator: "\n").last)
      let run = RunFolder(path: String(page.dropLast("/report.html".count)))
      let ratios = try run.read(MeasureRow.self).filter { $0.definition == .neighbourRatio }
      #expect(ratios.map(\.set) == ["half", "none"])
      #expect((ratios[0].count ?? 0) >= 50 && ratios[0].verdict == .moreThanNull)
      #expect(ratios[1].verdict == .likeNull)
      let verdict = try await VerifyCommandTests.verify(run.path)
      #expect(verdict.status == 0, "\(verdict.lines)")
      let bundle = try await MnemeProcess.run(["bundle", run.path])
      #expect(bundle.status == 0, "\(bundle.errors)")
      // Two shards and then the study file of the run make the same bytes again.
      let before = try RunCommandTests.files(run.path)
      for shard in ["1/2", "2/2"] {
        let part = try await MnemeProcess.run(
          ["run", run.specPath, "--output", "\(folder)/two", "--shard", shard])
        #expect(part.status == 0, "\(part.errors)")
      }
      let again = try await MnemeProcess.run(["run", run.specPath, "--output", "\(folder)/two"])
      #expect(again.status == 0, "\(again.errors)")
      let other = RunFolder(path: again.output.trimmingCharacters(in: .whitespacesAndNewlines))
      for (name, bytes) in before where name.hasPrefix("tables/") {
        #expect(try Data(contentsOf: URL(filePath: "\(other.path)/\(name)")) == bytes, "\(name)")
      }
    }
  }

  /// Samples that changed are found; samples that are gone leave the rest to be checked.
  @Test func changedAndMissingSamplesAreTold() async throws {
    try await MnemeProcess.withFolder { folder in
      try Self.writeSets(folder)
      let outcome = try await Self.measure(
        folder, ["--train", "\(folder)/train.csv", "--generated", "\(folder)/half.csv"])
      let page = try #require(outcome.output.split(separator: "\n").last)
      let run = String(page.dropLast("/report.html".count))
      try Self.write(Self.csv(Self.samples(300, seed: 9)), to: "\(folder)/train.csv")
      let changed = try await VerifyCommandTests.verify(run)
      #expect(changed.status == 65)
      #expect(changed.lines.contains { $0.contains("train.csv is not the file that was measured") })
      try FileManager.default.removeItem(atPath: "\(folder)/train.csv")
      let missing = try await VerifyCommandTests.verify(run)
      #expect(missing.status == 0, "\(missing.lines)")
      #expect(missing.lines.contains { $0.contains("– study:") && $0.contains("train.csv") })
      #expect(missing.lines.contains { $0.contains("✓ report:") })
    }
  }

  /// Names of files that would be tags, commands, options or formulas elsewhere.
  @Test func anyNamesOfFiles() async throws {
    try await MnemeProcess.withFolder { folder in
      let place = "\(folder)/<script>alert(1)<&script> \"q\" %_\\$x$ {a}: b\u{202E}🦊\n=1+1"
      try Self.writeSets(place)
      let generated = "\(place)/@SUM(1+1)|'`$(touch gone)`'.csv"
      try FileManager.default.moveItem(atPath: "\(place)/half.csv", toPath: generated)
      let outcome = try await Self.measure(
        folder,
        [
          "--train", "\(place)/train.csv", "--reference", "\(place)/test.csv", "--generated",
          generated,
        ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let page = try #require(outcome.output.split(separator: "\n").last)
      let run = RunFolder(path: String(page.dropLast("/report.html".count)))
      let html = try String(contentsOfFile: run.reportPagePath, encoding: .utf8)
      #expect(!html.contains("<script>alert"))
      #expect(try run.read(MeasureSetRow.self).last?.path == generated)
      let table = try String(contentsOfFile: run.tablePath("measure_sets"), encoding: .utf8)
      // The set's name begins a cell, and would be a formula.
      #expect(table.contains("\n'@SUM(1+1)") && !table.contains("\n@SUM"))
      let verdict = try await VerifyCommandTests.verify(run.path)
      #expect(verdict.status == 0, "\(verdict.lines)")
      let bundle = try await MnemeProcess.run(["bundle", run.path])
      #expect(bundle.status == 0, "\(bundle.errors)")
    }
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    let status: Int32
    let words: [String]
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "no file", arguments: ["--train", "F/gone.npy", "--generated", "F/none.csv"],
      status: 65, words: ["gone.npy"]),
    Fault(
      name: "nothing generated", arguments: ["--train", "F/train.csv"], status: 64,
      words: ["--generated FILE"]),
    Fault(
      name: "both ways of generated",
      arguments: ["--train", "F/train.csv", "--at", "3=F/none.csv", "--generated", "F/none.csv"],
      status: 64, words: ["not both"]),
    Fault(
      name: "no n", arguments: ["--train", "F/train.csv", "--at", "F/none.csv"], status: 64,
      words: ["n=FILE"]),
    Fault(
      name: "more than there are",
      arguments: ["--train", "F/train.csv", "--at", "3000=F/none.csv"], status: 65,
      words: ["3000", "300 samples"]),
    Fault(
      name: "unknown features",
      arguments: ["--train", "F/train.csv", "--generated", "F/none.csv", "--features", "pca:x"],
      status: 64, words: ["raw, or pca:K"]),
    Fault(
      name: "unknown metric",
      arguments: ["--train", "F/train.csv", "--generated", "F/none.csv", "--metrics", "moment"],
      status: 64, words: ["did you mean 'moments'"]),
    Fault(
      name: "other width", arguments: ["--train", "F/train.csv", "--generated", "F/wide.csv"],
      status: 65, words: ["wide.csv", "5 numbers", "has 4"]),
    Fault(
      name: "a pickle", arguments: ["--train", "F/pickle.npy", "--generated", "F/none.csv"],
      status: 65, words: ["pickle.npy"]),
    Fault(
      name: "a cut array", arguments: ["--train", "F/cut.npy", "--generated", "F/none.csv"],
      status: 65, words: ["cut.npy"]),
    Fault(
      name: "labels of other number",
      arguments: [
        "--train", "F/train.csv", "--generated", "F/none.csv", "--labels", "F/labels.csv",
      ], status: 65, words: ["2 labels for 300"]),
    Fault(
      name: "not numbers", arguments: ["--train", "F/train.csv", "--generated", "F/nan.csv"],
      status: 65, words: ["nan.csv"]),
  ]

  @Test(arguments: faults)
  func everyFaultIsOneClearError(fault: Fault) async throws {
    try await MnemeProcess.withFolder { folder in
      try Self.writeSets(folder)
      try Self.write("1,2,3,4,5\n5,4,3,2,1\n", to: "\(folder)/wide.csv")
      try Self.write("1,2,3,4\nnan,2,3,4\n", to: "\(folder)/nan.csv")
      try Self.write("1\n2\n", to: "\(folder)/labels.csv")
      let header = "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }"
      try Self.npy(header).write(to: URL(filePath: "\(folder)/pickle.npy"))
      try Self.npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }")
        .write(to: URL(filePath: "\(folder)/cut.npy"))
      let outcome = try await Self.measure(
        folder, fault.arguments.map { $0.replacingOccurrences(of: "F/", with: "\(folder)/") })
      #expect(outcome.status == fault.status, "\(outcome.errors)")
      for word in fault.words {
        #expect(outcome.errors.contains(word), "\(outcome.errors) lacks '\(word)'")
      }
      #expect(outcome.errors.split(separator: "\n").count <= 12, "\(outcome.errors)")
    }
  }

  /// A header without the data that it promises.
  private static func npy(_ header: String) -> Data {
    let padded = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    return Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(padded.utf8))
  }
}
