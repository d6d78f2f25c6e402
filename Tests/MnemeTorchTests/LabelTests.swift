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

      /// In these steps nothing is left of an image: what is drawn comes from the network.
      static let schedule = NoiseSchedule(steps: 40, lastBeta: 0.3)

      static func request(
        in folder: String, updates: Int, shape: NetworkShape = shape, name: String = "a"
      ) throws -> NetworkRequest {
        let images = "\(folder)/labelled"
        try write(32, to: images)
        try write(32, shift: 1, to: "\(folder)/mislabelled")
        var training = NetworkTraining(images: images, budget: .updates(count: updates), batch: 16)
        training.learningRate = 4e-3
        var request = NetworkRequest(
          streams: "labels", shape: shape, schedule: schedule, training: training,
          checkpoint: "\(folder)/\(name).checkpoint", results: "\(folder)/\(name).results")
        request.denoising = [
          DenoisingOrder(name: "true", images: images, levels: [20, 25]),
          DenoisingOrder(name: "false", images: "\(folder)/mislabelled", levels: [20, 25]),
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
          print("LABELS", right, wrong, blind)
          #expect(right <= 0.8 * blind)
          #expect(wrong >= 1.2 * blind)
          #expect(untold["denoising.false"] != untold["denoising.true"])
        }
      }

      /// How far drawn images are from the pattern of each label, root mean square, shape
      /// (images, labels).
      static func distances(_ results: TensorFile, _ name: String) throws -> [[Double]] {
        let pixels = try #require(results["samples.\(name)"]).doubles
        return stride(from: 0, to: pixels.count, by: 64).map { first in
          (0..<classes).map { label in
            let squares = zip(pixels[first..<first + 64], pattern(label)).reduce(0.0) {
              $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
            }
            return (squares / 64).squareRoot()
          }
        }
      }

      static func nearest(_ results: TensorFile, _ name: String) throws -> [Int] {
        try distances(results, name).map { row in
          row.indices.min { row[$0] < row[$1] } ?? 0
        }
      }

      @Test func imagesShowTheirLabels() throws {
        try TorchTests.withFolder { folder in
          var request = try Self.request(in: folder, updates: 400)
          let wanted = [0, 1, 2, 3, 3, 1, 2]
          var order = SampleOrder(name: "right", sampler: .implicit(steps: 40), count: 7, batch: 3)
          order.labels = wanted
          request.samples = [order]
          let results = try TorchTests.client.run(request)
          #expect(try Self.nearest(results, "right") == wanted)
          for (row, label) in zip(try Self.distances(results, "right"), wanted) {
            #expect(row[label] <= 0.4, "\(row)")
          }
          // The same draws under other labels are other images.
          request.samples[0].labels = wanted.reversed()
          let reversed = try TorchTests.client.run(request)
          #expect(try Self.nearest(reversed, "right") == wanted.reversed())
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
