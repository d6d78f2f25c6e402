import ArgumentParser
import Glibc
import MnemeEngine
import MnemeExperiments
import MnemeTables

struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Unites the finished trials of several output folders.",
    discussion: """
      Checks every file's checksum and every study's digest. Trials that are in two folders must \
      agree bit for bit: if any differ, nothing is merged (exit code 65). The folders that are \
      merged from stay as they are. Afterwards `mneme run` computes what no shard has, which \
      includes the adaptive rounds, and writes the tables: the same bytes as those of one run.

      Examples:
        mneme run study.yaml --shard 1/2 --output part1     # here
        mneme run study.yaml --shard 2/2 --output part2     # elsewhere
        mneme merge part1 part2 --output output
        mneme run study.yaml --output output
      """)

  @Argument(help: ArgumentHelp("Output folders to take trials from.", valueName: "dir"))
  var sources: [String]

  @Option(help: ArgumentHelp("Folder to take them into.", valueName: "dir"))
  var output = "output"

  func run() async throws {
    for source in sources where !AtomicFile.isFolder("\(source)/trials") {
      throw CommandError.noTrials(path: source)
    }
    let target = Self.realPath(output)
    let others = sources.filter { Self.realPath($0) != target }
    let studies = try others.flatMap(MergedStudy.all)
    for study in studies { try study.requireAgreement(output: output) }
    let sessions = try studies.map { _ in try Session("merge") }
    let merge = TrialMerge(
      into: TrialStore(output: output), from: others.map { TrialStore(output: $0) })
    let outcome = try merge.run()
    try Locks(output).prepare()
    for (study, session) in zip(studies, sessions) {
      let folder = try study.copy(output: output)
      try session.close(folder, output: output, mergedFrom: [study.source])
    }
    tell(outcome, studies)
  }

  private func tell(_ outcome: TrialMerge.Outcome, _ studies: [MergedStudy]) {
    for file in outcome.flawed {
      Console.error("note: \(file.path) is \(file.flaw) and was left out; its trials are missing")
    }
    print(
      "\(outcome.newTrials) trials of \(outcome.cells) cells merged into \(output), "
        + "\(outcome.sharedTrials) were there already")
    for path in Set(studies.map { $0.folder(output: output).specPath }).sorted() {
      print("To finish: " + ShellText.command(["mneme", "run", path, "--output", output]))
    }
  }

  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// A study that somebody began in an output folder.
private struct MergedStudy {
  let source: String
  let plan: StudyPlan

  /// - Throws: `CommandError.wrongDigest` for a folder that is not named for its study.
  static func all(in source: String) throws -> [MergedStudy] {
    var studies: [MergedStudy] = []
    for experiment in ExperimentName.known {
      for digest in try FolderListing.names(in: "\(source)/\(experiment)") {
        let folder = RunFolder(output: source, experiment: experiment, digest: digest)
        guard let study = try folder.readSpec() else { continue }
        let plan = try StudyPlan(study)
        guard plan.digest == digest else {
          throw CommandError.wrongDigest(path: folder.specPath, digest: plan.digest)
        }
        studies.append(MergedStudy(source: source, plan: plan))
      }
    }
    return studies
  }

  func folder(output: String) -> RunFolder { RunFolder(plan, output: output) }

  func requireAgreement(output: String) throws {
    let folder = folder(output: output)
    guard let study = try folder.readSpec() else { return }
    let digest = try StudyPlan(study).digest
    guard digest == plan.digest else {
      throw CommandError.wrongDigest(path: folder.specPath, digest: digest)
    }
  }

  func copy(output: String) throws -> RunFolder {
    let folder = folder(output: output)
    try folder.makeFolders()
    try AtomicFile.write(plan.specText, to: folder.specPath)
    return folder
  }
}

extension RunFolder {
  /// The study of the run; `nil` if there is none.
  func readSpec() throws -> Study? {
    guard let bytes = try AtomicFile.read(specPath) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StudyError.malformedStudy(path: specPath, line: 1, detail: "the file is not UTF-8 text")
    }
    return try StudyFile.parse(text, path: specPath)
  }
}
