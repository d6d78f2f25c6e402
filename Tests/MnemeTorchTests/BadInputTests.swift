#if Torch
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeNumerics
  import MnemeTables
  import MnemeTorch
  import Testing

  extension TorchTests {
    /// One clear error each.
    @Suite struct BadInputTests {
      static func run(_ request: NetworkRequest) throws {
        try Torch.start(threads: 1)
        var job = NetworkJob(request) { _ in }
        try job.run()
      }

      static func message(_ change: (inout NetworkRequest, String) throws -> Void) throws -> String
      {
        var message = "no error"
        try TorchTests.withFolder { folder in
          var request = try TorchTests.request(in: folder, updates: 3)
          try change(&request, folder)
          do {
            try run(request)
          } catch {
            message = "\(error)".replacing("\(folder)/", with: "")
          }
        }
        return message
      }

      static func writeTensor(_ values: [Float], shape: [Int], to path: String) throws {
        var file = TensorFile()
        file["images"] = TensorValues(values, shape: shape)
        try file.write(to: path)
      }

      @Test func imagesOfAnotherSize() throws {
        let message = try Self.message { _, folder in
          try Self.writeTensor(
            [Float](repeating: 0, count: 20 * 72), shape: [20, 1, 9, 8],
            to: "\(folder)/images.safetensors")
        }
        #expect(
          message
            == "images of images.safetensors: shape [20, 1, 9, 8], where (count, 1, 8, 8) was "
            + "expected")
      }

      @Test func pixelsThatAreNoNumbers() throws {
        let message = try Self.message { _, folder in
          var values = [Float](repeating: 0, count: 20 * 64)
          values[3 * 64 + 2 * 8 + 5] = .nan
          try Self.writeTensor(values, shape: [20, 8, 8], to: "\(folder)/images.safetensors")
        }
        #expect(
          message
            == "images of images.safetensors: image 3, row 2, column 5 (counted from 0) is nan")
      }

      @Test func fewerImagesThanABatch() throws {
        let message = try Self.message { request, _ in request.training?.batch = 25 }
        #expect(
          message == "images of images.safetensors: 24 images don't fill a batch of 25; ask for a "
            + "smaller batch")
      }

      @Test func imagesThatAreNotThere() throws {
        let message = try Self.message { request, folder in
          request.training?.images = "\(folder)/none"
        }
        #expect(message == "no file at none")
      }

      @Test func aFileWithoutImages() throws {
        let message = try Self.message { request, folder in
          var file = TensorFile()
          file["labels"] = TensorValues([1 as Float], shape: [1])
          try file.write(to: "\(folder)/images.safetensors")
        }
        #expect(message == "images of images.safetensors: the file has no tensor 'images'")
      }

      @Test func aCheckpointOfAnotherShape() throws {
        let message = try Self.message { request, _ in
          try Self.run(request)
          request.shape.channels[3] = 24
        }
        #expect(message.hasPrefix("the checkpoint a.checkpoint belongs to a network of the shape"))
      }

      @Test func aCheckpointOfAnotherTraining() throws {
        let message = try Self.message { request, _ in
          try Self.run(request)
          request.training?.learningRate = 1e-3
        }
        #expect(
          message == "the checkpoint a.checkpoint belongs to the learning rate 0.0002, not 0.001; "
            + "remove it to train anew")
      }

      @Test func aCheckpointCutShort() throws {
        let message = try Self.message { request, folder in
          try Self.run(request)
          let whole = try TorchTests.bytes("\(folder)/a.checkpoint")
          try AtomicFile.write(Array(whole.dropLast(100)), to: "\(folder)/a.checkpoint")
        }
        #expect(message.hasPrefix("a.checkpoint is cut short: "))
      }

      @Test func lossesThatAreNoNumbers() throws {
        let message = try Self.message { request, _ in
          request.training?.budget = .updates(count: 50)
          request.training?.learningRate = 1e30
        }
        #expect(message.hasSuffix("training diverged; try a smaller learning rate"))
      }

      @Test func requestsThatCannotBe() throws {
        #expect(
          try Self.message { request, _ in request.shape.channels[0] = 12 }
            == "libtorch can't make a network of [12, 8, 16, 16] channels: channels must be multiples "
            + "of 8")
        #expect(
          try Self.message { request, _ in request.schedule = NoiseSchedule(steps: 1) }
            == "1 steps of noise, fewer than 2")
        #expect(
          try Self.message { request, _ in request.denoising[0].levels = [21] }
            == "level 21 of the noise, outside 1…20")
        #expect(
          try Self.message { request, _ in request.samples[0].sampler = .implicit(steps: 21) }
            == "21 steps of sampling, where 1 to 20 are possible")
      }

      /// libtorch's own refusal, in its words.
      @Test func whatTheLibraryRefuses() throws {
        try Torch.start(threads: 1)
        let network = try UNet(shape: TorchTests.tiny)
        let wrong = TensorValues([Float](repeating: 0, count: 3), shape: [3])
        #expect(
          throws: NetworkError.library(
            action: "write \(network.parameters[0].name)", message: "a tensor of another size")
        ) {
          try network.write(wrong, .weights, 0)
        }
      }

      /// Over the border of processes: fault and text arrive, and the worker's code says the same.
      @Test func errorsCrossToTheClient() throws {
        try TorchTests.withFolder { folder in
          var request = try TorchTests.request(in: folder, updates: 3)
          request.training?.batch = 25
          #expect {
            try TorchTests.client.run(request)
          } throws: { error in
            guard case NetworkClientError.failed(let failure) = error else { return false }
            return failure.fault == .data && failure.message.contains("don't fill a batch of 25")
          }
        }
      }
    }
  }
#endif
