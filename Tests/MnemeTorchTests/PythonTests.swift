#if Torch
  import Foundation
  import MnemeDiffusion
  import MnemeEngine
  import MnemeExperiments
  import MnemeNumerics
  import MnemeTables
  import MnemeTorch
  import Testing

  /// Python with torch.
  enum PythonTorch {
    static let python = "/usr/bin/python3"

    /// A missing program is a failure in CI, elsewhere a printed reason.
    static let canRun: Bool = {
      let probe = WorkerProcess(executable: python, silence: .seconds(120))
      do {
        let ending = try probe.run(arguments: ["-c", "import torch"], input: []) { _ in }
        if ending.cause == .exited(code: 0) { return true }
      } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
      }
      if ProcessInfo.processInfo.environment["CI"] != nil { return true }
      let reason = "Left out: tests beside Python's torch, which is not here (python3-torch)\n"
      FileHandle.standardError.write(Data(reason.utf8))
      return false
    }()

    /// Lines that a script of the folder beside prints, as words.
    static func run(_ script: String, _ arguments: [String]) throws -> [[String]] {
      let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Python/\(script)").path(percentEncoded: false)
      let process = WorkerProcess(executable: python, silence: .seconds(120))
      var lines: [[String]] = []
      let ending = try process.run(arguments: ["-B", folder] + arguments, input: []) { line in
        lines.append(line.split(separator: " ").map(String.init))
      }
      #expect(ending.cause == .exited(code: 0), "\(ending.complaint)")
      return lines
    }
  }

  extension TorchTests {
    /// Checkpoints in the hands of another program: Python's torch, with its own network.
    @Suite(.enabled(if: PythonTorch.canRun)) struct PythonTests {
      /// A request, with labels if there are classes.
      static func request(
        in folder: String, updates: Int, name: String = "a", classes: Int
      ) throws -> NetworkRequest {
        var shape = NetworkShape.small
        shape.classes = classes
        var request = try TorchTests.request(
          in: folder, updates: updates, name: name, shape: shape)
        guard classes > 0 else { return request }
        let path = try #require(request.training).images
        var file = try TensorFile(path: path)
        file["labels"] = TensorValues((0..<24).map { $0 * 7 % classes }, shape: [24])
        try file.write(to: path)
        for index in request.samples.indices {
          request.samples[index].labels = (0..<5).map { $0 % classes }
        }
        return request
      }

      @Test(arguments: [0, 3])
      func pythonDrawsTheSameImages(classes: Int) throws {
        try TorchTests.withFolder { folder in
          var request = try Self.request(in: folder, updates: 40, classes: classes)
          request.training?.averageDecay = nil
          _ = try TorchTests.client.run(request)
          for name in ["ancestral", "implicit"] {
            let draws = (0..<5).flatMap { image in
              var stream = NetworkStreams(name: "test").stream(.samples(name), image)
              return stream.normals(20 * 64)
            }
            var file = TensorFile()
            file["draws"] = TensorValues(draws, shape: [5, 20 * 64])
            file["labels"] = request.samples[0].labels.map { TensorValues($0, shape: [5]) }
            try file.write(to: "\(folder)/\(name).draws")
            let lines = try PythonTorch.run(
              "resample.py",
              [
                "\(folder)/a.checkpoint", "\(folder)/\(name).draws", "\(folder)/a.results",
              ])
            let line = try #require(lines.first(where: { $0.first == name }))
            let difference = try #require(Double(line[1]))
            let deviation = try #require(Double(line[2]))
            #expect(difference <= 1e-5)
            #expect(deviation >= 0.05)
          }
        }
      }

      /// Three updates by PyTorch's Adam and autograd from a checkpoint of ours lead to ours.
      @Test(arguments: [0, 3])
      func pythonTrainsToTheSameWeights(classes: Int) throws {
        try TorchTests.withFolder { folder in
          let start = try Self.request(in: folder, updates: 2, name: "a", classes: classes)
          let end = try Self.request(in: folder, updates: 5, name: "b", classes: classes)
          for request in [start, end] { _ = try TorchTests.client.run(request) }
          let training = try #require(end.training)
          let images = try TrainingImages(
            path: training.images, labels: TrainingImages.Labels(of: end.shape))
          var batches = TrainingBatches(
            images: images.pixels, labels: images.labels, training: training,
            schedule: end.schedule, streams: NetworkStreams(name: end.streams))
          var file = TensorFile()
          for index in 0..<3 {
            let batch = batches.batch(2 + index)
            file["images.\(index)"] = TensorValues(batch.images.values, shape: [16, 64])
            file["noise.\(index)"] = TensorValues(batch.noise.values, shape: [16, 64])
            file["steps.\(index)"] = TensorValues(batch.steps.map(Double.init), shape: [16])
            file["labels.\(index)"] = batch.labels.map { TensorValues($0, shape: [16]) }
          }
          try file.write(to: "\(folder)/batches")
          let lines = try PythonTorch.run(
            "retrain.py", ["\(folder)/a.checkpoint", "\(folder)/batches", "\(folder)/b.checkpoint"])
          #expect(lines.count >= 60)
          var sharesCompared: [Double] = []
          for line in lines {
            let numbers = line.dropFirst().compactMap { Double($0) }
            try #require(numbers.count == 3)
            sharesCompared.append(numbers[0])
            #expect(numbers[1] <= 1e-6, "\(line)")
            // Adam moves each weight by up to the learning rate: 2e-4 an update.
            if numbers[0] > 0 { #expect(numbers[2] >= 2e-5, "\(line)") }
          }
          #expect(sharesCompared.count { $0 > 0.9 } >= lines.count - 8)
        }
      }
    }
  }
#endif
