#if Torch
  import MnemeDiffusion
  import MnemeNumerics
  import MnemeTables
  import MnemeTorch
  import Testing

  extension TorchTests {
    /// Gradients of every parameter, against finite differences and in both precisions.
    @Suite struct GradientTests {
      /// Each tensor along a random direction, so that every number of it counts:
      /// (L(w + hv) − L(w − hv)) / 2h against ⟨∇L, v⟩, in double precision.
      @Test(arguments: [0, 3])
      func gradientsAreThoseOfTheLoss(classes: Int) throws {
        var shape = NetworkShape.small
        shape.classes = classes
        let (network, batch) = try TorchTests.network(shape, .float64, count: 3)
        _ = try network.gradient(batch)
        let gradients = try network.parameters.indices.map {
          try network.read(.gradient, $0).doubles
        }
        #expect(gradients.count >= 60)
        #expect(network.parameters.contains { $0.name == "label.weight" } == (classes > 0))
        for (index, gradient) in gradients.enumerated() {
          let direction = Self.direction(index, gradient.count)
          let slope = try Self.slope(of: network, batch, index, direction)
          let expected = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
          let name = network.parameters[index].name
          let size = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
          #expect(size > 1e-6, "\(name) has no part in the loss")
          // Of the size that a random direction sees.
          let scale = size / Double(gradient.count).squareRoot()
          #expect(abs(slope - expected) <= 1e-5 * scale, "\(name): \(slope), not \(expected)")
          #expect(
            abs(slope - expected - 0.001 * scale) > 1e-5 * scale,
            "\(name): an error of a thousandth would not be seen")
        }
      }

      /// The kernels of training are others than those of the check above.
      @Test(arguments: [NetworkShape.small, .reference, TorchTests.tiny])
      func floatsAgreeWithDoubles(shape: NetworkShape) throws {
        let (exact, batch) = try TorchTests.network(shape, .float64, count: 8)
        let (fast, _) = try TorchTests.network(shape, .float32, count: 8)
        let loss = try exact.gradient(batch)
        #expect(abs(try fast.gradient(batch) / loss - 1) <= 1e-5)
        for index in exact.parameters.indices {
          let expected = try exact.read(.gradient, index).doubles
          let found = try fast.read(.gradient, index).doubles
          let size = expected.reduce(0) { max($0, abs($1)) }
          let error = zip(found, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
          #expect(
            error <= 1e-3 * size + 1e-7, "\(exact.parameters[index].name): \(error) of \(size)")
        }
      }

      private static func direction(_ index: Int, _ count: Int) -> [Double] {
        var stream = RandomStream(key: 8, stream: UInt64(index))
        let draws = stream.normals(count)
        let norm = draws.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return draws.map { $0 / norm }
      }

      private static func slope(
        of network: UNet, _ batch: UNet.Batch, _ index: Int, _ direction: [Double]
      ) throws -> Double {
        let values = try network.read(.weights, index).doubles
        let h = 1e-4
        // Errors of order h⁴.
        var losses: [Double] = []
        for step in [-2 * h, -h, h, 2 * h] {
          let moved = zip(values, direction).map { $0 + step * $1 }
          try network.write(network.tensor(moved, index), .weights, index)
          losses.append(try network.gradient(batch))
        }
        try network.write(network.tensor(values, index), .weights, index)
        return (losses[0] - 8 * losses[1] + 8 * losses[2] - losses[3]) / (12 * h)
      }
    }
  }
#endif
