#if Torch
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeNumerics
  import MnemeTables
  import Testing

  @testable import MnemeTorch

  extension TorchTests {
    /// Derivatives of the predicted noise by the image, and the dimension that is read from them.
    @Suite struct DimensionTests {
      /// Σ_j ∂ε_j/∂x_j by differences with errors of order h⁴, in double precision.
      static func slopes(of network: UNet, at image: Matrix, step: Int64) throws -> Double {
        let h = 1e-3
        let shares = [(-2 * h, 1.0), (-h, -8.0), (h, 8.0), (2 * h, -1.0)]
        var moved = Matrix(zeros: 64 * 4, 64)
        for pixel in 0..<64 {
          for (place, share) in shares.enumerated() {
            for column in 0..<64 { moved[4 * pixel + place, column] = image[0, column] }
            moved[4 * pixel + place, pixel] += share.0
          }
        }
        let noise = try network.noise(in: moved, steps: [Int64](repeating: step, count: 256))
        return (0..<256).reduce(0) { $0 + shares[$1 % 4].1 * noise[$1, $1 / 4] } / (12 * h)
      }

      @Test func tracesAreSumsOfSlopes() throws {
        let (network, batch) = try TorchTests.network(.small, .float64, count: 3)
        let found = try network.noiseAndTraces(in: batch.images, steps: batch.steps)
        #expect(found.noise == (try network.noise(in: batch.images, steps: batch.steps)))
        for row in 0..<3 {
          let expected = try Self.slopes(
            of: network, at: batch.images.rows(at: [row]), step: batch.steps[row])
          #expect(abs(expected) > 0.1)
          let tolerance = 1e-7 * abs(expected)
          #expect(abs(found.traces[row] - expected) <= tolerance, "\(found.traces[row])")
          // Negative controls: an error of a thousandth, and the trace of another image.
          #expect(abs(1.001 * found.traces[row] - expected) > tolerance)
          #expect(abs(found.traces[(row + 1) % 3] - expected) > tolerance)
        }
      }

      @Test func floatsAgreeWithDoubles() throws {
        let (exact, batch) = try TorchTests.network(.small, .float64, count: 5)
        let (fast, _) = try TorchTests.network(.small, .float32, count: 5)
        let expected = try exact.noiseAndTraces(in: batch.images, steps: batch.steps).traces
        let found = try fast.noiseAndTraces(in: batch.images, steps: batch.steps).traces
        for (found, expected) in zip(found, expected) {
          #expect(abs(found / expected - 1) <= 1e-4)
        }
      }

      /// Reading derivatives leaves no trace in the gradients of weights, or in training.
      @Test func gradientsOfWeightsStayAsTheyAre() throws {
        let (network, batch) = try TorchTests.network(TorchTests.tiny, .float32, count: 4)
        func gradients() throws -> [[UInt8]] {
          try network.parameters.indices.map { try network.read(.gradient, $0).bytes }
        }
        let loss = try network.gradient(batch)
        let before = try gradients()
        for kind in [UNet.Kind.weights, .average] {
          _ = try network.noiseAndTraces(in: batch.images, steps: batch.steps, by: kind)
        }
        #expect(try gradients() == before)
        #expect(try network.gradient(batch) == loss)
        #expect(try gradients() == before)
      }

      /// Weights of zero predict the bias of the last layer, b, everywhere: LID = 64 + 64 b².
      @Test(arguments: [0, 0.75])
      func ofAConstantPredictionItIsTheClosedForm(bias: Double) throws {
        try Torch.start(threads: 1)
        let network = try UNet(shape: .small)
        let last = try #require(network.parameters.firstIndex { $0.name == "output.bias" })
        try network.write(network.tensor([bias], last), .weights, last)
        var stream = RandomStream(key: 9, stream: 0)
        let reading = NetworkDimension(
          points: Matrix(rows: 5, columns: 64, values: stream.normals(5 * 64)),
          order: DimensionOrder(name: "a", source: .file(path: ""), levels: [1, 20]),
          schedule: NoiseSchedule(steps: 20))
        let found = try reading.dimensions(of: 0..<5, network: network, by: .weights) {}
        #expect(found == [Double](repeating: 64 + 64 * bias * bias, count: 10))
      }

      /// Training of the tiny net, then dimensions of its images and of a file.
      static func request(in folder: String, batches: [Int]) throws -> NetworkRequest {
        var request = try TorchTests.request(in: folder, updates: 30)
        let path = try #require(request.training).images
        request.dimensions = batches.map {
          DimensionOrder(name: "file \($0)", source: .file(path: path), levels: [1, 20], batch: $0)
        }
        return request
      }

      @Test func batchesChangeNothing() throws {
        try TorchTests.withFolder { folder in
          let request = try Self.request(in: folder, batches: [24, 7, 1])
          let results = try TorchTests.client.run(request)
          let all = try #require(results["dimension.file 24"])
          #expect(all.shape == [24, 2] && all.type == .float64)
          #expect(Set(all.doubles).count == 48)
          for batch in [7, 1] {
            let some = try #require(results["dimension.file \(batch)"]).doubles
            for (one, other) in zip(some, all.doubles) { #expect(abs(one / other - 1) <= 1e-5) }
          }
          // As the checkpoint alone reads them, bit by bit.
          var later = request
          later.training = nil
          #expect(try TorchTests.client.run(later) == results)
        }
      }

      /// The images that are drawn are those that are read.
      @Test func samplesArePoints() throws {
        try TorchTests.withFolder { folder in
          var request = try Self.request(in: folder, batches: [])
          request.dimensions = [
            DimensionOrder(
              name: "drawn", source: .samples(name: "implicit", count: 4), levels: [3, 1])
          ]
          let results = try TorchTests.client.run(request)
          let drawn = try #require(results["samples.implicit"]).doubles.prefix(4 * 64)
          try BadInputTests.writeTensor(
            drawn.map(Float.init), shape: [4, 64], to: "\(folder)/drawn")
          request.dimensions[0].source = .file(path: "\(folder)/drawn")
          let again = try TorchTests.client.run(request)
          #expect(results["dimension.drawn"]?.shape == [4, 2])
          #expect(again["dimension.drawn"] == results["dimension.drawn"])
          request.dimensions[0].source = .samples(name: "ancestral", count: 4)
          #expect(
            try TorchTests.client.run(request)["dimension.drawn"] != results["dimension.drawn"])
        }
      }

      /// What the worker holds while it reads many points is what one batch needs.
      @Test func memoryIsThatOfABatch() throws {
        try TorchTests.withFolder { folder in
          try TorchTests.writeImages(400, to: "\(folder)/many")
          func steps(batch: Int) throws -> [NetworkProgress] {
            var request = try TorchTests.request(in: folder, updates: 1)
            request.dimensions = [
              DimensionOrder(
                name: "many", source: .file(path: "\(folder)/many"), levels: [5], batch: batch)
            ]
            var seen: [NetworkProgress] = []
            _ = try TorchTests.client.run(request, progress: { seen.append($0) })
            return seen.filter { $0.stage == "dimension many" }
          }
          let few = try steps(batch: 4)
          let early = try #require(few.first { $0.done >= 4 })
          let late = try #require(few.last)
          #expect(early.done < late.done && late.done == 400 && late.total == 400)
          #expect(late.residentBytes - early.residentBytes <= 4 << 20)
          // All points at once need more: what is measured is there.
          let whole = try #require(try steps(batch: 400).last)
          #expect(whole.residentBytes - late.residentBytes > 4 << 20)
        }
      }

      @Test func whatCannotBeReadIsRefused() throws {
        #expect(
          try BadInputTests.message { request, folder in
            request.dimensions = [
              DimensionOrder(name: "a", source: .samples(name: "none", count: 1), levels: [1])
            ]
          } == "the dimension 'a' of samples 'none', which aren't drawn")
        #expect(
          try BadInputTests.message { request, folder in
            request.dimensions = [
              DimensionOrder(name: "a", source: .samples(name: "implicit", count: 6), levels: [1])
            ]
          } == "the dimension 'a' of 6 samples 'implicit', of which 5 are drawn")
        #expect(
          try BadInputTests.message { request, folder in
            let path = try #require(request.training).images
            request.dimensions = [
              DimensionOrder(name: "a", source: .file(path: path), levels: [0])
            ]
          } == "level 0 of the noise, outside 1…20")
        #expect(
          try BadInputTests.message { request, folder in
            let path = try #require(request.training).images
            request.dimensions = [
              DimensionOrder(name: "a", source: .file(path: path), levels: [1], batch: 0)
            ]
          } == "the dimension 'a' in batches of 0")
        #expect(
          try BadInputTests.message { request, folder in
            let path = try #require(request.training).images
            request.shape.classes = 2
            request.samples = []
            request.dimensions = [
              DimensionOrder(name: "a", source: .file(path: path), levels: [1])
            ]
          } == "the dimension 'a' of a network of 2 classes: only networks without classes have "
            + "one score")
      }

      /// The boundary's own refusals: no exception leaves it.
      @Test func theLibraryRefuses() throws {
        try Torch.start(threads: 1)
        let shape = NetworkShape(channels: [8, 8, 16, 16], heads: 2, classes: 2)
        let action = "take the derivatives of predicted noise"
        let image = Matrix(zeros: 1, 64)
        #expect(
          throws: NetworkError.library(
            action: action, message: "labels go with classes, and only with them")
        ) { _ = try UNet(shape: shape).noiseAndTraces(in: image, steps: [1]) }
        #expect(
          throws: NetworkError.library(action: action, message: "a batch without images")
        ) {
          _ = try UNet(shape: TorchTests.tiny).noiseAndTraces(in: Matrix(zeros: 0, 64), steps: [])
        }
      }
    }
  }
#endif
