#if Torch
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeNumerics
  import MnemeTables
  import MnemeTorch
  import Testing

  extension TorchTests {
    /// Labels that can't be: one clear error each, before anything is computed.
    @Suite struct LabelInputTests {
      static func message(
        _ change: (inout NetworkRequest, String) throws -> Void
      ) throws -> String {
        var message = "no error"
        try TorchTests.withFolder { folder in
          var request = try LabelTests.request(in: folder, updates: 2)
          var order = SampleOrder(name: "s", sampler: .ancestral, count: 3)
          order.labels = [0, 1, 2]
          request.samples = [order]
          try change(&request, folder)
          do {
            try BadInputTests.run(request)
          } catch {
            message = "\(error)".replacing("\(folder)/", with: "")
          }
        }
        return message
      }

      /// A file of images whose labels are `labels`.
      static func write(_ labels: TensorValues?, to path: String) throws {
        var file = TensorFile()
        file["images"] = TensorValues([Float](repeating: 0.5, count: 3 * 64), shape: [3, 64])
        file["labels"] = labels
        try file.write(to: path)
      }

      @Test func nothingIsWrong() throws {
        #expect(try Self.message { _, _ in } == "no error")
      }

      @Test func labelsOfSamples() throws {
        #expect(
          try Self.message { request, _ in request.samples[0].labels = nil }
            == "samples 's' without labels, of a network of 4 classes")
        #expect(
          try Self.message { request, _ in request.samples[0].labels = [0, 1] }
            == "2 labels of 3 samples 's'")
        #expect(
          try Self.message { request, _ in request.samples[0].labels = [0, 4, 1] }
            == "label 4 of samples 's', outside 0…3")
        #expect(
          try Self.message { request, _ in request.shape.classes = 0 }
            == "labels of samples 's', of a network without classes")
        #expect(try Self.message { request, _ in request.shape.classes = -1 } == "-1 classes")
      }

      @Test func labelsOfImages() throws {
        let files: [(labels: TensorValues?, message: String)] = [
          (nil, "the file has no tensor 'labels'"),
          (
            TensorValues([0, 1, 2] as [Float], shape: [3]),
            "'labels' is F32 of the shape [3], where I64 of [3] was expected"
          ),
          (
            TensorValues([0, 1], shape: [2]),
            "'labels' is I64 of the shape [2], where I64 of [3] was expected"
          ),
          (
            TensorValues([0, 1, 4], shape: [3]),
            "image 2 (counted from 0) has the label 4, outside 0…3"
          ),
        ]
        for file in files {
          let training = try Self.message { request, folder in
            try Self.write(file.labels, to: "\(folder)/labelled")
          }
          let denoising = try Self.message { request, folder in
            try Self.write(file.labels, to: "\(folder)/mislabelled")
          }
          #expect(training == "images of labelled: \(file.message)")
          #expect(denoising == "images of mislabelled: \(file.message)")
        }
      }

      @Test func aCheckpointOfOtherClasses() throws {
        for classes in [0, 5] {
          let message = try Self.message { request, _ in
            try BadInputTests.run(request)
            request.shape.classes = classes
            if classes == 0 { request.samples = [] }
          }
          #expect(
            message.hasPrefix("the checkpoint a.checkpoint belongs to a network of the shape"))
          #expect(message.contains("classes: 4") && message.contains("classes: \(classes)"))
        }
      }

      /// Other labels of the same images are another training.
      @Test func aCheckpointOfOtherLabels() throws {
        let message = try Self.message { request, folder in
          try BadInputTests.run(request)
          request.training?.images = "\(folder)/mislabelled"
        }
        #expect(
          message.hasPrefix(
            "the checkpoint a.checkpoint belongs to training images with the digest"))
      }

      /// Without classes, labels of a file are not looked at, and checkpoints say nothing of them.
      @Test func withoutClassesLabelsAreNotRead() throws {
        try TorchTests.withFolder { folder in
          let request = try TorchTests.request(in: folder, updates: 2)
          try BadInputTests.run(request)
          let before = try TorchTests.bytes("\(folder)/a.checkpoint")
          #expect(!String(decoding: before, as: UTF8.self).contains("classes"))
          let path = try #require(request.training).images
          var file = try TensorFile(path: path)
          file["labels"] = TensorValues([7, 8], shape: [2])
          try file.write(to: path)
          var later = request
          later.training?.budget = .updates(count: 3)
          try BadInputTests.run(later)
          #expect(try NetworkCheckpoint(path: "\(folder)/a.checkpoint")?.losses.count == 3)
        }
      }
    }
  }
#endif
