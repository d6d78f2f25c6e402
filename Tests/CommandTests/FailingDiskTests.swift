import Foundation
import Glibc
import MnemeTables
import Testing

/// Disks that are full, read-only or gone: one clear error, nothing lost, and the run goes on after.
@Suite struct FailingDiskTests {
  static let study = InterruptionTests.fragile

  /// A shell in a mount namespace of its own does `script`; `false` where that is refused.
  static func inNamespace(_ script: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["unshare", "--mount", "bash", "-c", script, "bash", MnemeProcess.path] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  static func canMount() throws -> Bool {
    try inNamespace("mount -t tmpfs tmpfs /mnt 2>/dev/null", []) == 0
  }

  /// Where mounting is allowed, a disk of 300 kB; elsewhere a limit on the size of files, which ends
  /// writes in the same way. The copy on the good disk goes on from what was kept.
  @Test func aFullDiskKeepsWhatIsFinished() async throws {
    try await MnemeProcess.withFolder { folder in
      let expected = try await InterruptionTests.undisturbed(Self.study, "\(folder)/whole")
      let full = "\(folder)/full"
      try AtomicFile.makeFolder(full)
      let status: Int32
      if try Self.canMount() {
        status = try Self.inNamespace(
          """
          mount -t tmpfs -o size=300k tmpfs "\(full)" || exit 99
          "$@" --output "\(full)/out" 2>"\(folder)/errors"; code=$?
          cp -r "\(full)/out" "\(folder)/kept"; exit $code
          """, Self.study)
      } else {
        let run = try StartedMneme(
          Self.study + ["--output", "\(folder)/kept"],
          wrapper: ["bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"], errors: "\(folder)/errors")
        status = try await run.wait()
      }
      #expect(status == 74)
      let said = try String(contentsOfFile: "\(folder)/errors", encoding: .utf8)
      #expect(said.contains("can't write") && said.contains("What was finished is kept"), "\(said)")
      let kept = try InterruptionTests.chunkCount("\(folder)/kept")
      #expect(kept > 0)
      let goesOn = try await MnemeProcess.run(Self.study + ["--output", "\(folder)/kept"])
      #expect(goesOn.status == 0, "\(goesOn.errors)")
      #expect(try InterruptionTests.results("\(folder)/kept") == expected)
      let log = try InterruptionTests.log("\(folder)/kept")
      #expect((log.sessions.last?.stages.first?.found ?? 0) > 0)
      #expect(log.sessions.allSatisfy { $0.setAside.isEmpty })
    }
  }

  /// Root may write anywhere but on a read-only disk; others are stopped by the folder's mode.
  @Test func aReadOnlyFolderIsOneClearError() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let run = try StartedMneme(InterruptionTests.slow + ["--output", output])
      #expect(try await StartedMneme.waitUntil { try InterruptionTests.chunkCount(output) > 0 })
      run.send(SIGKILL)
      _ = try await run.wait()
      let before = try RunCommandTests.files(output)
      if getuid() == 0 {
        try #require(try Self.canMount(), "root without the right to mount can't try this")
        let status = try Self.inNamespace(
          """
          mount --bind "\(output)" "\(output)" && mount -o remount,bind,ro "\(output)" || exit 99
          "$@" --output "\(output)" 2>"\(folder)/errors"
          """, InterruptionTests.slow)
        #expect(status == 74)
        let said = try String(contentsOfFile: "\(folder)/errors", encoding: .utf8)
        #expect(said.contains(output) && said.contains("Read-only file system"), "\(said)")
      } else {
        for path in ["", "/trials", "/locks", "/linear-transition"] {
          chmod("\(output)\(path)", 0o555)
        }
        let outcome = try await MnemeProcess.run(InterruptionTests.slow + ["--output", output])
        for path in ["", "/trials", "/locks", "/linear-transition"] {
          chmod("\(output)\(path)", 0o755)
        }
        #expect(outcome.status == 74 && outcome.errors.contains("Permission denied"))
      }
      #expect(try RunCommandTests.files(output) == before)
    }
  }

  /// Somebody takes the folder away while trials are stored in it.
  @Test func aVanishedFolderIsOneClearError() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let run = try StartedMneme(
        InterruptionTests.slow + ["--output", output], errors: "\(folder)/errors")
      #expect(try await StartedMneme.waitUntil { try InterruptionTests.chunkCount(output) >= 20 })
      try FileManager.default.moveItem(atPath: output, toPath: "\(folder)/moved")
      let runStatus = try await run.wait()
      #expect(runStatus == 74)
      let said = try run.said()
      #expect(said.contains("can't write \(output)/"), "\(said)")
      #expect(said.contains("No such file or directory"), "\(said)")
      #expect(!FileManager.default.fileExists(atPath: output))
      // Back in its place, the run goes on.
      try FileManager.default.moveItem(atPath: "\(folder)/moved", toPath: output)
      let next = try await MnemeProcess.run(
        InterruptionTests.slow + ["--output", output, "--budget", "0.1s"])
      #expect(next.status == 75)
      #expect((try InterruptionTests.log(output).sessions.last?.stages[0].found ?? 0) > 0)
    }
  }
}
