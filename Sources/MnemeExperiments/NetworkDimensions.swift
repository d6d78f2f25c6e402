import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// The local dimension that networks on digits see, at images that they memorized and at others, beside
/// that of the exact score of their training sets.
struct NetworkDimensions: Sendable {
  private(set) var rows: [IntrinsicDimensionNetworkRow] = []
  private(set) var caveats: [String] = []

  /// None joined.
  init() {}

  /// - Parameter found: the networks' trials.
  init(_ trial: DigitsNetworkTrial, _ found: CellOutcomes, level: Double) throws {
    var readings: [NetworkPoints: [Reading]] = [:]
    for (number, values) in found.finished {
      try Self.add(trial, number, trial.outcome(values), to: &readings)
    }
    caveats = found.failures.sorted { $0.key < $1.key }.map {
      "Network \($0.key + 1) has no result: \($0.value)"
    }
    let count = found.finished.count
    rows = NetworkPoints.allCases.flatMap { points in
      DigitsNetworkSpec.levels.indices.map { index in
        var row = IntrinsicDimensionNetworkRow()
        row.points = points
        row.step = DigitsNetworkSpec.levels[index]
        row.noise = (Self.temperature(row.step) / 2).squareRoot()
        row.trainingCount = trial.spec.trainingCount
        row.updates = trial.spec.updates
        row.trials = count
        row.intervalLevel = level
        let own = readings[points] ?? []
        row.pointCount = own.count
        guard !own.isEmpty else {
          row.reason = count == 0 ? "no network has a result" : "there are no \(points.rawValue)"
          return row
        }
        row.median = MedianInterval.estimate(own.map { $0.network[index] }, level: level)
        row.exactMedian = median(own.map { $0.exact[index] })
        if points == .memorized { Self.addArea(to: &row, own, readings[.generalized] ?? [], index) }
        return row
      }
    }
  }

  /// By level.
  private struct Reading {
    let network: [Double]
    let exact: [Double]
  }

  /// τ = 2(1 − ᾱ_t)/ᾱ_t, of squared distances on the networks' scale.
  private static func temperature(_ step: Int) -> Double {
    let signal = DigitsNetworkSpec.schedule.signals[step]
    return 2 * (1 - signal) / signal
  }

  private static func add(
    _ trial: DigitsNetworkTrial, _ number: Int, _ outcome: DigitsNetworkOutcome,
    to readings: inout [NetworkPoints: [Reading]]
  ) throws {
    let digits = try trial.spec.digits(seed: trial.seed, trial: number)
    let images = outcome.images.rows(0..<outcome.generatedDimensions.rows)
    let neighbours = NeighbourRatios(of: digits.law.measured(images), in: digits.training)
      .neighbours
    let score = try ScoreDimension(
      targets: digits.trainingImages.toNetwork,
      temperatures: DigitsNetworkSpec.levels.map(temperature))
    func read(_ images: Matrix, _ network: Matrix) throws -> [Reading] {
      let exact = try score.dimensions(0..<images.rows, of: images.toNetwork)
      return (0..<images.rows).map { Reading(network: network.row($0), exact: exact.row($0)) }
    }
    for (index, reading) in try read(images, outcome.generatedDimensions).enumerated() {
      readings[neighbours[index].isMemorized ? .memorized : .generalized, default: []]
        .append(reading)
    }
    readings[.training, default: []] += try read(
      digits.trainingImages.rows(0..<outcome.trainingDimensions.rows), outcome.trainingDimensions)
    readings[.heldOut, default: []] += try read(
      digits.heldOutImages.rows(0..<outcome.heldOutDimensions.rows), outcome.heldOutDimensions)
  }

  private static func addArea(
    to row: inout IntrinsicDimensionNetworkRow, _ memorized: [Reading], _ others: [Reading],
    _ index: Int
  ) {
    guard !others.isEmpty else {
      row.reason = "there are no other images to tell them from"
      return
    }
    let curve = DetectionCurve(
      planted: memorized.map { $0.network[index] }, others: others.map { $0.network[index] })
    let interval = curve.interval(level: row.intervalLevel)
    row.area = IntervalEstimate(value: curve.area, low: interval.lower, high: interval.upper)
  }
}
