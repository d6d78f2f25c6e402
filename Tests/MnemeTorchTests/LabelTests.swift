#if Torch
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeNumerics
  import MnemeTables
  import MnemeTorch
  import Testing

  extension TorchTests {
    /// Networks that are told the label of an image.
    @Suite struct LabelTests {
      static let classes = 4
      static let shape = NetworkShape(channels: [8, 8, 16, 16], heads: 2, classes: classes)

      /// What an image of a label is, but for a deviation of 0.02: signs at random.
      static func pattern(_ label: Int) -> [Double] {
        var stream = RandomStream(key: 31, stream: UInt64(label))
        return stream.uniforms(64).map { $0 < 0.5 ? -0.8 : 0.8 }
      }

      /// `count` images, of each label as many; each is said to have the label `shift` further.
      static func write(_ count: Int, shift: Int = 0, to path: String) throws {
        var stream = RandomStream(key: 32, stream: UInt64(count))
        let pixels = (0..<count).flatMap { image in
          zip(pattern(image % classes), stream.normals(64)).map { Float($0 + 0.02 * $1) }
        }
        var file = TensorFile()
        file["images"] = TensorValues(pixels, shape: [count, 64])
        file["labels"] = TensorValues(
          (0..<count).map { ($0 + shift) % classes }, shape: [count])
        try file.write(to: path)
      }

      /// In these steps a twentieth of the variance of an image is left.
      static let schedule = NoiseSchedule(steps: 40, lastBeta: 0.15)

      static func request(
        in folder: String, updates: Int, shape: NetworkShape = shape, name: String = "a"
      ) throws -> NetworkRequest {
        let images = "\(folder)/labelled"
        try write(32, to: images)
        try write(32, shift: 1, to: "\(folder)/mislabelled")
        var training = NetworkTraining(images: images, budget: .updates(count: updates), batch: 16)
        training.learningRate = 4e-3
        training.averageDecay = 0.98
        var request = NetworkRequest(
          streams: "labels", shape: shape, schedule: schedule, training: training,
          checkpoint: "\(folder)/\(name).checkpoint", results: "\(folder)/\(name).results")
        request.denoising = [
          DenoisingOrder(name: "true", images: images, levels: [30, 35]),
          DenoisingOrder(name: "false", images: "\(folder)/mislabelled", levels: [30, 35]),
        ]
        return request
      }

      static func mean(_ results: TensorFile, _ name: String) throws -> Double {
        let values = try #require(results[name]).doubles
        return values.reduce(0, +) / Double(values.count)
      }

      /// Where the label decides the image, those who are told it learn to denoise better, and worse
      /// with labels that are false; those who aren't told can't tell the difference.
      @Test func labelsAreLearnedFrom() throws {
        try TorchTests.withFolder { folder in
          let told = try TorchTests.client.run(Self.request(in: folder, updates: 400))
          var shape = Self.shape
          shape.classes = 0
          let untold = try TorchTests.client.run(
            Self.request(in: folder, updates: 400, shape: shape, name: "b"))
          let right = try Self.mean(told, "denoising.true")
          let wrong = try Self.mean(told, "denoising.false")
          let blind = try Self.mean(untold, "denoising.true")
          #expect(right <= 0.8 * blind)
          #expect(wrong >= 1.2 * blind)
          #expect(untold["denoising.false"] != untold["denoising.true"])
        }
      }

      /// Root mean square of what lies between an image and the pattern of a label.
      static func distance(_ image: ArraySlice<Double>, _ label: Int) -> Double {
        let squares = zip(image, pattern(label)).reduce(0.0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
        return (squares / 64).squareRoot()
      }

      /// The label whose pattern each drawn image shows best.
      static func nearest(_ results: TensorFile, _ name: String) throws -> [Int] {
        let pixels = try #require(results["samples.\(name)"]).doubles
        return stride(from: 0, to: pixels.count, by: 64).map { first in
          let distances = (0..<classes).map { distance(pixels[first..<first + 64], $0) }
          return distances.indices.min { distances[$0] < distances[$1] } ?? 0
        }
      }

      /// Each image is nearest to the pattern of its label, and the mean of a label's images is near it.
      @Test func imagesShowTheirLabels() throws {
        try TorchTests.withFolder { folder in
          var request = try Self.request(in: folder, updates: 400)
          let wanted = (0..<100).map { $0 * 3 % Self.classes }
          request.samples = ["some", "others"].map {
            SampleOrder(name: $0, sampler: .ancestral, count: 100, batch: 30)
          }
          request.samples[0].labels = wanted
          request.samples[1].labels = wanted.reversed()
          let results = try TorchTests.client.run(request)
          for (name, labels) in [("some", wanted), ("others", wanted.reversed())] {
            #expect(try Self.nearest(results, name) == labels)
            #expect(try Self.nearest(results, name) != labels.reversed())
          }
          let pixels = try #require(results["samples.some"]).doubles
          let images = Matrix(rows: 100, columns: 64, values: pixels)
          for label in 0..<Self.classes {
            let mean = images.rows(at: wanted.indices.filter { wanted[$0] == label }).columnMeans
            for other in 0..<Self.classes {
              let distance = Self.distance(mean[...], other)
              #expect(other == label ? distance <= 0.25 : distance >= 0.7, "\(distance)")
            }
          }
        }
      }

      /// Labels come last: without them, a network starts as it always did.
      @Test func theStartIsThatOfTheNetworkWithoutLabels() throws {
        try Torch.start(threads: 1)
        let (told, untold) = (try UNet(shape: Self.shape), try UNet(shape: TorchTests.tiny))
        for network in [told, untold] { try network.start(from: NetworkStreams(name: "a")) }
        #expect(told.parameters.dropLast() == untold.parameters[...])
        let last = try #require(told.parameters.last)
        #expect(last.name == "label.weight" && last.shape == [4, 32])
        for index in untold.parameters.indices {
          #expect(try told.read(.weights, index) == untold.read(.weights, index))
        }
        let rows = try told.read(.weights, untold.parameters.count)
        #expect(try told.read(.average, untold.parameters.count) == rows)
        #expect(Set(rows.doubles).count == 128)
      }

      @Test func trainingGoesOnWhereItStopped() throws {
        try TorchTests.withFolder { folder in
          var order = SampleOrder(name: "all", sampler: .ancestral, count: 4)
          order.labels = [3, 2, 1, 0]
          for (updates, name) in [(11, "a"), (5, "b"), (11, "b")] {
            var request = try Self.request(in: folder, updates: updates, name: name)
            request.samples = [order]
            _ = try TorchTests.client.run(request)
          }
          for kind in ["results", "checkpoint"] {
            #expect(
              try TorchTests.bytes("\(folder)/a.\(kind)") == TorchTests.bytes("\(folder)/b.\(kind)")
            )
          }
        }
      }
    }
  }
#endif
