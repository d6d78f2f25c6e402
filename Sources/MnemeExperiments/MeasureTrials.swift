import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables
import Synchronization

/// Everything that takes time, as trials of the engine; and what came of them.
struct MeasureTrials: Sendable {
  let sets: MeasureSets
  let spec: MeasureSpec
  let seed: UInt64
  private let tasks: [MeasureTask]

  init(_ sets: MeasureSets, _ spec: MeasureSpec, seed: UInt64) {
    self.sets = sets
    self.spec = spec
    self.seed = seed
    tasks = Self.tasks(sets, spec, seed)
  }

  var groups: [TrialGroup] { tasks.map(\.group) }

  func results(_ outcomes: [[CellOutcomes]]) throws -> MeasureResults {
    var results = MeasureResults()
    for (task, outcome) in zip(tasks, outcomes) { task.collect(outcome[0].all, in: &results) }
    return results
  }

  private static func tasks(
    _ sets: MeasureSets, _ spec: MeasureSpec, _ seed: UInt64
  ) -> [MeasureTask] {
    let context = MeasureContext(sets: sets, spec: spec, seed: seed)
    var tasks: [MeasureTask] = []
    for count in sets.trainingCounts { tasks += context.nullTasks(count) }
    for (index, model) in sets.models.enumerated() { tasks += context.tasks(of: model, index) }
    return tasks
  }
}

/// One group of trials, and where its outcomes go.
struct MeasureTask: Sendable {
  let group: TrialGroup
  let collect: @Sendable (_ outcomes: [[Double]], _ results: inout MeasureResults) -> Void

  init(
    group: TrialGroup,
    collect: @escaping @Sendable (_ outcomes: [[Double]], _ results: inout MeasureResults) -> Void
  ) {
    self.group = group
    self.collect = collect
  }

  func collect(_ outcomes: [[Double]], in results: inout MeasureResults) {
    collect(outcomes, &results)
  }
}

/// What the trials found.
struct MeasureResults: Sendable {
  /// By model: the nearest training samples of its samples.
  var neighbours: [Int: [NeighbourSummary]] = [:]
  /// By model: the distance of each sample to the nearest other one.
  var generatedDistances: [Int: [Double]] = [:]
  /// By training count: of the samples without memory.
  var null: [Int: [NeighbourSummary]] = [:]
  /// Rows of these in their file.
  var nullFileRows: [Int: [Int]] = [:]
  /// Of held-out samples to the nearest other held-out one.
  var heldOutDistances: [Double] = []
  /// Local dimensions, shape (samples, times).
  var dimensions: [Int: Matrix] = [:]
  var nullDimensions: [Int: Matrix] = [:]
  var trainingDimensions: [Int: Matrix] = [:]
  var likelihoods: [Int: LikelihoodOutcome] = [:]
  /// By model, one for each split.
  var moments: [Int: [MomentOutcome]] = [:]
}

extension MeasureResults {
  /// Held-out samples that equal a training sample are no samples without memory.
  mutating func removeCopies(fromNullOf trainingCount: Int) {
    let all = null[trainingCount] ?? []
    let kept = all.indices.filter { all[$0].nearest > 0 }
    nullFileRows[trainingCount] = kept.compactMap { nullFileRows[trainingCount]?[$0] }
    null[trainingCount] = kept.map { all[$0] }
  }
}

/// The nearest training samples of one sample; rows are those of the training features.
struct NeighbourSummary: Sendable, Equatable {
  /// The nearest, by name, up to `MeasureSpec.namedNeighbours`.
  var indices: [Int]
  var distances: [Double]
  var calibrated: Double?

  static let width = 2 * MeasureSpec.namedNeighbours + 1

  init(_ list: NearestList) {
    let kept = min(MeasureSpec.namedNeighbours, list.indices.count)
    indices = Array(list.indices[..<kept])
    distances = Array(list.distances[..<kept])
    calibrated = CalibratedDistance.value(list.distances)
  }

  /// Missing neighbours are stored as row −1, a missing calibrated distance as −1.
  init(_ values: ArraySlice<Double>) {
    let values = Array(values)
    let kept = MeasureSpec.namedNeighbours
    let found = values[..<kept].prefix { $0 >= 0 }.count
    indices = values[..<found].map { Int($0) }
    distances = Array(values[kept..<kept + found])
    calibrated = values[2 * kept] < 0 ? nil : values[2 * kept]
  }

  var values: [Double] {
    let missing = MeasureSpec.namedNeighbours - indices.count
    return indices.map(Double.init) + [Double](repeating: -1, count: missing) + distances
      + [Double](repeating: -1, count: missing) + [calibrated ?? -1]
  }

  var nearest: Double { distances.first ?? .infinity }

  /// nil where there is but one training sample.
  private var neighbour: NeighbourRatios.Neighbour? {
    distances.count > 1
      ? NeighbourRatios.Neighbour(index: indices[0], nearest: distances[0], second: distances[1])
      : nil
  }

  var ratio: Double? { neighbour?.ratio }
  var isMemorized: Bool { neighbour?.isMemorized ?? false }
}

/// A value that many trials need, made by the first that does.
final class SharedValue<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () throws -> Value

  init(_ make: @escaping @Sendable () throws -> Value) { self.make = make }

  func value() throws -> Value {
    try made.withLock { known in
      if let known { return known }
      let value = try make()
      known = value
      return value
    }
  }
}
