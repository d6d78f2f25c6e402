import Foundation
import MnemeTables
import Testing

/// The memory that a run takes stays below what it says, and below what it is allowed.
@Suite struct MemoryTests {
  static func session(_ settings: [String], _ more: [String] = []) async throws -> RunLog.Session {
    var session: RunLog.Session?
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run(
        ["run", "linear-transition", "--preset", "quick", "--output", "\(folder)/out"]
          + settings.flatMap { ["--set", $0] } + more)
      #expect(outcome.status == 0, "\(outcome.errors)")
      session = try InterruptionTests.log("\(folder)/out").sessions.first
    }
    return try #require(session)
  }

  /// Large samples, large matrices.
  @Test(arguments: [
    [
      "dimensions=100", "reference_count=15000", "trials=2", "training_counts=101",
      "refinement_ratio=1000",
    ],
    ["dimensions=400", "reference_count=500", "trials=2", "training_counts=420,1500"],
  ])
  func thePeakIsBelowTheEstimate(settings: [String]) async throws {
    let session = try await Self.session(settings, ["--jobs", "2"])
    #expect(session.memoryPeak > 10 << 20)
    #expect(
      session.memoryPeak <= session.memoryEstimate,
      "\(session.memoryPeak >> 20) MiB, estimated \(session.memoryEstimate >> 20)")
  }

  /// A bound that two jobs would break gives one job, and holds.
  @Test func theBoundHolds() async throws {
    let settings = [
      "dimensions=100", "reference_count=15000", "trials=4", "training_counts=101",
      "refinement_ratio=1000",
    ]
    let free = try await Self.session(settings, ["--jobs", "2", "--memory", "4G"])
    let bound = try await Self.session(settings, ["--jobs", "2", "--memory", "120M"])
    #expect(free.jobs == 2 && bound.jobs == 1)
    #expect(bound.memoryPeak <= 120_000_000)
    #expect(bound.memoryPeak < free.memoryPeak)
  }

  @Test func tooLittleIsRefusedWithWhatIsNeeded() async throws {
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run(
        InterruptionTests.slow + ["--output", "\(folder)/out", "--memory", "20M"])
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("--memory allows 20 MB"), "\(outcome.errors)")
    }
  }
}
