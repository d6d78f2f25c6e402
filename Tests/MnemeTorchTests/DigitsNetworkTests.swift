#if Torch
  import Foundation
  import MnemeEngine
  import MnemeNumerics
  import MnemeTables
  import Testing

  @testable import MnemeExperiments

  extension TorchTests {
    /// Networks that join experiments on other things, barely trained.
    @Suite struct DigitsNetworkTests {
      private static let flags = [
        "network_updates=3", "network_images=80", "network_points=2", "network_trials=2",
      ]

      private static func plan(_ name: ExperimentName, _ flags: [String]) throws -> StudyPlan {
        try StudyPlan(
          Study(
            experiment: name, preset: .quick,
            overrides: try (Self.flags + flags).map { try SettingOverride(flag: $0) }))
      }

      private static func engine(_ folder: String) -> TrialEngine {
        LinearAlgebra.useOneThread()
        return TrialEngine(store: TrialStore(output: folder), jobs: 2, trialsPerUnit: 1)
      }

      /// What one experiment has trained, the other finds: local dimension and images of one network.
      @Test func twoExperimentsShareTheirNetworks() async throws {
        try await StudyTests.withFolder { folder in
          var dimension = try #require(
            try Self.plan(.intrinsicDimension, ["training_count=100", "trials=2"]).experiment
              as? IntrinsicDimension)
          dimension.client = TorchTests.client
          let first = Self.engine(folder)
          let rows = try StudyTests.rows(
            try await dimension.run(on: first), IntrinsicDimensionNetworkRow.self)
          #expect(first.record.failures.isEmpty)
          #expect(rows.count == 4 * 5)
          let generated = rows.filter { $0.step == 20 }.prefix(2)
          #expect(generated.reduce(0) { $0 + $1.pointCount } == 2 * 4)
          for row in rows where row.points == .training {
            #expect(row.pointCount == 4 && row.trials == 2 && row.updates == 3)
            // Each lies on its own point, so that the exact score sees none but it.
            #expect(try #require(row.exactMedian) < 0.1)
            #expect(try #require(row.median.value).isFinite)
          }

          var extraction = try #require(
            try Self.plan(.extraction, ["trials=2", "hit_trials=2", "shuffles=2"]).experiment
              as? Extraction)
          extraction.client = TorchTests.client
          let second = Self.engine(folder)
          let conditions = try StudyTests.rows(
            try await extraction.run(on: second), ExtractionConditionRow.self)
          #expect(conditions.map(\.condition) == ExtractionCondition.allCases)
          #expect(conditions.allSatisfy { $0.trials == 2 && $0.sampleCount == 80 })
          let networks = try #require(second.record.stages.last)
          #expect(networks.foundTrials == 2 && networks.computedTrials == 2)
          let left = try FolderListing.names(in: "\(folder)/trials").flatMap {
            try FolderListing.names(in: "\(folder)/trials/\($0)")
          }
          #expect(left.allSatisfy { !$0.hasPrefix("scratch") })
        }
      }

      /// Surrogate labels change what is drawn, and nothing else; the same bytes again in another folder.
      @Test func labelsLeadElsewhere() async throws {
        var outcomes: [[Double]] = []
        for _ in 0..<2 {
          try await StudyTests.withFolder { folder in
            let spec = try #require(
              try Self.plan(.extraction, []).experiment as? Extraction
            ).spec.network
            let trial = DigitsNetworkTrial(spec: spec, seed: 1, client: TorchTests.client)
            let found = try await Self.engine(folder).run([trial.group(trials: 1)], stage: "n")
            let values = found[0][0].all[0]
            let outcome = trial.outcome(values)
            #expect(outcome.images != outcome.guided)
            #expect(outcome.generatedDimensions.rows == 4 && outcome.heldOutDimensions.rows == 2)
            outcomes.append(values)
          }
        }
        #expect(outcomes[0] == outcomes[1])
      }

      @Test func theNetworkIsOneOfTheGenerators() async throws {
        try await StudyTests.withFolder { folder in
          var compared = try #require(
            try Self.plan(.definitionsCompared, ["sample_count=100"]).experiment
              as? DefinitionsCompared)
          compared.client = TorchTests.client
          let rows = try StudyTests.rows(
            try await compared.run(on: Self.engine(folder)), DefinitionsComparedRow.self)
          let network = try #require(rows.first { $0.generator == .network })
          #expect(network.sampleCount == 80 && network.decidedCount == 8)
          #expect(rows.map(\.generator) == ComparedGenerator.allCases)
        }
      }
    }
  }
#endif
