/// Images to draw: tensor `samples.<name>` of the results, float32, shape (count, 64).
package struct SampleOrder: Sendable, Equatable, Codable {
  package var name: String
  package var sampler: DiffusionSampler
  package var count: Int
  /// Images that are drawn together.
  package var batch: Int
  /// What each image is to show, for a network with classes, and only for such: one in 0..<classes an
  /// image.
  package var labels: [Int]?
  /// `nil`: the network alone decides.
  package var guidance: LabelGuidance?

  package init(name: String, sampler: DiffusionSampler, count: Int, batch: Int = 128) {
    self.name = name
    self.sampler = sampler
    self.count = count
    self.batch = batch
  }
}

/// Where images are led to: by a classifier of noised images, beside the network, which need not know
/// of labels. See `GuidedPredictor`.
package struct LabelGuidance: Sendable, Equatable, Codable {
  /// Safetensors file with `images` and, as in `NetworkTraining.images`, `labels`: any integers.
  package var images: String
  /// The wanted label of each drawn image, one that some image of the file has.
  package var labels: [Int]
  /// Finite, at least 0: of the gradient of ln p(label | x_t); 1 is Bayes' rule.
  package var strength: Double

  package init(images: String, labels: [Int], strength: Double) {
    self.images = images
    self.labels = labels
    self.strength = strength
  }
}

/// Denoising losses to measure: tensor `denoising.<name>` of the results, float64, shape
/// (images, levels): each image's mean squared error of the noise at each level.
package struct DenoisingOrder: Sendable, Equatable, Codable {
  package var name: String
  /// Safetensors file as in `NetworkTraining.images`, with `labels` for a network with classes.
  package var images: String
  /// Steps of the forward process, in 1…T.
  package var levels: [Int]

  package init(name: String, images: String, levels: [Int]) {
    self.name = name
    self.images = images
    self.levels = levels
  }
}

/// Local intrinsic dimensions to read from the network's score: tensor `dimension.<name>` of the
/// results, float64, shape (points, levels). Only networks without classes have one score. See
/// `PredictedDimension`.
package struct DimensionOrder: Sendable, Equatable, Codable {
  package enum Source: Sendable, Equatable, Codable {
    /// Safetensors file as in `NetworkTraining.images`.
    case file(path: String)
    /// The first `count` images of a sample order of the same request.
    case samples(name: String, count: Int)
  }

  package var name: String
  package var source: Source
  /// Steps of the forward process, in 1…T.
  package var levels: [Int]
  /// Points that go through the network together: memory grows with it.
  package var batch: Int

  package init(name: String, source: Source, levels: [Int], batch: Int = 64) {
    self.name = name
    self.source = source
    self.levels = levels
    self.batch = batch
  }
}
