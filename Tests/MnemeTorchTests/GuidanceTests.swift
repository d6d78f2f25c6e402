#if Torch
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeNumerics
  import MnemeTables
  import MnemeTorch
  import Testing

  extension TorchTests {
    /// Networks that know no labels, led to them.
    @Suite struct GuidanceTests {
      static func request(in folder: String, strengths: [Double]) throws -> NetworkRequest {
        var shape = LabelTests.shape
        shape.classes = 0
        var request = try LabelTests.request(in: folder, updates: 400, shape: shape)
        let free = SampleOrder(name: "images", sampler: .implicit(steps: 40), count: 12, batch: 5)
        request.samples = strengths.map { strength in
          var order = free
          order.guidance = LabelGuidance(
            images: "\(folder)/labelled", labels: wanted, strength: strength)
          return order
        }
        if strengths.isEmpty { request.samples = [free] }
        return request
      }

      static let wanted = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]

      @Test func imagesShowWhatTheyAreLedTo() throws {
        try TorchTests.withFolder { folder in
          let free = try TorchTests.client.run(Self.request(in: folder, strengths: []))
          let guided = try TorchTests.client.run(Self.request(in: folder, strengths: [1]))
          let again = try TorchTests.client.run(Self.request(in: folder, strengths: [1]))
          let zero = try TorchTests.client.run(Self.request(in: folder, strengths: [0]))
          #expect(try LabelTests.nearest(guided, "images") == Self.wanted)
          // Left alone, images show whatever label. A false alarm at 4^(-12).
          #expect(try LabelTests.nearest(free, "images") != Self.wanted)
          #expect(guided == again)
          #expect(zero == free)
        }
      }

      @Test func guidanceThatCannotBe() throws {
        func message(_ change: (inout LabelGuidance) -> Void) throws -> String {
          try BadInputTests.message { request, folder in
            try LabelTests.write(8, to: "\(folder)/labelled")
            var guidance = LabelGuidance(
              images: "\(folder)/labelled", labels: [0, 1, 2, 3, 0], strength: 1)
            change(&guidance)
            request.samples[0].guidance = guidance
          }
        }
        #expect(try message { _ in } == "no error")
        #expect(
          try message { $0.labels = [0] } == "1 labels guide 5 samples 'ancestral'")
        for strength in [-1, Double.infinity, .nan] {
          // JSON has no infinity: such a request doesn't come from outside.
          #expect(
            try message { $0.strength = strength }
              == "samples 'ancestral' under guidance of strength \(strength)")
        }
        #expect(
          try message { $0.labels[3] = 9 }
            == "images of labelled: none has the label 9, to which samples 'ancestral' are to be led"
        )
        #expect(
          try message { $0.images = $0.images.replacing("labelled", with: "images.safetensors") }
            == "images of images.safetensors: the file has no tensor 'labels'")
      }
    }
  }
#endif
