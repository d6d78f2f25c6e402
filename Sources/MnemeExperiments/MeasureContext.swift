import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Makes the tasks of a study.
struct MeasureContext: Sendable {
  let sets: MeasureSets
  let spec: MeasureSpec
  let seed: UInt64

  /// Times of the local dimension: evenly in ln t.
  static let times: [Double] = (0..<25).map { ScoreTimes.time($0, of: 25) }

  /// A cell's name says which files it is of: trials are shared by what they are made from, wherever
  /// that lies.
  func cell(
    _ name: String, of set: MeasureSet, trainingCount: Int,
    settings: [(name: String, value: String)] = [], width: Int, label: String
  ) -> TrialCell {
    TrialCell(
      experiment: "measure/\(name)", revision: Measure.revision, seed: seed,
      settings: [
        ("training", sets.training.input.sha256), ("set", set.input.sha256),
        ("training_count", String(trainingCount)), ("features", "\(spec.features)"),
        ("keeps_duplicates", "\(spec.keepsDuplicates)"),
      ] + settings, label: label, width: width)
  }

  func tasks(of model: MeasuredModel, _ index: Int) -> [MeasureTask] {
    var tasks = [neighbours(of: model, index)]
    if model.set.count > 1 { tasks.append(generatedDistances(of: model, index)) }
    if spec.groups.contains(.dimension) { tasks.append(dimensions(of: model, index)) }
    if spec.groups.contains(.likelihood), let task = likelihood(of: model, index) {
      tasks.append(task)
    }
    if spec.groups.contains(.moments), let task = moments(of: model, index) { tasks.append(task) }
    return tasks
  }

  /// What shows how samples without memory look.
  func nullTasks(_ trainingCount: Int) -> [MeasureTask] {
    var tasks = [nullNeighbours(trainingCount)]
    if trainingCount == sets.trainingCounts.first, let task = heldOutDistances() {
      tasks.append(task)
    }
    if spec.groups.contains(.dimension) {
      tasks += [trainingDimensions(trainingCount), nullDimensions(trainingCount)].compactMap(\.self)
    }
    return tasks
  }

  // MARK: Samples

  /// At most `count` rows of a set, drawn without repetition for a purpose; all in order if it has
  /// no more.
  func sample(_ count: Int, of set: MeasureSet, purpose: String) -> [Int] {
    sample(count, from: Array(0..<set.count), of: set, purpose: purpose)
  }

  func sample(_ count: Int, from rows: [Int], of set: MeasureSet, purpose: String) -> [Int] {
    guard rows.count > count else { return rows }
    var stream = stream(set, purpose)
    return Array(rows.shuffled(using: &stream)[..<count])
  }

  private func stream(_ set: MeasureSet, _ purpose: String) -> RandomStream {
    cell("samples", of: set, trainingCount: 0, width: 1, label: "").stream(
      trial: 0, purpose: purpose)
  }

  /// The samples of the null in random order: held-out ones, or training samples that are left out.
  func nullSample(_ trainingCount: Int) -> (set: MeasureSet, rows: [Int]) {
    let set = sets.reference ?? sets.training
    let rows = sets.reference.map { Array(0..<$0.count) } ?? sets.targets(trainingCount)
    var stream = stream(set, "null \(trainingCount)")
    return (set, Array(rows.shuffled(using: &stream).prefix(spec.nullCount)))
  }

  // MARK: Neighbours

  private func search(_ trainingCount: Int) -> SharedValue<NearestSearch<MeasuredRows>> {
    let rows = sets.training.features.rows(sets.targets(trainingCount))
    // One more, as a training sample that is left out finds itself first.
    return SharedValue {
      try NearestSearch(targets: rows, neighbours: CalibratedDistance.neighbours + 1)
    }
  }

  private func neighbours(of model: MeasuredModel, _ index: Int) -> MeasureTask {
    let group = neighbourGroup(
      "neighbours", of: model.set, rows: model.set.features, model.trainingCount,
      label: "neighbours of \(model.set.name)")
    let count = model.set.count
    return MeasureTask(group: group) { outcomes, results in
      results.neighbours[index] = Self.summaries(outcomes, count: count)
    }
  }

  private func nullNeighbours(_ trainingCount: Int) -> MeasureTask {
    let (set, rows) = nullSample(trainingCount)
    let group = neighbourGroup(
      "null", of: set, rows: set.features.rows(rows), trainingCount,
      ownTargets: sets.reference == nil ? rows : nil,
      label: sets.reference == nil ? "left-out training samples" : "neighbours of held-out samples")
    return MeasureTask(group: group) { outcomes, results in
      results.null[trainingCount] = Self.summaries(outcomes, count: rows.count)
      results.nullFileRows[trainingCount] = rows.map { set.fileRows[$0] }
    }
  }

