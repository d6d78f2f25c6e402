#if Torch
  import MnemeDiffusion
  import MnemeNumerics
  import MnemeTorch
  import Testing

  @Suite struct TrainingBatchTests {
    static let images = Matrix(rows: 7, columns: 64, values: (0..<7 * 64).map(Double.init))

    static func batches(_ budget: TrainingBudget) -> TrainingBatches {
      TrainingBatches(
        images: images, training: NetworkTraining(images: "", budget: budget, batch: 3),
        schedule: NoiseSchedule(steps: 10), streams: NetworkStreams(name: "a"))
    }

    /// Seven updates of three are three epochs: each image three times, once in each seven.
    @Test func updatesGoOnFromShuffleToShuffle() {
      var batches = Self.batches(.updates(count: 7))
      let rows = (0..<7).flatMap { batches.rows(of: $0) }
      #expect(rows.count == 21)
      for epoch in 0..<3 { #expect(rows[7 * epoch..<7 * epoch + 7].sorted() == Array(0..<7)) }
      #expect(rows[..<7] != rows[7..<14])
    }

    @Test func epochsEndWithASmallerBatch() {
      var batches = Self.batches(.epochs(count: 2))
      #expect((0..<6).map { batches.rows(of: $0).count } == [3, 3, 1, 3, 3, 1])
      #expect((3..<6).flatMap { batches.rows(of: $0) }.sorted() == Array(0..<7))
      #expect(TrainingBudget.epochs(count: 2).updates(trainingCount: 7, batch: 3) == 6)
      // The released protocol: 10 epochs of 0.9 n images in batches of 128.
      let released = TrainingBudget.epochs(count: 10)
      #expect(released.updates(trainingCount: 45, batch: 128) == 10)
      #expect(released.updates(trainingCount: 945, batch: 128) == 80)
    }

    /// x_t = √ᾱ_t x₀ + √(1−ᾱ_t) ε, whichever update is asked for first.
    @Test func batchesAreNoisedImages() {
      var batches = Self.batches(.updates(count: 9))
      let late = batches.batch(5)
      _ = batches.batch(0)
      let again = batches.batch(5)
      #expect(late.images == again.images && late.noise == again.noise && late.steps == again.steps)
      let signals = NoiseSchedule(steps: 10).signals
      for (place, row) in batches.rows(of: 5).enumerated() {
        let a = signals[Int(late.steps[place])]
        for column in [0, 17, 63] {
          let expected =
            a.squareRoot() * Self.images[row, column]
            + (1 - a).squareRoot() * late.noise[place, column]
          #expect(abs(late.images[place, column] - expected) <= 1e-9)
        }
      }
    }

    @Test func stepsTakeEveryValue() {
      var batches = Self.batches(.updates(count: 200))
      let steps = Set((0..<200).flatMap { batches.batch($0).steps })
      #expect(steps == Set(1...10))
    }
  }
#endif
