import MnemeTables
import Subprocess

/// The commands of Slurm that Mneme uses.
enum Slurm {
  /// Hands a job over.
  ///
  /// - Returns: its number.
  static func submit(_ words: [String]) async throws -> String {
    String(try await ask("sbatch", words).prefix { $0.isNumber })
  }

  /// A job, or a task of an array.
  struct Task: Encodable, Equatable {
    let name: String
    /// `12`, or `12_3` for a task of an array.
    let id: String
    /// Of the array, or of the job.
    let jobID: String
    let index: Int?
    /// `PENDING`, `RUNNING`, …
    let state: String
  }

  /// The user's jobs whose names begin so and that have not ended.
  static func tasks(prefix: String) async throws -> [Task] {
    let lines = try await ask(
      "squeue", ["--me", "--noheader", "--array", "--format=%j|%i|%F|%K|%T"])
    return lines.split(separator: "\n").compactMap { line in
      let words = line.split(separator: "|").map(String.init)
      guard words.count == 5, words[0].hasPrefix(prefix) else { return nil }
      return Task(
        name: words[0], id: words[1], jobID: words[2], index: Int(words[3]), state: words[4])
    }
  }

  /// Slurm's own default, for want of a Slurm to ask.
  static let usualMostIndex = 1000

  /// The largest index that a task of an array may have.
  static func mostIndex() async throws -> Int {
    let lines = try await ask("scontrol", ["show", "config"])
    for line in lines.split(separator: "\n") where line.hasPrefix("MaxArraySize") {
      guard let size = line.split(separator: " ").last.flatMap({ Int($0) }) else { continue }
      return size - 1
    }
    return usualMostIndex
  }

  private static func ask(_ program: String, _ words: [String]) async throws(SlurmError) -> String {
    do {
      let result = try await run(
        .name(program), arguments: Arguments(words), output: .string(limit: 1 << 24),
        error: .string(limit: 1 << 16))
      if result.terminationStatus.isSuccess { return result.standardOutput }
      throw SlurmError(program: program, reason: result.standardError)
    } catch let error as SlurmError {
      throw error
    } catch {
      throw SlurmError(program: program, reason: "\(error)")
    }
  }
}

/// Slurm is not there, doesn't answer, or refused.
struct SlurmError: Error, CustomStringConvertible {
  let program: String
  let reason: String

  var description: String {
    "\(program): \(reason.split(separator: "\n").joined(separator: "; ")). What was computed is kept; "
      + "the same command submits what is missing"
  }
}
