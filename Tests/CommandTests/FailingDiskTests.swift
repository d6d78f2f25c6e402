import Foundation
import Glibc
import MnemeTables
import Testing

/// Disks that are full, read-only or gone: one clear error, nothing lost, and the run goes on after.
@Suite struct FailingDiskTests {
  static let study = InterruptionTests.fragile

  /// How a shell gets a mount namespace of its own, or `nil` where that, or mounting in it, is
  /// refused. In a chroot the root is no mount, so that `unshare` can't make its mounts private.
  static let namespace: [String]? = {
    let ways = [["unshare", "--mount"], ["unshare", "--mount", "--propagation", "unchanged"]]
    do {
      return try ways.first {
        try shell("mount -t tmpfs tmpfs /mnt && umount /mnt", [], wrapper: $0) == 0
      }
    } catch {
      preconditionFailure("no shell to try mounting in: \(error)")
    }
  }()

  /// Bash does `script`, with the program and its arguments as `$@`.
  ///
  /// - Parameter wrapper: a program and its arguments that start bash.
  static func shell(
    _ script: String, _ arguments: [String], program: String = MnemeProcess.path,
    wrapper: [String]
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = wrapper + ["bash", "-c", script, "bash", program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Where mounting is allowed, a disk of 300 kB; elsewhere a limit on the size of files, which ends
  /// writes in the same way. The copy on the good disk goes on from what was kept.
  @Test func aFullDiskKeepsWhatIsFinished() async throws {
    try await MnemeProcess.withFolder { folder in
      let expected = try await InterruptionTests.undisturbed(Self.study, "\(folder)/whole")
      let full = "\(folder)/full"
      try AtomicFile.makeFolder(full)
      let status: Int32
      if let namespace = Self.namespace {
        status = try Self.shell(
          """
          mount -t tmpfs -o size=300k tmpfs "\(full)" || exit 99
          "$@" --output "\(full)/out" 2>"\(folder)/errors"; code=$?
          cp -r "\(full)/out" "\(folder)/kept"; umount "\(full)" && exit $code
          """, Self.study, wrapper: namespace)
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

  /// A read-only disk stops everybody, where mounting is allowed; elsewhere the folder's mode does,
  /// if need be another user than root.
  @Test func aReadOnlyFolderIsOneClearError() async throws {
    try await MnemeProcess.withFolder { folder in
      let output = "\(folder)/out"
      let run = try StartedMneme(InterruptionTests.slow + ["--output", output])
      #expect(try await StartedMneme.waitUntil { try InterruptionTests.chunkCount(output) > 0 })
      run.send(SIGKILL)
      _ = try await run.wait()
      let before = try RunCommandTests.files(output)
      let says: String
      let status: Int32
      if let namespace = Self.namespace {
        says = "Read-only file system"
        status = try Self.shell(
          """
          mount --bind "\(output)" "\(output)" && mount -o remount,bind,ro "\(output)" || exit 99
          "$@" --output "\(output)" 2>"\(folder)/errors"; code=$?
          umount "\(output)" && exit $code
          """, InterruptionTests.slow, wrapper: namespace)
      } else {
        says = "Permission denied"
        status = try Self.byMode(output, folder)
      }
      #expect(status == 74)
      let said = try String(contentsOfFile: "\(folder)/errors", encoding: .utf8)
      #expect(said.contains(output) && said.contains(says), "\(said)")
      #expect(try RunCommandTests.files(output) == before)
    }
  }

  /// The exit code of a run in a folder that its user may only read.
  private static func byMode(_ output: String, _ folder: String) throws -> Int32 {
    // The folder of the build may be closed to others.
    let program = "\(folder)/mneme"
    try FileManager.default.copyItem(atPath: MnemeProcess.path, toPath: program)
    try Data().write(to: URL(filePath: "\(folder)/errors"))
    chmod(folder, 0o755)
    chmod("\(folder)/errors", 0o666)
    let folders =
      try FileManager.default.subpathsOfDirectory(atPath: output)
      .map { "\(output)/\($0)" }.filter(AtomicFile.isFolder) + [output]
    for path in folders { chmod(path, 0o555) }
    defer {
      for path in folders { chmod(path, 0o755) }
    }
    let other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    return try shell(
      "exec 2>\"$ERRORS\"; exec \"$@\"", InterruptionTests.slow + ["--output", output],
      program: program, wrapper: ["env", "ERRORS=\(folder)/errors"] + (getuid() == 0 ? other : []))
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
