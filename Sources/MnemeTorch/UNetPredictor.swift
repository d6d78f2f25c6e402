#if Torch
  import MnemeDiffusion
  package import MnemeNumerics

  /// A network as the samplers see it.
  package struct UNetPredictor: NoisePredictor {
    private let network: UNet
    private let kind: UNet.Kind
    private let labels: [Int]?

    /// - Parameters:
    ///   - kind: whether the weights predict or their moving average.
    ///   - labels: of the images that are asked about, in their order; for a network with classes.
    package init(_ network: UNet, by kind: UNet.Kind, labels: [Int]? = nil) {
      self.network = network
      self.kind = kind
      self.labels = labels
    }

    package func noise(in images: Matrix, step: Int) throws(NetworkError) -> Matrix {
      try network.noise(
        in: images, steps: [Int64](repeating: Int64(step), count: images.rows), labels: labels,
        by: kind)
    }
  }
#endif
