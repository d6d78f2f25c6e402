#if Torch
  import MnemeNumerics
  package import MnemeTables

  extension UNet {
    /// Weights to start from: uniform within ±1/√(inputs of the layer), rows of labels within
    /// ±1/√(their length), scales of norms 1, biases 0; the moving average begins where the weights
    /// do. Drawn from the streams' `weights`, parameter i from stream i.
    package func start(from streams: NetworkStreams) throws(NetworkError) {
      for (index, parameter) in parameters.enumerated() {
        let values = tensor(Self.start(parameter, streams.stream(.weights, index)), index)
        try write(values, .weights, index)
        try write(values, .average, index)
      }
    }

    private static func start(_ parameter: Parameter, _ stream: RandomStream) -> [Double] {
      if parameter.name.hasSuffix(".bias") { return [Double](repeating: 0, count: parameter.count) }
      let inputs = parameter.shape.dropFirst().reduce(1, *)
      // Only the scales of norms have one axis.
      guard parameter.shape.count > 1 else { return [Double](repeating: 1, count: parameter.count) }
      let bound = 1 / Double(inputs).squareRoot()
      var draws = stream
      return draws.uniforms(parameter.count).map { bound * (2 * $0 - 1) }
    }

    /// Numbers of parameter `index` in the network's own precision.
    package func tensor(_ values: [Double], _ index: Int) -> TensorValues {
      switch precision {
      case .float32: TensorValues(values.map(Float.init), shape: parameters[index].shape)
      case .float64: TensorValues(values, shape: parameters[index].shape)
      }
    }
  }
#endif
