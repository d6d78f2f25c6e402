import ArgumentParser
import Glibc
import MnemeArrays
import MnemeEngine
import MnemeExperiments
import MnemePlot
import MnemeReport
import MnemeTables

/// The one place where an error becomes a message and an exit code.
enum Failure {
  /// An error of the argument parser as it is; one of ours printed, as an exit code: 64 for the
  /// arguments, 65 for input data, 69 for a program that is missing, 70 for the numbers, 74 for the disk, 75 for what can go on
  /// later, 130 and 143 for what a signal ended.
  static func translated(_ error: any Error) -> any Error {
    guard let code = code(of: error) else { return error }
    Console.error(text(of: error))
    return ExitCode(code)
  }

  /// To be asked to stop is no error.
  static func text(of error: any Error) -> String {
    if case EngineError.stopped = error { return "Stopped: \(error)" }
    return "Error: \(error)"
  }

  /// Whether the same command goes on as it is.
  static func canGoOn(_ error: any Error) -> Bool {
    switch error {
    case EngineError.stopped, is LockError, is DiskError: true
    default: false
    }
  }

  static func code(of error: any Error) -> Int32? {
    switch error {
    case let error as StudyError: error.isInStudyFile ? EX_DATAERR : EX_USAGE
    case let error as ArrayError: error.isOfDisk ? EX_IOERR : EX_DATAERR
    case is TableError, is ZipError, is ReportError, is BundleError, is MergeError: EX_DATAERR
    case is ComparisonError: EX_USAGE
    case let error as EngineError: engineCode(error)
    case is LockError: EX_TEMPFAIL
    case is SlurmError: EX_UNAVAILABLE
    case is TextError: EX_SOFTWARE
    case is DiskError: EX_IOERR
    case let error as CommandError: error.code
    default: nil
    }
  }

  private static func engineCode(_ error: EngineError) -> Int32 {
    switch error {
    case .trialFailed: EX_SOFTWARE
    case .cannotCompute: EX_UNAVAILABLE
    case .tooLittleMemory: EX_USAGE
    case .incomplete, .shardIsDone, .surveyed, .stopped(.budgetSpent): EX_TEMPFAIL
    // As if the signal had ended the process.
    case .stopped(.interrupted): 128 + SIGINT
    case .stopped(.terminated): 128 + SIGTERM
    }
  }
}

/// What only the command line can find wrong.
enum CommandError: Error, CustomStringConvertible {
  case noTemplates(tried: [String])
  case notARun(path: String)
  case badList(flag: String, text: String)
  case unknownName(kind: String, name: String, known: [String])
  case otherVenue(drawn: String, asked: String)
  case noRank(names: [String])
  case noTrials(path: String)
  case otherTasks(jobs: [String], queued: [Int], asked: Int)
  case incompleteCluster(shards: String, tasks: Int, rounds: Int, logs: String)
  case runTwice(path: String)
  case badDate(variable: String, text: String)
  case wrongDigest(path: String, digest: String)

  var code: Int32 {
    switch self {
    case .noTemplates: EX_IOERR
    case .notARun, .badList, .unknownName, .otherVenue, .noRank, .noTrials, .otherTasks,
      .runTwice, .badDate:
      EX_USAGE
    case .wrongDigest: EX_DATAERR
    case .incompleteCluster: EX_SOFTWARE
    }
  }

  var description: String {
    switch self {
    case .noTemplates(let tried):
      "no templates folder; tried \(tried.joined(separator: ", ")). Give it with --templates DIR"
    case .notARun(let path):
      "\(path) is not a run folder: it holds no manifest.json. "
        + "A run folder is output/<experiment>/<digest>"
    case .unknownName(let kind, let name, let known):
      "unknown \(kind) '\(name)'; "
        + (NearestName.find(name, in: known).map { "did you mean '\($0)'? " } ?? "")
        + "known: \(known.joined(separator: ", "))"
    case .otherVenue(let drawn, let asked):
      "the other figures of this run were drawn for '\(drawn)'; draw all for '\(asked)', "
        + "or these with --venue \(drawn)"
    case .badList(let flag, let text):
      "'\(flag) \(text)': expected numbers separated by commas, or first:last[:step]"
    case .noRank(let names):
      "'--shard auto' takes rank and size from \(names.joined(separator: ", or from ")), and neither "
        + "is set; start it with srun or mpirun, or give --shard i/N"
    case .otherTasks(let jobs, let queued, let asked):
      "the queue holds this study cut into \(queued.map(String.init).joined(separator: ", ")) tasks, "
        + "which '--tasks \(asked)' does not fit. Give the same number, or cancel them: "
        + "scancel \(jobs.joined(separator: " "))"
    case .incompleteCluster(let shards, let tasks, let rounds, let logs):
      "\(rounds) rounds of tasks have finished no further trial, and the shards \(shards) of \(tasks) "
        + "still lack some. Their logs are in \(logs); mend the cause and submit again: only what is "
        + "missing is"
    case .noTrials(let path):
      "\(path) holds no finished trials: it has no folder 'trials'. Give output folders, as --output "
        + "of `mneme run` names them"
    case .runTwice(let path): "\(path) is a run that is given twice; give each once"
    case .badDate(let variable, let text):
      "'\(variable)=\(text)': expected a whole number of seconds since 1970"
    case .wrongDigest(let path, let digest):
      "\(path) is a study with the digest \(digest), which its folder is not named for: it comes from "
        + "another version of Mneme, or was changed. Run the study again in a folder of its own"
    }
  }
}
