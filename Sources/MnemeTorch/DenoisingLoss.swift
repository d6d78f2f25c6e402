#if Torch
  import MnemeDiffusion
  import MnemeNumerics

  /// How well a network tells noise from data, image by image and level by level.
  struct DenoisingLoss {
    let images: Matrix
    /// One an image, for a network with classes.
    let labels: [Int]?
    let levels: [Int]
    private let signals: [Double]

    init(images: TrainingImages, levels: [Int], schedule: NoiseSchedule) {
      self.images = images.pixels
      labels = images.labels
      self.levels = levels
      signals = schedule.signals
    }

    /// Images that go through the network together.
    var batches: [Range<Int>] {
      stride(from: 0, to: images.rows, by: 128).map { $0..<min(images.rows, $0 + 128) }
    }

    /// Mean squared error of the predicted noise, shape (rows, levels).
    ///
    /// - Parameter stream: of an image: its noise, level by level.
    func losses(
      of rows: Range<Int>, network: UNet, by kind: UNet.Kind, stream: (Int) -> RandomStream
    ) throws(NetworkError) -> [Double] {
      let width = images.columns
      let clean = Array(images.values[rows.lowerBound * width..<rows.upperBound * width])
      let known = labels.map { Array($0[rows]) }
      let draws = rows.map { row in
        var stream = stream(row)
        return stream.normals(levels.count * width)
      }
      var losses = [Double](repeating: 0, count: rows.count * levels.count)
      for (column, level) in levels.enumerated() {
        let noise = draws.flatMap { $0[column * width..<(column + 1) * width] }
        let errors = try errors(clean, known, noise: noise, level: level, network, kind)
        for (row, error) in errors.enumerated() { losses[row * levels.count + column] = error }
      }
      return losses
    }

    private func errors(
      _ clean: [Double], _ known: [Int]?, noise: [Double], level: Int, _ network: UNet,
      _ kind: UNet.Kind
    ) throws(NetworkError) -> [Double] {
      let signal = signals[level]
      let width = images.columns
      let noised = zip(clean, noise).map {
        signal.squareRoot() * $0 + (1 - signal).squareRoot() * $1
      }
      let count = clean.count / width
      let found = try network.noise(
        in: Matrix(rows: count, columns: width, values: noised),
        steps: [Int64](repeating: Int64(level), count: count), labels: known, by: kind)
      return (0..<count).map { row in
        (row * width..<(row + 1) * width).reduce(0) { sum, pixel in
          let difference = found.values[pixel] - noise[pixel]
          return sum + difference * difference
        } / Double(width)
      }
    }
  }
#endif
