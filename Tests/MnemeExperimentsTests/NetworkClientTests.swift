import Foundation
import MnemeDiffusion
import MnemeEngine
import MnemeExperiments
import MnemeTables
import Testing

/// Workers that are none, played by the shell: each is one typed error, and nobody waits for ever.
@Suite struct NetworkClientTests {
  static func request(in folder: String) -> NetworkRequest {
    NetworkRequest(
      streams: "a", shape: .small, schedule: NoiseSchedule(steps: 10), training: nil,
      results: "\(folder)/results")
  }

  /// What a request to the shell script `text` ends with.
  static func outcome(of text: String, silence: Duration = .seconds(60)) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "mneme-client-\(UUID().uuidString)").path(percentEncoded: false)
    let script = "\(folder)/worker"
    // Written by another process: while this one starts programs, a file that it has open for
    // writing can't be one of them.
    let writing = try WorkerProcess(executable: "/bin/sh", silence: .seconds(60)).run(
      arguments: ["-c", "mkdir '\(folder)' && cat >'\(script)' && chmod +x '\(script)'"],
      input: Array("#!/bin/sh\n\(text)\n".utf8), hear: { _ in })
    #expect(writing.cause == .exited(code: 0))
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }
    do {
      let client = NetworkClient(executable: script, silence: silence)
      return .results(try client.run(request(in: folder)))
    } catch let error as NetworkClientError {
      return .failure(error)
    }
  }

  enum Outcome: Equatable {
    case results(TensorFile)
    case failure(NetworkClientError)
  }

  static let progress = #"""
    {"stage":"training","done":1,"total":2,"seconds":1,"loss":1,"residentBytes":1}
    """#

  @Test func aWorkerThatDiesIsTold() throws {
    #expect(
      try Self.outcome(of: "echo 'bad luck' >&2; kill -9 $$")
        == .failure(.died("killed by signal 9; its last words: bad luck")))
    #expect(
      try Self.outcome(of: "echo '{\"progress\":{\"_0\":\(Self.progress)}}'; exit 3")
        == .failure(.died("exit code 3")))
    // To have finished is to say so and to end well.
    #expect(
      try Self.outcome(of: "echo '{\"finished\":{\"_0\":\(Self.progress)}}'; exit 1")
        == .failure(.died("exit code 1")))
  }

  @Test func aWorkerThatHangsIsEnded() throws {
    let outcome = try Self.outcome(of: "exec sleep 600", silence: .milliseconds(500))
    guard case .failure(.hung) = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func anotherProgramIsNoWorker() throws {
    #expect(try Self.outcome(of: "exec yes") == .failure(.unknownLine("y")))
  }

  @Test func aFailureComesAsItWasSaid() throws {
    let line = #"{"failed":{"_0":{"fault":"diverged","message":"too fast"}}}"#
    #expect(
      try Self.outcome(of: "cat >/dev/null; echo '\(line)'; exit 70")
        == .failure(.failed(NetworkFailure(fault: .diverged, message: "too fast"))))
  }

  @Test func withoutAWorkerTheCommandToBuildItIsNamed() {
    let client = NetworkClient(executable: "/nowhere/mneme-network")
    #expect {
      try client.run(Self.request(in: "/nowhere"))
    } throws: { error in
      "\(error)"
        == "there is no /nowhere/mneme-network, which trains networks; build it with `make network`"
    }
  }
}
