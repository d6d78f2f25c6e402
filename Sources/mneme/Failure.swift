import ArgumentParser
import Glibc
import MnemeEngine
import MnemeExperiments
import MnemePlot
import MnemeReport
import MnemeTables

/// The one place where an error becomes a message and an exit code.
enum Failure {
  /// An error of the argument parser as it is; one of ours printed, as an exit code: 64 for the
  /// arguments, 65 for input data, 70 for the numbers, 74 for the disk.
  static func translated(_ error: any Error) -> any Error {
    guard let code = code(of: error) else { return error }
    Console.error("Error: \(error)")
    return ExitCode(code)
  }

  private static func code(of error: any Error) -> Int32? {
    switch error {
    case let error as StudyError: error.isInStudyFile ? EX_DATAERR : EX_USAGE
    case is TableError, is ReportError: EX_DATAERR
    case is EngineError: EX_SOFTWARE
    case is TextError: EX_SOFTWARE
    case is DiskError: EX_IOERR
    case let error as CommandError: error.code
    default: nil
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

  var code: Int32 {
    switch self {
    case .noTemplates: EX_IOERR
    case .notARun, .badList, .unknownName, .otherVenue: EX_USAGE
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
    }
  }
}
