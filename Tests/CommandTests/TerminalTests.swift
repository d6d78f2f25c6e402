import Foundation
import Glibc
import Testing

/// How a long run speaks, on a terminal and elsewhere.
@Suite struct TerminalTests {
  static let study = InterruptionTests.slow + ["--jobs", "2", "--budget", "3s", "--output"]
  static var line: Regex<Substring> {
    #/linear-transition · grid: \d+ cells, trials \d+\/\d+ \(\d+ %\), [\d.]+\/s, [\d:]+ left, 2 jobs/#
  }

  /// On a terminal one line is drawn over and over, and cleared for the last words.
  @Test func aTerminalHasOneLiveLine() async throws {
    try await MnemeProcess.withFolder { folder in
      let command = ([MnemeProcess.path] + Self.study + ["\(folder)/out"])
        .map { "'\($0)'" }.joined(separator: " ")
      let status = try FailingDiskTests.shell(
        "script --quiet --return --command \"$2\" \"$3\"", [command, "\(folder)/typescript"],
        program: "", wrapper: ["env", "TERM=xterm"])
      #expect(status == 75)
      let said = try String(contentsOfFile: "\(folder)/typescript", encoding: .utf8)
      let erased = "\r\u{1B}[K"
      let parts = said.components(separatedBy: erased)
      // Nothing but the live line between two erasures, and no end of line in it.
      let drawn = parts.dropFirst().dropLast()
      #expect(drawn.count >= 3, "\(said)")
      #expect(drawn.contains { $0.wholeMatch(of: Self.line) != nil }, "\(said)")
      #expect(drawn.allSatisfy { !$0.contains("\n") && $0.hasPrefix("linear-transition · grid: ") })
      #expect(Set(drawn).count >= 3, "it moves on")
      #expect(parts.last?.hasPrefix("Stopped: the time of --budget is spent") == true, "\(said)")
    }
  }

  /// Elsewhere a line every 30 seconds, without control characters. The run is halted meanwhile, so
  /// that it takes no time from others.
  @Test func aPipeHasPlainLines() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let run = try StartedMneme(
        InterruptionTests.slow + ["--jobs", "2", "--output", output], errors: "\(folder)/errors")
      #expect(try await StartedMneme.waitUntil { try InterruptionTests.chunkCount(output) > 0 })
      run.send(SIGSTOP)
      try await Task.sleep(for: .seconds(30))
      run.send(SIGCONT)
      #expect(try await StartedMneme.waitUntil { try !run.said().isEmpty })
      run.send(SIGTERM)
      let status = try await run.wait()
      #expect(status == 143)
      let said = try run.said()
      #expect(!said.contains("\r") && !said.contains("\u{1B}"))
      let lines = said.split(separator: "\n")
      // Behind them a note, the end, and how to go on.
      let progress = lines.dropLast(3)
      #expect(!progress.isEmpty && progress.allSatisfy { $0.wholeMatch(of: Self.line) != nil })
      #expect(lines.suffix(3).first?.hasPrefix("note: ") == true, "\(said)")
    }
  }
}
