#if Torch
  package import MnemeDiffusion
  package import MnemeNumerics

  /// The batches of a training: a function of the update's number alone, so that training can stop
  /// and go on anywhere.
  package struct TrainingBatches {
    private let images: Matrix
    private let labels: [Int]?
    private let size: Int
    private let budget: TrainingBudget
    private let signals: [Double]
    private let streams: NetworkStreams
    private var shuffle: (epoch: Int, order: [Int])?

    /// - Parameter labels: one an image, for a network with classes.
    package init(
      images: Matrix, labels: [Int]? = nil, training: NetworkTraining, schedule: NoiseSchedule,
      streams: NetworkStreams
    ) {
      precondition((1...images.rows).contains(training.batch), "\(images.rows) images are too few")
      self.images = images
      self.labels = labels
      size = training.batch
      budget = training.budget
      signals = schedule.signals
      self.streams = streams
    }

    /// The batch of update `update`, counted from 0: for each image its step, uniform in 1…T, and
    /// its noise; x_t = √ᾱ_t x₀ + √(1−ᾱ_t) ε.
    package mutating func batch(_ update: Int) -> UNet.Batch {
      let rows = rows(of: update)
      var stream = streams.stream(.noise, update)
      let last = Double(signals.count - 1)
      let steps = stream.uniforms(rows.count).map { 1 + Int($0 * last) }
      let width = images.columns
      let noise = stream.normals(rows.count * width)
      var noised = noise
      for (place, row) in rows.enumerated() {
        let signal = signals[steps[place]]
        for column in 0..<width {
          noised[place * width + column] =
            signal.squareRoot() * images.values[row * width + column]
            + (1 - signal).squareRoot() * noise[place * width + column]
        }
      }
      return UNet.Batch(
        images: Matrix(rows: rows.count, columns: width, values: noised),
        noise: Matrix(rows: rows.count, columns: width, values: noise),
        steps: steps.map(Int64.init), labels: labels.map { labels in rows.map { labels[$0] } })
    }

    /// Which images an update sees.
    package mutating func rows(of update: Int) -> [Int] {
      let count = images.rows
      switch budget {
      case .updates:
        return (update * size..<(update + 1) * size).map { order($0 / count)[$0 % count] }
      case .epochs:
        let batches = (count + size - 1) / size
        let start = update % batches * size
        return Array(order(update / batches)[start..<min(count, start + size)])
      }
    }

    private mutating func order(_ epoch: Int) -> [Int] {
      if let shuffle, shuffle.epoch == epoch { return shuffle.order }
      var stream = streams.stream(.order, epoch)
      var order = Array(0..<images.rows)
      let draws = stream.uniforms(order.count)
      // Fisher and Yates, written out: the library's shuffle may change between versions.
      for last in order.indices.dropFirst().reversed() {
        order.swapAt(last, Int(draws[last] * Double(last + 1)))
      }
      shuffle = (epoch, order)
      return order
    }
  }
#endif
