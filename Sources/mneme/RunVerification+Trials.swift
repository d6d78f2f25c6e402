import MnemeEngine
import MnemeExperiments
import MnemeNumerics
import MnemeTables

extension RunVerification {
  /// The output folder that the run is in.
  private var output: String {
    folder.path.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
      .joined(separator: "/")
  }

  /// Sums up the stored trials again, with `--recompute` after computing some of them again.
  func checkTrials(
    _ plan: StudyPlan, _ manifest: Manifest, _ agreement: VersionAgreement,
    _ list: inout CheckList
  ) async throws {
    guard AtomicFile.isFolder("\(output)/trials") else {
      list.add(.notChecked, "trials: none are stored beside the run, so its tables stand alone")
      if request.recomputes { try await recomputeTables(plan, manifest, agreement, &list) }
      return
    }
    try await sumUp(plan, manifest, agreement, &list)
    if request.recomputes { try await recheck(plan, agreement, &list) }
  }

  /// The tables that the stored trials give.
  private func sumUp(
    _ plan: StudyPlan, _ manifest: Manifest, _ agreement: VersionAgreement,
    _ list: inout CheckList
  ) async throws {
    let engine = engine(.inspect)
    var result: ExperimentResult?
    var reason = ""
    do { result = try await plan.experiment.run(on: engine) } catch let error as EngineError {
      reason = "\(error)"
    }
    let record = engine.record
    let found = record.stages.reduce(0) { $0 + $1.foundTrials }
    let cells = record.stages.reduce(0) { $0 + $1.cells }
    list.add(
      "trials: \(found) stored trials of \(cells) cells are whole and of this study",
      failures: record.setAside.map { "trials: \($0.path) is \($0.flaw)" })
    guard let result else {
      return list.add(.notChecked, "trials: the tables can't be made again: \(reason)")
    }
    try compare(result, manifest, agreement, from: "the stored trials", &list)
  }

  /// A sample of the stored trials, computed again.
  private func recheck(
    _ plan: StudyPlan, _ agreement: VersionAgreement, _ list: inout CheckList
  ) async throws {
    let scratch = try TemporaryFolder.make(named: "mneme-verify")
    defer { Self.removeFolder(scratch) }
    let signals = SignalWatch(request.stop) { Console.error("note: stopping") }
    defer { signals.end() }
    let engine = engine(
      .recheck(TrialSample(seed: plan.digest, count: request.trials, scratch: scratch)))
    var reason: String?
    do { _ = try await plan.experiment.run(on: engine) } catch let error as EngineError {
      switch error {
      case .stopped(.interrupted), .stopped(.terminated): throw error
      case .stopped(.budgetSpent), .trialFailed, .cannotCompute, .shardIsDone, .surveyed,
        .incomplete, .tooLittleMemory:
        reason = "\(error)"
      }
    }
    try RecheckJudgement(
      engine.record.rechecks, versions: agreement.ofNumbers, log: folder.readLog()
    ).tell(&list)
    if let reason { list.add(.notChecked, "recomputed: not the whole sample: \(reason)") }
  }

  private func engine(_ mode: TrialEngine.Mode) -> TrialEngine {
    TrialEngine(
      store: TrialStore(output: output), jobs: request.jobs, mode: mode,
      memory: MemoryBound(bytes: request.memoryBytes), stop: request.stop)
  }

  /// What can't be removed from the system's place for temporary files is no harm, but said.
  static func removeFolder(_ path: String) {
    do { try TemporaryFolder.remove(path) } catch { Console.error("note: left behind: \(error)") }
  }

  /// The tables that trials give beside the stored tables.
  func compare(
    _ result: ExperimentResult, _ manifest: Manifest, _ agreement: VersionAgreement,
    from source: String, _ list: inout CheckList
  ) throws {
    var failures: [String] = []
    let tolerance = agreement.ofNumbers == nil ? 0 : Self.relativeTolerance
    for table in result.tables {
      let name = "tables/\(table.name).csv"
      guard let bytes = try AtomicFile.read("\(folder.path)/\(name)") else { continue }
      let stored = String(decoding: bytes, as: UTF8.self)
      guard stored != table.text else { continue }
      if let found = NumberedText.difference(stored, table.text, tolerance: tolerance) {
        failures.append("trials: \(name) is not what \(source) give: \(found.text)")
      }
    }
    let names = Set(result.tables.map { "\($0.name).csv" })
    failures += manifest.tables.map(\.name).filter { !names.contains($0) }.map {
      "trials: tables/\($0) is no table of this experiment"
    }
    failures += names.subtracting(manifest.tables.map(\.name)).sorted().map {
      "trials: tables/\($0) is not recorded"
    }
    if result.caveats != manifest.caveats {
      failures.append("trials: the manifest's caveats are not those of \(source)")
    }
    let how = agreement.ofNumbers.map { "to 1e-9, as versions differ (\($0))" }
    list.add(
      "trials: \(result.tables.count) tables come out again from \(source), "
        + (how ?? "byte for byte"), failures: failures)
  }
}

/// What trials that were computed again say.
struct RecheckJudgement {
  private let rechecks: [TrialRecheck]
  /// Why bits can't be asked for; `nil` if they can.
  private let leniency: String?

  /// - Parameters:
  ///   - versions: what differs from the recorded ones; `nil` if nothing does.
  ///   - log: of the run.
  init(_ rechecks: [TrialRecheck], versions: String?, log: RunLog) throws {
    self.rechecks = rechecks.sorted {
      ($0.stage, $0.label, $0.trial) < ($1.stage, $1.label, $1.trial)
    }
    leniency = versions ?? Self.otherKernels(log)
  }

  private static func otherKernels(_ log: RunLog) -> String? {
    let kernels = Set(log.sessions.map(\.machine.blasKernels)).sorted()
    if kernels == [LinearAlgebra.coreName] { return nil }
    return kernels.isEmpty
      ? "which BLAS kernels computed them is not recorded"
      : "BLAS kernels \(kernels.joined(separator: ", ")), here \(LinearAlgebra.coreName)"
  }

  func tell(_ list: inout CheckList) {
    var failures: [String] = []
    var equal = 0
    var close = 0
    var uncomputed: [String] = []
    for recheck in rechecks {
      let name = "trial \(recheck.trial) of \(recheck.label) (\(recheck.stage))"
      switch recheck.outcome {
      case .equal: equal += 1
      case .different(let largest)
      where leniency != nil && largest <= RunVerification.relativeTolerance:
        close += 1
      case .different(let largest):
        let digits = largest.isFinite ? "by up to \(RowPrinter.significant(largest))" : "wholly"
        failures.append(
          "recomputed: the stored \(name) differs \(digits) from what comes out now"
            + (leniency.map { " (\($0))" } ?? ""))
      case .failed(let reason): uncomputed.append("recomputed: \(name) could not be: \(reason)")
      }
    }
    let stages = Set(rechecks.map(\.stage)).sorted().joined(separator: "; ")
    let closeness = close == 0 ? "" : ", \(close) to 1e-9 (\(leniency ?? ""))"
    if equal + close > 0 || !failures.isEmpty {
      list.add(
        "recomputed: of \(rechecks.count) sampled trials (\(stages)) \(equal) come out again bit for "
          + "bit\(closeness)", failures: failures)
    }
    for line in uncomputed { list.add(.notChecked, line) }
  }
}
