#if Torch
  import CTorchShim
  package import MnemeDiffusion
  package import MnemeNumerics
  package import MnemeTables

  /// The network: its weights, what Adam remembers of them, and their moving average. One thread at a
  /// time may use it.
  package final class UNet {
    package enum Precision: Sendable {
      /// Of training.
      case float32
      /// Of checks.
      case float64
    }

    /// What there is one tensor of for each parameter.
    package enum Kind: String, Sendable, CaseIterable {
      case weights, average, firstMoment, secondMoment, gradient

      var code: Int32 {
        switch self {
        case .weights: Int32(MNEME_WEIGHTS.rawValue)
        case .average: Int32(MNEME_AVERAGE.rawValue)
        case .firstMoment: Int32(MNEME_FIRST_MOMENT.rawValue)
        case .secondMoment: Int32(MNEME_SECOND_MOMENT.rawValue)
        case .gradient: Int32(MNEME_GRADIENT.rawValue)
        }
      }
    }

    package struct Parameter: Sendable, Equatable {
      package let name: String
      package let shape: [Int]
      package var count: Int { shape.reduce(1, *) }
    }

    package let shape: NetworkShape
    package let precision: Precision
    package let parameters: [Parameter]
    private let handle: OpaquePointer

    /// A network with weights of zero.
    package init(shape: NetworkShape, precision: Precision = .float32) throws(NetworkError) {
      guard shape.channels.count == 4 else {
        throw .badRequest("\(shape.channels.count) numbers of channels, where 4 were expected")
      }
      var request = mneme_network_shape()
      request.channels = (
        Int64(shape.channels[0]), Int64(shape.channels[1]), Int64(shape.channels[2]),
        Int64(shape.channels[3])
      )
      request.heads = Int64(shape.heads)
      request.classes = Int64(shape.classes)
      request.double_precision = precision == .float64 ? 1 : 0
      guard let handle = mneme_network_make(&request) else {
        throw Torch.error("make a network of \(shape.channels) channels")
      }
      self.handle = handle
      self.shape = shape
      self.precision = precision
      do throws(NetworkError) {
        parameters = try Self.describe(handle)
      } catch {
        mneme_network_free(handle)
        throw error
      }
    }

    deinit { mneme_network_free(handle) }

    private static func describe(_ handle: OpaquePointer) throws(NetworkError) -> [Parameter] {
      var parameters: [Parameter] = []
      for index in 0..<mneme_network_tensor_count(handle) {
        var name: UnsafePointer<CChar>?
        var sizes = [Int64](repeating: 0, count: 4)
        var rank: Int64 = 0
        try Torch.check(
          mneme_network_describe(handle, index, &name, &sizes, &rank), "describe a network")
        parameters.append(
          Parameter(
            name: name.map { String(cString: $0) } ?? "",
            shape: sizes.prefix(Int(rank)).map { Int($0) }))
      }
      return parameters
    }

    // MARK: Numbers in and out

    package func read(_ kind: Kind, _ index: Int) throws(NetworkError) -> TensorValues {
      let parameter = parameters[index]
      let type: TensorValues.NumberType = precision == .float32 ? .float32 : .float64
      var bytes = [UInt8](repeating: 0, count: parameter.count * type.stride)
      try Torch.check(
        mneme_network_read(handle, kind.code, Int64(index), &bytes, bytes.count),
        "read \(parameter.name)")
      return TensorValues(type: type, shape: parameter.shape, bytes: bytes)
    }

    package func write(_ values: TensorValues, _ kind: Kind, _ index: Int) throws(NetworkError) {
      try Torch.check(
        mneme_network_write(handle, kind.code, Int64(index), values.bytes, values.bytes.count),
        "write \(parameters[index].name)")
    }

    // MARK: Training

    package struct Batch: Sendable {
      /// x_t, shape (count, 64).
      package var images: Matrix
      /// ε, shape (count, 64).
      package var noise: Matrix
      /// t in 1…T, one an image.
      package var steps: [Int64]
      /// In 0..<classes, one an image; nil without classes.
      package var labels: [Int]?

      package init(images: Matrix, noise: Matrix, steps: [Int64], labels: [Int]? = nil) {
        precondition(images.rows == steps.count && noise.rows == steps.count, "rows differ")
        precondition(labels.map { $0.count == steps.count } ?? true, "labels differ in number")
        precondition(images.columns == 64 && noise.columns == 64, "images of 64 pixels")
        self.images = images
        self.noise = noise
        self.steps = steps
        self.labels = labels
      }

      fileprivate func pass(_ use: (UnsafePointer<mneme_batch>) -> Int32) -> Int32 {
        images.values.withUnsafeBufferPointer { images in
          noise.values.withUnsafeBufferPointer { noise in
            steps.withUnsafeBufferPointer { steps in
              (labels ?? []).map(Int64.init).withUnsafeBufferPointer { numbers in
                var batch = mneme_batch(
                  count: Int64(steps.count), images: images.baseAddress, noise: noise.baseAddress,
                  steps: steps.baseAddress, labels: labels == nil ? nil : numbers.baseAddress)
                return use(&batch)
              }
            }
          }
        }
      }
    }

    /// Mean squared error of the predicted noise; its gradient can then be read.
    package func gradient(_ batch: Batch) throws(NetworkError) -> Double {
      var loss = 0.0
      try Torch.check(
        batch.pass { mneme_network_gradient(handle, $0, &loss) }, "compute a gradient")
      return loss
    }

    /// The same, and one update by Adam (decays 0.9 and 0.999, ε = 1e-8).
    ///
    /// - Parameters:
    ///   - update: its number, from 1.
    ///   - averageDecay: of the moving average of the weights; `nil`: none is kept.
    /// - Returns: the loss before the update. If that is no number, nothing is updated.
    package func update(
      _ batch: Batch, update: Int, learningRate: Double, averageDecay: Double?
    ) throws(NetworkError) -> Double {
      var adam = mneme_adam(
        learning_rate: learningRate, first_decay: 0.9, second_decay: 0.999, epsilon: 1e-8,
        average_decay: averageDecay ?? -1, update: Int64(update))
      var loss = 0.0
      try Torch.check(
        batch.pass { mneme_network_update(handle, $0, &adam, &loss) }, "train a network")
      return loss
    }

    // MARK: Use

    /// ε̂ of each image at its own step, shape (count, 64).
    ///
    /// - Parameter labels: one an image; nil without classes.
    package func noise(
      in images: Matrix, steps: [Int64], labels: [Int]? = nil, by kind: Kind = .weights
    ) throws(NetworkError) -> Matrix {
      precondition(images.columns == 64 && images.rows == steps.count, "images of 64 pixels")
      precondition(labels.map { $0.count == steps.count } ?? true, "labels differ in number")
      var noise = Matrix(zeros: images.rows, images.columns)
      try Torch.check(
        mneme_network_predict(
          handle, kind.code, Int64(images.rows), images.values, steps, labels?.map(Int64.init),
          &noise.values),
        "predict noise")
      return noise
    }

    /// The same, and tr ∂ε̂/∂x of each image, exact to rounding; for networks without classes.
    ///
    /// - Returns: shapes (count, 64) and (count).
    /// - Complexity: one pass forward and 64 back; memory that of one update on as many images.
    package func noiseAndTraces(
      in images: Matrix, steps: [Int64], by kind: Kind = .weights
    ) throws(NetworkError) -> (noise: Matrix, traces: [Double]) {
      precondition(images.columns == 64 && images.rows == steps.count, "images of 64 pixels")
      var noise = Matrix(zeros: images.rows, images.columns)
      var traces = [Double](repeating: 0, count: images.rows)
      try Torch.check(
        mneme_network_trace(
          handle, kind.code, Int64(images.rows), images.values, steps, &noise.values, &traces),
        "take the derivatives of predicted noise")
      return (noise, traces)
    }
  }
#endif
