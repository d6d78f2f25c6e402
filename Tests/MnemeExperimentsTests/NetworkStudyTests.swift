import Foundation
import MnemeEngine
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// What becomes of a study whose workers fail, each in its own way; workers are played by the shell.
@Suite struct NetworkStudyTests {
  /// The digits' quick study, smaller, with such a worker.
  static func result(
    _ script: String, silence: Duration = .seconds(60)
  ) async throws -> ExperimentRunResult {
    LinearAlgebra.useOneThread()
    let folder = NSTemporaryDirectory() + "mneme-study-\(UUID().uuidString)"
    let worker = "\(folder)/worker"
    let writing = try WorkerProcess(executable: "/bin/sh", silence: .seconds(60)).run(
      arguments: ["-c", "mkdir '\(folder)' && cat >'\(worker)' && chmod +x '\(worker)'"],
      input: Array("#!/bin/sh\n\(script)\n".utf8), hear: { _ in })
    #expect(writing.cause == .exited(code: 0))
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }
    let plan = try StudyPlan(
      Study(
        experiment: .unetDigits, preset: .quick,
        overrides: try ["image_count=70", "generated_count=70"].map {
          try SettingOverride(flag: $0)
        }))
    var study = try #require(plan.experiment as? UNetDigits).study
    study.client = NetworkClient(executable: worker, silence: silence)
    let engine = TrialEngine(store: TrialStore(output: folder), jobs: 1)
    let result = study.result(try await study.cells(on: engine))
    let stored = try FolderListing.names(in: "\(folder)/trials").flatMap {
      try FolderListing.names(in: "\(folder)/trials/\($0)")
    }
    return ExperimentRunResult(result: result, failures: engine.record.failures, stored: stored)
  }

  struct ExperimentRunResult {
    let result: ExperimentResult
    let failures: [String]
    let stored: [String]

    func rows<Row: TableRow>(_ type: Row.Type) throws -> [Row] {
      let table = try #require(result.tables.first { $0.name == Row.tableName })
      return try CSV.rows(of: type, from: table.text, file: table.name)
    }
  }

  @Test func workersThatDieAreFailedTrialsAndTold() async throws {
    let found = try await Self.result("echo 'no luck' >&2; kill -9 $$")
    let rows = try found.rows(NetworkRow.self)
    #expect(rows.count == 8 && rows.allSatisfy { $0.trials == 0 && $0.failedTrials == 3 })
    #expect(rows.allSatisfy { $0.reason.contains("no trial has a result") })
    #expect(found.failures.count == 6)
    let caveat =
      "n = 32, trial 0 failed and is left out: mneme-network ended before it was done: "
      + "killed by signal 9; its last words: no luck. The next run tries it again."
    #expect(found.result.caveats.contains(caveat))
    // Nothing is stored, and nothing is left lying about.
    #expect(found.stored.isEmpty)
    let headlines = try found.rows(HeadlineRow.self)
    #expect(headlines.allSatisfy { $0.estimate.value == nil && !$0.reason.isEmpty })
  }

  @Test func workersThatHangAreEndedAndTold() async throws {
    let found = try await Self.result("exec sleep 600", silence: .milliseconds(300))
    #expect(try found.rows(NetworkRow.self).allSatisfy { $0.trials == 0 && $0.failedTrials == 3 })
    #expect(
      found.failures.count == 6 && found.failures.allSatisfy { $0.contains("said nothing for") })
    #expect(found.stored.isEmpty)
  }

  /// That the loss became no number is a result: it is stored, and told.
  @Test func divergedTrialsAreTold() async throws {
    let line = #"{"failed":{"_0":{"fault":"diverged","message":"too fast"}}}"#
    let found = try await Self.result("cat >/dev/null; echo '\(line)'; exit 70")
    let rows = try found.rows(NetworkRow.self)
    #expect(rows.allSatisfy { $0.trials == 0 && $0.failedTrials == 3 })
    #expect(rows.allSatisfy { $0.reason.contains("3 trials diverged") })
    #expect(found.failures.isEmpty && !found.stored.isEmpty)
    #expect(
      found.result.caveats.contains { $0.contains("in 3 of 3 trials the loss became no number") })
  }

  @Test func withoutAWorkerNothingIsComputed() async throws {
    let plan = try StudyPlan(Study(experiment: .unetDigits, preset: .quick))
    var study = try #require(plan.experiment as? UNetDigits).study
    study.client = NetworkClient(executable: "/nowhere/mneme-network")
    let folder = NSTemporaryDirectory() + "mneme-study-\(UUID().uuidString)"
    let engine = TrialEngine(store: TrialStore(output: folder), jobs: 2)
    let missing = study
    await #expect {
      _ = try await missing.cells(on: engine)
    } throws: { error in
      "\(error)".hasPrefix("there is no /nowhere/mneme-network, which trains networks; build it")
    }
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func budgetsAreUpdatesOrEpochs() throws {
    func spec(_ flags: [String]) throws -> NetworkSpec {
      let plan = try StudyPlan(
        Study(
          experiment: .unetDigits, preset: .standard,
          overrides: try flags.map { try SettingOverride(flag: $0) }))
      return try #require(plan.experiment as? UNetDigits).study.spec
    }
    #expect(try spec([]).updates(400) == 240)
    // Epochs of four batches, the last one smaller.
    #expect(try spec(["epochs=10"]).updates(400) == 40)
    #expect(try spec(["epochs=10"]).updates(50) == 10)
    #expect(throws: StudyError.self) { try spec(["epochs=10", "updates=5"]) }
    #expect(throws: StudyError.self) { try spec(["updates=0"]) }
    #expect(throws: StudyError.self) { try spec(["training_counts=798"]) }
    #expect(throws: StudyError.self) { try spec(["channels=16,32,64"]) }
    #expect(throws: StudyError.self) { try spec(["heads=3"]) }
    #expect(throws: StudyError.self) { try spec(["sampling_steps=201"]) }
    // Parts of the training: without gap or overlap, as many as there are updates at most.
    let parts = try spec(["updates=7"]).lossParts(50)
    #expect(parts.count == 7 && parts.flatMap(Array.init) == Array(0..<7))
    #expect(try spec([]).lossParts(50).flatMap(Array.init) == Array(0..<240))
  }

  @Test func outcomesComeBackFromTheirNumbers() {
    let layout = NetworkOutcome.Layout(
      generators: [.network, .copies], levels: 2, lossParts: 3, images: 1)
    let numbers = [0.0] + (1..<layout.width).map(Double.init)
    #expect(NetworkOutcome(numbers, layout).values(layout) == numbers)
    var diverged = NetworkOutcome()
    diverged.isDiverged = true
    #expect(NetworkOutcome(diverged.values(layout), layout) == diverged)
  }
}
