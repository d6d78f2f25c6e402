#if Torch
  import Foundation
  import MnemeDiffusion
  import MnemeExperiments
  import MnemeNumerics
  import MnemeTables
  import MnemeTorch
  import Testing

  /// Everything that computes with libtorch, one test at a time: each takes a core for itself.
  @Suite(.serialized) struct TorchTests {
    static let tiny = NetworkShape(channels: [8, 8, 16, 16], heads: 2)

    /// A folder of its own, removed afterwards.
    static func withFolder(_ body: (String) throws -> Void) throws {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "mneme-network-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer {
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
      }
      try body(folder.path(percentEncoded: false))
    }

    /// Gaussian images, mean 0 and deviation 0.2.
    static func writeImages(_ count: Int, to path: String) throws {
      var stream = RandomStream(key: 77, stream: UInt64(count))
      var images = Matrix(rows: count, columns: 64, values: stream.normals(count * 64))
      images.scale(by: 0.2)
      try NetworkClient.write(images, to: path)
    }

    /// Training of the tiny net on 24 images in batches of 16, with everything measured.
    static func request(
      in folder: String, updates: Int, name: String = "a", shape: NetworkShape = tiny
    ) throws -> NetworkRequest {
      let images = "\(folder)/images.safetensors"
      try writeImages(24, to: images)
      var training = NetworkTraining(images: images, budget: .updates(count: updates), batch: 16)
      training.averageDecay = 0.9
      var request = NetworkRequest(
        streams: "test", shape: shape, schedule: NoiseSchedule(steps: 20), training: training,
        checkpoint: "\(folder)/\(name).checkpoint", results: "\(folder)/\(name).results")
      request.samples = [
        SampleOrder(name: "ancestral", sampler: .ancestral, count: 5, batch: 4),
        SampleOrder(name: "implicit", sampler: .implicit(steps: 20), count: 5, batch: 5),
      ]
      request.denoising = [DenoisingOrder(name: "training", images: images, levels: [1, 20])]
      return request
    }

    /// The worker beside the tests.
    static var client: NetworkClient {
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      var folder = bundle.bundleURL.deletingLastPathComponent()
      if !FileManager.default.isExecutableFile(atPath: folder.appending(path: "mneme-network").path)
      {
        folder = Bundle.main.bundleURL
      }
      return NetworkClient(executable: folder.appending(path: "mneme-network").path)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
      try #require(try AtomicFile.read(path), "no file \(path)")
    }

    /// A network with no weight at rest, and a batch for it.
    static func network(
      _ shape: NetworkShape, _ precision: UNet.Precision, count: Int
    ) throws -> (UNet, UNet.Batch) {
      try Torch.start(threads: 1)
      let network = try UNet(shape: shape, precision: precision)
      try network.start(from: NetworkStreams(name: "check"))
      for index in network.parameters.indices {
        var stream = RandomStream(key: 5, stream: UInt64(index))
        let values = try network.read(.weights, index).doubles
        let moved = zip(values, stream.normals(values.count)).map { $0 + 0.05 * $1 }
        // Both precisions see the same numbers.
        let rounded = moved.map { Double(Float($0)) }
        try network.write(network.tensor(rounded, index), .weights, index)
      }
      var stream = RandomStream(key: 6, stream: 0)
      let steps = (0..<count).map { Int64(1 + 31 * $0 % 200) }
      let rounded = { (values: [Double]) in values.map { Double(Float($0)) } }
      let images = Matrix(
        rows: count, columns: 64, values: rounded(stream.normals(count * 64)))
      let noise = Matrix(rows: count, columns: 64, values: rounded(stream.normals(count * 64)))
      let labels = shape.classes == 0 ? nil : (0..<count).map { $0 % shape.classes }
      return (
        network, UNet.Batch(images: images, noise: noise, steps: steps, labels: labels)
      )
    }
  }
#endif
