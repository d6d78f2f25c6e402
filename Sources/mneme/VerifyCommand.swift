import ArgumentParser
import Glibc
import MnemeEngine
import MnemeReport
import MnemeTables

struct VerifyCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that the files of runs are what they say, and come out again.",
    discussion: """
      Checks every recorded checksum and names missing and foreign files; sums up the stored trials \
      again and compares the tables; draws the figures and writes the report again in a temporary \
      folder and compares bytes. Where versions of libraries differ from the recorded ones, numbers \
      must agree to 1e-9, coordinates of figures to 0.01 pt and pixels nearly; the list says so. Prints \
      what was checked, one line each: ✓ holds, ✗ does not, – could not be checked, and why. Changes \
      nothing. A bundle is unpacked, its checksums are checked, each run in it as a run folder, and the \
      bundle is made again. With --recompute, a sample of the stored trials is computed again; where none \
      are stored, as in a bundle, the whole study, or a part of it, if that takes no longer than --budget \
      (default: a minute).

      Examples:
        mneme verify output/linear-transition/0a1b2c3d4e5f6071
        mneme verify output/linear-transition/0a1b2c3d4e5f6071 --recompute
        mneme verify bundle.zip

      Exit codes: 0 nothing is wrong; 65 something is; 64 wrong arguments; 74 disk.
      """)

  @Argument(
    help:
      "Run folders output/<experiment>/<digest>, reports on several output/report/<digest>, or bundles *.zip."
  )
  var runs: [String]

  @Flag(help: "Compute a sample of the stored trials again and compare them bit for bit.")
  var recompute = false

  @Option(
    help: ArgumentHelp(
      "How many trials of each stage --recompute takes, chosen by the run's digest. Default: an "
        + "eighth, at least one and at most 100.", valueName: "count"))
  var recomputeTrials: Int?

  @Option(
    help: ArgumentHelp(
      "Folder for pictures of what differs in figures. Default: a temporary one.",
      valueName: "dir"))
  var differences: String?

  @Option(
    help: ArgumentHelp(
      "Folder of templates that the reports were written with. Default: the program's own.",
      valueName: "dir"))
  var templates: String?

  @OptionGroup var engine: EngineOptions

  func validate() throws {
    if let recomputeTrials, recomputeTrials < 1 {
      throw ValidationError("'--recompute-trials \(recomputeTrials)': must be at least 1")
    }
    guard !runs.isEmpty else { throw ValidationError("name a run folder or a bundle") }
  }

  func run() async throws {
    let request = VerificationRequest(
      recomputes: recompute || recomputeTrials != nil, trials: recomputeTrials,
      differences: differences,
      templates: try ReportTemplates(folder: try TemplatesFolder.find(given: templates)),
      jobs: engine.jobs, memoryBytes: try engine.memoryBytes(), stop: engine.stopSwitch(),
      budgetSeconds: engine.budget.flatMap(Quantities.seconds))
    var fails = false
    for path in runs {
      if let record = try RunFolder(path: path).readRecord() {
        fails = try await verify(RunFolder(path: path), record, request) || fails
      } else {
        fails = try await verify(path, request) || fails
      }
    }
    if fails { throw ExitCode(EX_DATAERR) }
  }

  /// A run folder or a bundle.
  ///
  /// - Returns: whether something is wrong with it.
  private func verify(_ path: String, _ request: VerificationRequest) async throws -> Bool {
    Console.line(path)
    var list = CheckList { Console.line("  \($0)") }
    if AtomicFile.isFolder(path) {
      try await RunVerification(try RunFolder(existing: path), request).check(&list)
    } else if path.hasSuffix(".zip") {
      try await BundleVerification(path: path, request: request).check(&list)
    } else {
      throw CommandError.notARun(path: path)
    }
    return list.fails
  }

  /// A report on several runs, after each of them.
  private func verify(
    _ folder: RunFolder, _ record: ReportRecord, _ request: VerificationRequest
  ) async throws -> Bool {
    let whole = WholeVerification(
      folder: folder, record: record, templates: request.templates)
    var fails = false
    for run in whole.runs { fails = try await verify(run.path, request) || fails }
    Console.line(folder.path)
    var list = CheckList { Console.line("  \($0)") }
    try whole.check(&list)
    return fails || list.fails
  }
}

/// What a verification is asked for.
struct VerificationRequest {
  let recomputes: Bool
  /// Trials of each stage; `nil` for the default.
  let trials: Int?
  /// Where pictures of differences go; `nil` for a temporary folder.
  let differences: String?
  let templates: ReportTemplates
  let jobs: Int
  let memoryBytes: Int
  let stop: StopSwitch
  /// Of `--budget`; `nil` if it isn't given.
  let budgetSeconds: Double?
}
