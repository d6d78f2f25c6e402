import Foundation
import Glibc
import Testing

/// How a long run speaks, on a terminal and elsewhere.
@Suite struct TerminalTests {
  static let study = InterruptionTests.slow + ["--jobs", "2", "--output"]
  static var line: Regex<Substring> {
    #/linear-transition · grid: \d+ cells, trials \d+\/\d+ \(\d+ %\), [\d.]+\/s, [\d:]+ left, 2 jobs/#
  }

  /// On a terminal one line is drawn over and over, and cleared for the last words. The run is stopped
  /// once three lines were seen: on a busy machine that takes a while.
  @Test func aTerminalHasOneLiveLine() async throws {
    try await MnemeProcess.withFolder { folder in
      let (output, typescript) = ("\(folder)/out", "\(folder)/typescript")
      let run = try Self.onTerminal(Self.study + [output], typescript)
      #expect(
        try await StartedMneme.waitUntil { try Set(Self.drawn(typescript)).count >= 3 },
        "it moves on")
      let id = try #require(Int32(String(contentsOfFile: "\(typescript).pid", encoding: .utf8)))
      kill(id, SIGTERM)
      while run.isRunning { try await Task.sleep(for: .milliseconds(5)) }
      #expect(run.terminationStatus == 143)
      let said = try String(contentsOfFile: typescript, encoding: .utf8)
      // Between two erasures the live line alone, without an end of line, but for what must stay: the
      // note, and the last words. Work that ends meanwhile is drawn between them.
      let drawn = try Self.drawn(typescript).filter { !$0.hasPrefix("note: stopping") }
      #expect(drawn.contains { $0.wholeMatch(of: Self.line) != nil }, "\(said)")
      #expect(
        drawn.allSatisfy { !$0.contains("\n") && $0.hasPrefix("linear-transition · grid: ") },
        "\(said)")
      #expect(said.components(separatedBy: "note: stopping").count == 2, "\(said)")
      let last = said.components(separatedBy: Self.erased).last?.split(whereSeparator: \.isNewline)
      #expect(last?.contains { $0.hasPrefix("Stopped: told to stop.") } == true, "\(said)")
    }
  }

  private static let erased = "\r\u{1B}[K"

  /// Every live line that has been erased since.
  private static func drawn(_ typescript: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: typescript) else { return [] }
    let said = try String(contentsOfFile: typescript, encoding: .utf8)
    return Array(said.components(separatedBy: erased).dropFirst().dropLast())
  }

  /// Starts the command on a terminal of its own; its process is named in `typescript` + ".pid".
  private static func onTerminal(_ arguments: [String], _ typescript: String) throws -> Process {
    let words = ([MnemeProcess.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "TERM=xterm", "script", "--quiet", "--flush", "--return",
      "--command", "printf %s $$ >'\(typescript).pid'; exec \(words)", typescript,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
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
