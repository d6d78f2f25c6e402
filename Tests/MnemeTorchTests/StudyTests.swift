#if Torch
  import Foundation
  import MnemeEngine
  import MnemeNumerics
  import MnemeTables
  import Testing

  @testable import MnemeExperiments

  extension TorchTests {
    /// Whole experiments with real networks, tiny ones.
    @Suite struct StudyTests {
      static func study(_ name: ExperimentName, _ flags: [String]) throws -> NetworkStudy {
        let plan = try StudyPlan(
          Study(
            experiment: name, preset: .quick,
            overrides: try
              ([
                "training_counts=24,160", "trials=3", "updates=6", "channels=8,8,16,16", "heads=2",
                "sampling_steps=20", "image_count=130", "generated_count=30",
              ] + flags).map { try SettingOverride(flag: $0) }))
        var study: NetworkStudy
        switch plan.experiment {
        case let digits as UNetDigits: study = digits.study
        case let gaussian as UNetGaussian: study = gaussian.study
        default: throw StudyError.unknownExperiment(name: name.rawValue, source: nil, known: [])
        }
        study.client = TorchTests.client
        return study
      }

      static func result(
        of study: NetworkStudy, in folder: String, jobs: Int = 2, stop: StopSwitch = StopSwitch()
      ) async throws -> ExperimentResult {
        LinearAlgebra.useOneThread()
        let engine = TrialEngine(
          store: TrialStore(output: folder), jobs: jobs, stop: stop, trialsPerUnit: 1)
        let result = study.result(try await study.cells(on: engine))
        #expect(engine.record.failures.isEmpty)
        return result
      }

      static func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "mneme-networks-\(UUID().uuidString)"
        try AtomicFile.makeFolder(folder)
        defer {
          do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
        }
        try await body(folder)
      }

      static func rows<Row: TableRow>(_ result: ExperimentResult, _ type: Row.Type) throws -> [Row]
      {
        let table = try #require(result.tables.first { $0.name == Row.tableName })
        return try CSV.rows(of: type, from: table.text, file: table.name)
      }

      /// The ends of the scale read as they must: copies and the exact denoiser memorize, fresh images
      /// and the truth's denoiser don't. The same tables with one job and with two, nothing left behind.
      @Test(arguments: [ExperimentName.unetDigits, .unetGaussian])
      func controlsReadAsTheyMust(name: ExperimentName) async throws {
        try await Self.withFolder { folder in
          let study = try Self.study(name, [])
          let result = try await Self.result(of: study, in: "\(folder)/a", jobs: 1)
          let other = try await Self.result(of: study, in: "\(folder)/b", jobs: 2)
          #expect(result.tables.map(\.text) == other.tables.map(\.text))
          let rows = try Self.rows(result, NetworkRow.self)
          #expect(rows.count == (name == .unetDigits ? 8 : 10))
          for row in rows {
            #expect(row.trials == 3 && row.failedTrials == 0)
            let memorized = try #require(row.memorized.value)
            switch row.generator {
            case .copies, .empiricalDenoiser:
              #expect(memorized >= 0.99, "\(row)")
              #expect(row.deltaMatchedPositive.fraction == 0, "\(row)")
              #expect(try #require(row.deltaMatched.mean) < -0.2)
            case .freshImages, .truthDenoiser:
              #expect(memorized <= 0.01, "\(row)")
              #expect(abs(try #require(row.deltaMatched.mean)) < 0.1)
            case .network: #expect(row.updates == 6)
            }
          }
          // Untrained as it is, it's further from the truth than fresh images.
          for count in [24, 160] {
            func distance(_ generator: NetworkGenerator) throws -> Double {
              try #require(
                rows.first { $0.generator == generator && $0.trainingCount == count }?.klNats.median
              )
            }
            #expect(try distance(.network) > distance(.freshImages))
          }
          let left = try FolderListing.names(in: "\(folder)/a/trials").flatMap {
            try FolderListing.names(in: "\(folder)/a/trials/\($0)")
          }
          #expect(left.count == 6 && left.allSatisfy { !$0.hasPrefix("scratch") })
        }
      }

      /// Networks join `scale-alignment` by rows; what `unet-digits` has trained is found.
      @Test func networksJoinTheSummary() async throws {
        try await Self.withFolder { folder in
          let digits = try StudyPlan(Study(experiment: .unetDigits, preset: .quick))
          var study = try #require(digits.experiment as? UNetDigits).study
          study.client = TorchTests.client
          let found = try await Self.result(of: study, in: folder)
          let scale = try #require(try Self.rows(found, NetworkScaleRow.self).first)
          let summary = try StudyPlan(
            Study(
              experiment: .scaleAlignment, preset: .quick,
              overrides: try [
                "digits_networks=1", "dimensions=10", "signal_shares=", "draws=", "step_counts=",
                "trials=10",
              ].map { try SettingOverride(flag: $0) }))
          let engine = TrialEngine(store: TrialStore(output: folder), jobs: 2)
          let rows = try Self.rows(
            try await summary.experiment.run(on: engine), ScaleAlignmentRow.self)
          let network = try #require(rows.first { $0.family == .network })
          #expect(rows.count(where: { $0.family == .network }) == 1 && rows.count > 1)
          #expect(network.trials == 3 && network.q == nil && network.reading == .matched)
          #expect(network.fall == scale.fall && network.memorization == scale.memorization)
          #expect(network.verdict == scale.verdict)
        }
      }

      /// Two shards and the run that sums up train each network once, and end in the bytes of one run.
      @Test func shardsAreOneRun() async throws {
        try await Self.withFolder { folder in
          let study = try Self.study(.unetDigits, ["training_counts=24", "trials=4"])
          let whole = try await Self.result(of: study, in: "\(folder)/whole")
          for index in 0..<2 {
            let shard = TrialEngine(
              store: TrialStore(output: "\(folder)/cut"), jobs: 1,
              mode: .shard(Shard(index: index, count: 2)), trialsPerUnit: 1)
            await #expect {
              _ = try await study.cells(on: shard)
            } throws: { error in
              if case EngineError.shardIsDone = error { true } else { false }
            }
            #expect(shard.record.stages[0].computedTrials == 2)
          }
          let found = TrialEngine(
            store: TrialStore(output: "\(folder)/cut"), jobs: 1, mode: .inspect)
          let summed = study.result(try await study.cells(on: found))
          #expect(summed.tables.map(\.text) == whole.tables.map(\.text))
        }
      }

      /// Told to stop in the middle of a training, it leaves a checkpoint; the next run goes on from
      /// there and ends in the same bytes.
      @Test func stoppedInTheMiddleItGoesOn() async throws {
        try await Self.withFolder { folder in
          let study = try Self.study(
            .unetDigits, ["training_counts=24", "trials=2", "updates=400"])
          let whole = try await Self.result(of: study, in: "\(folder)/whole", jobs: 1)
          let stop = StopSwitch()
          let timer = Task {
            // Libtorch is up after a second at most on an idle machine; whenever it comes, it is heard.
            try await Task.sleep(for: .milliseconds(1500))
            stop.stop(.terminated)
          }
          await #expect {
            _ = try await Self.result(of: study, in: "\(folder)/cut", jobs: 1, stop: stop)
          } throws: { error in
            if case EngineError.stopped(.terminated) = error { true } else { false }
          }
          try await timer.value
          let resumed = try await Self.result(of: study, in: "\(folder)/cut", jobs: 1)
          #expect(resumed.tables.map(\.text) == whole.tables.map(\.text))
        }
      }
    }
  }
#endif
