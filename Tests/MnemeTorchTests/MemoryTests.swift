#if Torch
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeTables
  import Testing

  extension TorchTests {
    @Suite struct NetworkMemoryTests {
      /// What the worker holds after some hundred updates is what it holds after 2000.
      @Test func trainingDoesNotGrow() throws {
        try TorchTests.withFolder { folder in
          var request = try TorchTests.request(in: folder, updates: 2000, shape: .small)
          request.training?.batch = 8
          request.checkpoint = nil
          var seen: [NetworkProgress] = []
          _ = try TorchTests.client.run(request, progress: { seen.append($0) })
          let steps = seen.filter { $0.stage == "training" }
          let early = try #require(steps.first(where: { $0.done >= 200 }))
          let late = try #require(steps.last(where: { $0.done > early.done }))
          #expect(late.done >= 1000)
          #expect(
            late.residentBytes - early.residentBytes <= 4 << 20,
            "\(steps.map { "\($0.done): \($0.residentBytes >> 10) kB" })")
          #expect(
            early.residentBytes >= 50 << 20, "\(early.residentBytes) bytes are no measurement")
        }
      }

      /// Training learns: the loss falls far below that of the start.
      @Test func theLossFalls() throws {
        try TorchTests.withFolder { folder in
          let request = try TorchTests.request(in: folder, updates: 150, shape: .small)
          let losses = try #require(try TorchTests.client.run(request)["training_losses"]).doubles
          #expect(losses.count == 150)
          let first = losses.prefix(10).reduce(0, +) / 10
          let last = losses.suffix(30).reduce(0, +) / 30
          #expect(last <= 0.6 * first)
          #expect(first >= 0.8)
        }
      }
    }
  }
#endif
