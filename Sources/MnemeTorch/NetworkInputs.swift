#if Torch
  import MnemeDiffusion
  import MnemeNumerics

  /// Everything that a request reads, but for its checkpoint: read and looked at before anything is
  /// computed. Orders and what was read for them go together by place.
  struct NetworkInputs {
    /// Where the samples of an order are led to.
    struct Guide {
      let classifier: LabelClassifier
      let labels: [Int]
      let strength: Double
    }

    /// Whose dimension is asked for.
    enum Points {
      case read(Matrix)
      /// The first of the images that are drawn for a sample order.
      case drawn(name: String, count: Int)
    }

    let training: TrainingImages?
    let guides: [Guide?]
    let denoising: [TrainingImages]
    let points: [Points]

    /// - Throws: `NetworkError.badImages`, `TensorFileError`, `DiskError`.
    init(_ request: NetworkRequest) throws {
      let labels = TrainingImages.Labels(of: request.shape)
      training = try request.training.map { try TrainingImages(path: $0.images, labels: labels) }
      guides = try request.samples.map { order in
        try order.guidance.map { try Self.guide($0, of: order.name, request.schedule) }
      }
      denoising = try request.denoising.map {
        try TrainingImages(path: $0.images, labels: labels)
      }
      points = try request.dimensions.map { order in
        switch order.source {
        case .file(let path): .read(try TrainingImages(path: path).pixels)
        case .samples(let name, let count): .drawn(name: name, count: count)
        }
      }
    }

    private static func guide(
      _ guidance: LabelGuidance, of name: String, _ schedule: NoiseSchedule
    ) throws -> Guide {
      let images = try TrainingImages(path: guidance.images, labels: .any)
      let classifier = LabelClassifier(
        images: images.pixels, labels: images.labels ?? [], schedule: schedule)
      if let missing = guidance.labels.first(where: { !classifier.labels.contains($0) }) {
        throw NetworkError.badImages(
          path: guidance.images,
          detail: "none has the label \(missing), to which samples '\(name)' are to be led")
      }
      return Guide(
        classifier: classifier, labels: guidance.labels, strength: guidance.strength)
    }
  }
#endif
