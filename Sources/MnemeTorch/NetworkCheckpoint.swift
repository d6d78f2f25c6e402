#if Torch
  import FoundationEssentials
  package import MnemeDiffusion
  import MnemeTables

  /// The state of a training on disk: a safetensors file that other programs can read.
  ///
  /// Tensors: `weights.<parameter>`, `adam.first.<parameter>`, `adam.second.<parameter>`, with a
  /// moving average also `average.<parameter>`, and `losses`, one number an update. The positions of
  /// all random streams follow from the number of updates.
  package struct NetworkCheckpoint {
    /// What must be the same for a training to go on. Its length may change.
    package struct Identity: Sendable, Equatable, Codable {
      package var shape: NetworkShape
      package var schedule: NoiseSchedule
      package var streams: String
      /// SHA-256 of the training images.
      package var images: String
      package var batch: Int
      package var learningRate: Double
      package var averageDecay: Double?
      /// Whether the last batch of an epoch is smaller.
      package var cutsEpochs: Bool
    }

    package let identity: Identity
    /// Training loss of each update so far.
    package let losses: [Float]
    private let file: TensorFile
    private let path: String

    static let format = "mneme-network 1"

    // MARK: Writing

    /// Writes the state whole or not at all.
    package static func write(
      _ network: UNet, identity: Identity, losses: [Float], to path: String
    ) throws {
      var file = TensorFile()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      file.metadata = [
        "format": format, "updates": "\(losses.count)",
        "identity": String(decoding: try encoder.encode(identity), as: UTF8.self),
      ]
      for (kind, prefix) in kinds(of: identity) {
        for (index, parameter) in network.parameters.enumerated() {
          file["\(prefix).\(parameter.name)"] = try network.read(kind, index)
        }
      }
      file["losses"] = TensorValues(losses, shape: [losses.count])
      try file.write(to: path)
    }

    private static func kinds(of identity: Identity) -> [(UNet.Kind, prefix: String)] {
      let kept: [(UNet.Kind, prefix: String)] = [
        (.weights, "weights"), (.firstMoment, "adam.first"), (.secondMoment, "adam.second"),
      ]
      return kept + (identity.averageDecay == nil ? [] : [(.average, "average")])
    }

    // MARK: Reading

    /// Nil if there is no file.
    ///
    /// - Throws: `NetworkError.badCheckpoint`, `TensorFileError`, `DiskError`.
    package init?(path: String) throws {
      guard let bytes = try AtomicFile.read(path) else { return nil }
      let file = try TensorFile(bytes: bytes, path: path)
      guard file.metadata["format"] == Self.format, let text = file.metadata["identity"],
        let losses = file["losses"], losses.shape.count == 1,
        file.metadata["updates"] == "\(losses.shape[0])"
      else {
        throw NetworkError.badCheckpoint(path: path, detail: "is not one of '\(Self.format)'")
      }
      do {
        identity = try JSONDecoder().decode(Identity.self, from: Data(text.utf8))
      } catch let error as DecodingError {
        throw NetworkError.badCheckpoint(path: path, detail: "has no readable identity: \(error)")
      }
      self.losses = losses.doubles.map(Float.init)
      self.file = file
      self.path = path
    }

    /// Puts everything that was kept into a network of the same shape.
    package func restore(_ network: UNet) throws(NetworkError) {
      for (kind, prefix) in Self.kinds(of: identity) {
        for (index, parameter) in network.parameters.enumerated() {
          let name = "\(prefix).\(parameter.name)"
          guard let values = file[name] else {
            throw .badCheckpoint(path: path, detail: "lacks the tensor '\(name)'")
          }
          guard values.shape == parameter.shape else {
            let shapes = "\(values.shape), where \(parameter.shape) was expected"
            throw .badCheckpoint(path: path, detail: "has '\(name)' of the shape \(shapes)")
          }
          try network.write(values, kind, index)
        }
      }
    }

    /// - Throws: `NetworkError.badCheckpoint` with the first thing that differs.
    package func require(shape: NetworkShape, schedule: NoiseSchedule) throws(NetworkError) {
      try require(identity.shape, shape, "a network of the shape")
      try require(identity.schedule, schedule, "the noise schedule")
    }

    /// - Throws: `NetworkError.badCheckpoint` with the first thing that differs.
    package func require(_ wanted: Identity) throws(NetworkError) {
      try require(shape: wanted.shape, schedule: wanted.schedule)
      try require(identity.streams, wanted.streams, "random streams named")
      try require(identity.images, wanted.images, "training images with the digest")
      try require(identity.batch, wanted.batch, "batches of")
      try require(identity.learningRate, wanted.learningRate, "the learning rate")
      try require(identity.averageDecay, wanted.averageDecay, "a moving average with the decay")
      try require(identity.cutsEpochs, wanted.cutsEpochs, "a smaller last batch:")
    }

    private func require<Value: Equatable>(
      _ found: Value, _ wanted: Value, _ what: String
    ) throws(NetworkError) {
      guard found == wanted else {
        let detail = "belongs to \(what) \(found), not \(wanted); remove it to train anew"
        throw .badCheckpoint(path: path, detail: detail)
      }
    }
  }
#endif
