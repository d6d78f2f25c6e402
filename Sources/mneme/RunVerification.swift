import Glibc
import MnemeExperiments
import MnemeTables

/// Checks one run folder: whether its files are those of its manifest, and whether each stage comes
/// out again from what the stage before wrote.
struct RunVerification {
  /// Links resolved.
  let folder: RunFolder
  let request: VerificationRequest
  /// Whether the folder comes from a bundle: named by nobody, with no trials beside it.
  private let isUnpacked: Bool

  /// - Throws: `CommandError.notARun`.
  init(
    _ folder: RunFolder, _ request: VerificationRequest, isUnpacked: Bool = false
  ) throws {
    self.isUnpacked = isUnpacked
    guard let resolved = realpath(folder.path, nil) else {
      throw CommandError.notARun(path: folder.path)
    }
    defer { free(resolved) }
    self.folder = RunFolder(path: String(cString: resolved))
    self.request = request
  }

  /// - Throws: `DiskError`, `EngineError.stopped`. Whatever is wrong with the run is in the list.
  func check(_ list: inout CheckList) async throws {
    guard let manifest = try manifest(&list) else { return }
    let agreement = VersionAgreement(recorded: manifest.versions)
    let isComparison = manifest.experiment == Pipeline.comparison
    if isComparison {
      list.add(.notChecked, "study: a comparison has none; verify the two runs themselves")
    }
    let plan = isComparison ? nil : try studyPlan(manifest, &list)
    try checkFiles(manifest, &list)
    if let plan { try await checkTrials(plan, manifest, agreement, &list) }
    try checkFigures(manifest, agreement, &list)
    try checkReport(manifest, agreement, &list)
  }

  private func manifest(_ list: inout CheckList) throws -> Manifest? {
    do { return try folder.readManifest() } catch let error as TableError {
      list.add(.fails, "manifest: \(error)")
      return nil
    }
  }

  /// What the run's study is by this program, and whether manifest and folder say the same.
  private func studyPlan(_ manifest: Manifest, _ list: inout CheckList) throws -> StudyPlan? {
    let plan: StudyPlan
    do {
      guard let study = try folder.readSpec() else {
        list.add(.fails, "study: spec.yaml is missing")
        return nil
      }
      plan = try StudyPlan(study)
    } catch let error as StudyError {
      // A user's samples need not be where the report is read.
      if case .missingSamples = error {
        list.add(.notChecked, "study: nothing can be measured again without its samples: \(error)")
      } else {
        list.add(.fails, "study: \(error)")
      }
      return nil
    }
    var failures: [String] = []
    if plan.digest != manifest.digest {
      failures.append(
        "study: spec.yaml has the digest \(plan.digest), the manifest says \(manifest.digest)"
          + (plan.manifest.revision == manifest.revision
            ? ""
            : "; it was computed by revision \(manifest.revision) of the experiment, this program has "
              + "\(plan.manifest.revision)"))
    }
    if !isUnpacked, folder.name != manifest.digest {
      failures.append(
        "study: the folder is named \(folder.name), which is not the digest \(manifest.digest)")
    }
    if try AtomicFile.read(folder.specPath) != Array(plan.specText.utf8) {
      failures.append("study: spec.yaml is not as this program writes it")
    }
    failures += Self.fields(manifest, plan.manifest)
    list.add(
      "study: spec.yaml\(isUnpacked ? "" : ", folder") and manifest agree on the digest "
        + plan.digest,
      failures: failures)
    return failures.isEmpty ? plan : nil
  }

  /// What a manifest says of its study that the study itself doesn't.
  private static func fields(_ manifest: Manifest, _ planned: Manifest) -> [String] {
    [
      ("experiment", manifest.experiment == planned.experiment),
      ("title", manifest.title == planned.title),
      ("revision", manifest.revision == planned.revision),
      ("preset", manifest.preset == planned.preset), ("seed", manifest.seed == planned.seed),
      ("command", manifest.command == planned.command),
      ("settings", manifest.settings == planned.settings),
    ].filter { !$0.1 }.map { "manifest: '\($0.0)' is not what spec.yaml gives" }
  }
}
