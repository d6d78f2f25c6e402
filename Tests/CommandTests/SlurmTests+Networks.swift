import Foundation
import Testing

/// A study that trains networks, spread over the nodes of a cluster.
extension SlurmTests {
  private static let networkStudy = [
    "unet-digits", "--preset", "quick", "--set", "training_counts=16,32", "--set", "trials=3",
    "--set", "updates=8", "--set", "sampling_steps=4", "--set", "image_count=128",
  ]

  private static var hasWorker: Bool {
    FileManager.default.isExecutableFile(atPath: MnemeProcess.path + "-network")
  }

  @Test(
    .enabled(if: hasWorker || SlurmCluster.mustRun, "mneme-network is not built: make test-all"))
  func networksMakeTheBytesOfALocalRun() async throws {
    var local: [String: Data] = [:]
    try await MnemeProcess.withFolder { folder in
      let outcome = try await MnemeProcess.run(
        ["report"] + Self.networkStudy + ["--output", folder])
      #expect(outcome.status == 0, "\(outcome.errors)")
      local = try InterruptionTests.results(folder)
    }
    try await withOutput { output in
      let submitted = try await MnemeProcess.run(
        ["submit"] + Self.networkStudy + ["--output", output, "--tasks", "2"],
        environment: cluster.environment)
      #expect(submitted.output.contains("Submitted: 2 of 2 tasks"), "\(submitted.errors)")
      try await expectQuiet()
      let results = try InterruptionTests.results(output).filter { !$0.key.contains("/cluster/") }
      #expect(local.keys.contains { $0.hasSuffix("tables/networks.csv") })
      #expect(results == local)
    }
  }
}
