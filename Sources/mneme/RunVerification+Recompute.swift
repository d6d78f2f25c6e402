import MnemeEngine
import MnemeExperiments
import MnemeTables

/// Where no trials are stored, as in a bundle: the study is computed again, if there is time.
extension RunVerification {
  /// So long, if `--budget` says nothing else.
  private static let seconds = 60.0

  func recomputeTables(
    _ plan: StudyPlan, _ manifest: Manifest, _ agreement: VersionAgreement,
    _ list: inout CheckList
  ) async throws {
    let scratch = try TemporaryFolder.make(named: "mneme-verify")
    defer { Self.removeFolder(scratch) }
    do {
      let result = try await run(plan, output: scratch)
      try compare(result, manifest, agreement, from: "trials computed again", &list)
    } catch EngineError.stopped(.budgetSpent) {
      try await recomputeSlice(plan, agreement, output: scratch, &list)
    } catch let error as EngineError {
      switch error {
      case .stopped: throw error
      case .trialFailed, .cannotCompute, .shardIsDone, .surveyed, .incomplete, .tooLittleMemory:
        break
      }
      list.add(.notChecked, "recomputed: can't be computed again here: \(error)")
    }
  }

  private func recomputeSlice(
    _ plan: StudyPlan, _ agreement: VersionAgreement, output: String, _ list: inout CheckList
  ) async throws {
    let spent = "recomputed: the whole study takes more than \(time); allow more with --budget"
    guard let slice = try StudySlice(of: plan) else { return list.add(.notChecked, spent) }
    do {
      let result = try await run(slice.plan, output: output)
      let folder = RunFolder(slice.plan, output: output)
      try folder.makeFolders()
      for table in result.tables {
        try AtomicFile.write(table.text, to: folder.tablePath(table.name))
      }
      let compared = try slice.compared(
        whole: self.folder, slice: folder,
        tolerance: agreement.ofNumbers == nil ? 0 : Self.relativeTolerance)
      list.add(
        "recomputed: \(compared.cells) cells (\(slice.name)) come out again from the study",
        failures: compared.different.map { "recomputed: tables/\($0) does not come out again" })
      list.add(.notChecked, "\(spent). Of its cells, only \(slice.name) was")
    } catch EngineError.stopped(.budgetSpent) {
      list.add(.notChecked, "\(spent). So does its part \(slice.name)")
    }
  }

  private var time: String { Quantities.clock(request.budgetSeconds ?? Self.seconds) }

  /// From nothing, in a place of its own.
  private func run(_ plan: StudyPlan, output: String) async throws -> ExperimentResult {
    let stop = StopSwitch(budget: .seconds(request.budgetSeconds ?? Self.seconds))
    let signals = SignalWatch(stop) { Console.error("note: stopping") }
    defer { signals.end() }
    let engine = TrialEngine(
      store: TrialStore(output: output), jobs: request.jobs,
      memory: MemoryBound(bytes: request.memoryBytes), stop: stop)
    return try await plan.experiment.run(on: engine)
  }
}
