#if Torch
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeTables
  import MnemeTorch
  import Testing

  extension TorchTests {
    /// The same seed, the same bytes: twice, in pieces, and after a stop.
    @Suite struct RepeatTests {
      @Test func twoRunsAreTheSameBytes() throws {
        try TorchTests.withFolder { folder in
          for name in ["a", "b"] {
            _ = try TorchTests.client.run(TorchTests.request(in: folder, updates: 12, name: name))
          }
          for kind in ["results", "checkpoint"] {
            #expect(
              try TorchTests.bytes("\(folder)/a.\(kind)") == TorchTests.bytes("\(folder)/b.\(kind)")
            )
          }
          var other = try TorchTests.request(in: folder, updates: 12, name: "c")
          other.streams = "another"
          let drawn = try TorchTests.client.run(other)
          let first = try TensorFile(path: "\(folder)/a.results")
          for tensor in ["samples.ancestral", "training_losses", "denoising.training"] {
            #expect(drawn[tensor] != first[tensor])
          }
        }
      }

      @Test func trainingGoesOnWhereItStopped() throws {
        try TorchTests.withFolder { folder in
          _ = try TorchTests.client.run(TorchTests.request(in: folder, updates: 19, name: "a"))
          for updates in [7, 8, 19, 19] {
            let request = try TorchTests.request(in: folder, updates: updates, name: "b")
            _ = try TorchTests.client.run(request)
          }
          for kind in ["results", "checkpoint"] {
            #expect(
              try TorchTests.bytes("\(folder)/a.\(kind)") == TorchTests.bytes("\(folder)/b.\(kind)")
            )
          }
        }
      }

      /// Told to stop, the worker leaves a checkpoint, and goes on from it to the same bytes.
      @Test func aStoppedTrainingGoesOn() throws {
        try TorchTests.withFolder { folder in
          let whole = try TorchTests.request(in: folder, updates: 250, name: "a")
          _ = try TorchTests.client.run(whole)
          let stopped = try TorchTests.request(in: folder, updates: 250, name: "b")
          var hasBegun = false
          #expect(throws: NetworkClientError.stopped) {
            try TorchTests.client.run(
              stopped, shouldStop: { hasBegun }, progress: { _ in hasBegun = true })
          }
          let left = try #require(try NetworkCheckpoint(path: "\(folder)/b.checkpoint"))
          #expect((0..<250).contains(left.losses.count))
          #expect(try AtomicFile.read("\(folder)/b.results") == nil)
          _ = try TorchTests.client.run(stopped)
          for kind in ["results", "checkpoint"] {
            #expect(
              try TorchTests.bytes("\(folder)/a.\(kind)") == TorchTests.bytes("\(folder)/b.\(kind)")
            )
          }
        }
      }

      /// A checkpoint alone draws what its training drew.
      @Test func aCheckpointDrawsWithoutTraining() throws {
        try TorchTests.withFolder { folder in
          let request = try TorchTests.request(in: folder, updates: 5)
          let trained = try TorchTests.client.run(request)
          var later = request
          later.training = nil
          #expect(try TorchTests.client.run(later) == trained)
        }
      }
    }
  }
#endif
