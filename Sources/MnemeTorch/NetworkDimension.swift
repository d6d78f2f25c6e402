#if Torch
  import MnemeDiffusion
  import MnemeNumerics

  /// Local intrinsic dimensions that a network without classes sees at points, level by level.
  struct NetworkDimension {
    let points: Matrix
    private let levels: [(step: Int, reading: PredictedDimension)]
    private let batch: Int

    init(points: Matrix, order: DimensionOrder, schedule: NoiseSchedule) {
      self.points = points
      levels = order.levels.map { ($0, PredictedDimension(step: $0, schedule: schedule)) }
      batch = order.batch
    }

    /// Points that go through the network together.
    var batches: [Range<Int>] {
      stride(from: 0, to: points.rows, by: batch).map { $0..<min(points.rows, $0 + batch) }
    }

    /// Shape (rows, levels).
    ///
    /// - Parameter progress: called after each level.
    func dimensions(
      of rows: Range<Int>, network: UNet, by kind: UNet.Kind, progress: () throws -> Void
    ) throws -> [Double] {
      let some = points.rows(at: Array(rows))
      var dimensions = Matrix(zeros: rows.count, levels.count)
      for (column, level) in levels.enumerated() {
        let found = try network.noiseAndTraces(
          in: level.reading.places(of: some),
          steps: [Int64](repeating: Int64(level.step), count: rows.count), by: kind)
        let values = level.reading.dimensions(noise: found.noise, traces: found.traces)
        for (row, value) in values.enumerated() { dimensions[row, column] = value }
        try progress()
      }
      return dimensions.values
    }
  }
#endif
