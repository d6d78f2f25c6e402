import Glibc
import MnemeEngine
import MnemeMetrics
import MnemeNumerics

extension MeasureContext {
  private static let dimensionBlock = 100

  func dimensions(of model: MeasuredModel, _ index: Int) -> MeasureTask {
    let rows = sample(spec.dimensionCount, of: model.set, purpose: "dimension")
    let group = dimensionGroup(
      model.set, rows, model.trainingCount, label: "local dimension of \(model.set.name)")
    return MeasureTask(group: group) { outcomes, results in
      results.dimensions[index] = Self.dimensions(outcomes, count: rows.count)
    }
  }

  /// Of samples without memory; nil without held-out ones: a left-out training sample has another
  /// score than all the others.
  func nullDimensions(_ trainingCount: Int) -> MeasureTask? {
    guard let reference = sets.reference else { return nil }
    let rows = sample(2 * spec.dimensionCount, of: reference, purpose: "dimension")
    let group = dimensionGroup(
      reference, rows, trainingCount, label: "local dimension of held-out samples")
    return MeasureTask(group: group) { outcomes, results in
      results.nullDimensions[trainingCount] = Self.dimensions(outcomes, count: rows.count)
    }
  }

  func trainingDimensions(_ trainingCount: Int) -> MeasureTask? {
    let rows = sample(
      spec.dimensionCount, from: sets.targets(trainingCount), of: sets.training,
      purpose: "dimension \(trainingCount)")
    let group = dimensionGroup(
      sets.training, rows, trainingCount, label: "local dimension of training samples")
    return MeasureTask(group: group) { outcomes, results in
      results.trainingDimensions[trainingCount] = Self.dimensions(outcomes, count: rows.count)
    }
  }

  /// In units of the data's scale, so that the times fit any data.
  private func dimensionGroup(
    _ set: MeasureSet, _ sample: [Int], _ trainingCount: Int, label: String
  ) -> TrialGroup {
    let block = Self.dimensionBlock
    let factor = Float(1 / sets.scale)
    let rows = MeasuredRows.scaled(set.features.rows(sample), by: factor)
    let targets = MeasuredRows.scaled(
      sets.training.features.rows(sets.targets(trainingCount)), by: factor)
    let score = SharedValue { try ScoreDimension(targets: targets, times: Self.times) }
    let width = block * Self.times.count
    let cell = cell(
      "dimension", of: set, trainingCount: trainingCount,
      settings: [
        ("dimension_count", String(sample.count)), ("scale", "\(sets.scale)"),
        ("times", "\(Self.times)"),
      ], width: width, label: "\(label), n = \(trainingCount)")
    return TrialGroup(
      cells: [cell], trials: (rows.count + block - 1) / block,
      workingBytes: 12 * (block + 1024) * sets.dimension + 8 * (block + 1) * 1024
    ) { request in
      let part = request.trial * block..<min((request.trial + 1) * block, rows.count)
      let found = try score.value().dimensions(part, of: rows)
      return [found.values + [Double](repeating: -1, count: width - found.values.count)]
    }
  }

  private static func dimensions(_ outcomes: [[Double]], count: Int) -> Matrix {
    let columns = times.count
    return Matrix(
      rows: count, columns: columns, values: Array(outcomes.flatMap(\.self)[..<(count * columns)]))
  }
}

/// Times at which the local dimension is read.
enum ScoreTimes {
  private static let first = 0.003

  /// From 0.003 to 1, evenly in ln t.
  static func time(_ index: Int, of count: Int) -> Double {
    index == count - 1 ? 1 : first * pow(1 / first, Double(index) / Double(count - 1))
  }

  /// Noise over signal, σ/ψ = √(τ/2), in units of the data's scale.
  static func noise(_ time: Double) -> Double { (ScoreTime.temperature(at: time) / 2).squareRoot() }
}