  /// - Parameter ownTargets: the training rows that the samples are, where they are to be left out.
  private func neighbourGroup(
    _ name: String, of set: MeasureSet, rows: MeasuredRows, _ trainingCount: Int,
    ownTargets: [Int]? = nil, label: String
  ) -> TrialGroup {
    let block = MeasureSpec.blockRows
    let search = search(trainingCount)
    let targets = sets.targets(trainingCount)
    let cell = cell(
      name, of: set, trainingCount: trainingCount,
      settings: name == "null" ? [("null_count", String(spec.nullCount))] : [],
      width: block * NeighbourSummary.width, label: "\(label), n = \(trainingCount)")
    return TrialGroup(
      cells: [cell], trials: (rows.count + block - 1) / block,
      workingBytes: workingBytes(rows: block)
    ) { request in
      let part = request.trial * block..<min((request.trial + 1) * block, rows.count)
      let lists = try search.value().search(part, of: rows)
      var values: [Double] = []
      for (offset, list) in lists.enumerated() {
        var list = NearestList(
          indices: list.indices.map { targets[$0] }, distances: list.distances)
        if let own = ownTargets?[part.lowerBound + offset] { list = list.without(own) }
        values += NeighbourSummary(list.first(CalibratedDistance.neighbours)).values
      }
      return [values.padded(to: cell.width, with: -1)]
    }
  }

  private func workingBytes(rows: Int) -> Int {
    let width = min(2048, (8 << 20) / max(1, sets.dimension) + 16)
    return (2 * (rows + width) * sets.dimension + rows * width + width) * 4
      + rows * (NeighbourSummary.width + 2 * CalibratedDistance.neighbours) * 8
  }

  private static func summaries(_ outcomes: [[Double]], count: Int) -> [NeighbourSummary] {
    let width = NeighbourSummary.width
    let values = outcomes.flatMap(\.self)
    return (0..<count).map { NeighbourSummary(values[$0 * width..<($0 + 1) * width]) }
  }

  // MARK: Distances within a set

  private func generatedDistances(of model: MeasuredModel, _ index: Int) -> MeasureTask {
    let group = ownGroup(
      model.set, rows: model.set.features, label: "within \(model.set.name)", settings: [])
    let count = model.set.count
    return MeasureTask(group: group) { outcomes, results in
      results.generatedDistances[index] = Array(outcomes.flatMap(\.self)[..<count])
    }
  }

  /// As many held-out samples as the smallest generated set has, if there are: the fewer samples, the
  /// further apart.
  private func heldOutDistances() -> MeasureTask? {
    guard let reference = sets.reference, reference.count > 1 else { return nil }
    let count = sets.models.map(\.set.count).min() ?? 0
    let rows = sample(max(2, count), of: reference, purpose: "distances")
    let group = ownGroup(
      reference, rows: reference.features.rows(rows), label: "within held-out samples",
      settings: [("count", String(rows.count))])
    return MeasureTask(group: group) { outcomes, results in
      results.heldOutDistances = Array(outcomes.flatMap(\.self)[..<rows.count])
    }
  }

  private func ownGroup(
    _ set: MeasureSet, rows: MeasuredRows, label: String,
    settings: [(name: String, value: String)]
  ) -> TrialGroup {
    let block = MeasureSpec.blockRows
    let search = SharedValue { try NearestSearch(targets: rows, neighbours: 1) }
    let cell = cell(
      "own", of: set, trainingCount: 0, settings: settings, width: block, label: label)
    return TrialGroup(
      cells: [cell], trials: (rows.count + block - 1) / block,
      workingBytes: workingBytes(rows: block)
    ) { request in
      let part = request.trial * block..<min((request.trial + 1) * block, rows.count)
      let lists = try search.value().search(part, of: rows, excludesSelf: true)
      return [lists.map { $0.distances.first ?? .infinity }.padded(to: block, with: -1)]
    }
  }
}

extension NearestList {
  /// Without one target.
  func without(_ target: Int) -> NearestList {
    let kept = indices.indices.filter { indices[$0] != target }
    return NearestList(indices: kept.map { indices[$0] }, distances: kept.map { distances[$0] })
  }

  func first(_ count: Int) -> NearestList {
    NearestList(
      indices: Array(indices.prefix(count)), distances: Array(distances.prefix(count)))
  }
}

extension [Double] {
  fileprivate func padded(to count: Int, with value: Double) -> [Double] {
    self + [Double](repeating: value, count: count - self.count)
  }
}
