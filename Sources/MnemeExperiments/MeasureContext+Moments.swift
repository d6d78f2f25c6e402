import MnemeArrays
import MnemeEngine
import MnemeMetrics
import MnemeNumerics

/// One random division of held-out samples into halves A and B: the generated law beside B, and A
/// beside B as its null.
struct MomentOutcome: Sendable, Equatable {
  /// `nil` where moments don't determine a normal law.
  var kl: Double?
  var klNull: Double?
  var hellinger: Double?
  var hellingerNull: Double?
  /// Squared coordinate-wise L² distance to B.
  var truth = 0.0
  var truthNull = 0.0
  /// That to the training samples.
  var training = 0.0
  var trainingNull = 0.0

  static let width = 12

  init() {}

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    func known(_ index: Int) -> Double? { values[index] == 1 ? values[index + 1] : nil }
    kl = known(0)
    klNull = known(2)
    hellinger = known(4)
    hellingerNull = known(6)
    truth = values[8]
    truthNull = values[9]
    training = values[10]
    trainingNull = values[11]
  }

  var values: [Double] {
    [kl, klNull, hellinger, hellingerNull].flatMap { [$0 == nil ? 0 : 1, $0 ?? 0] }
      + [truth, truthNull, training, trainingNull]
  }
}

extension MeasureContext {
  /// Samples of each half: half of the held-out ones, no more than there are of others, and 4 million
  /// numbers at most.
  func halfSize(_ model: MeasuredModel, _ reference: MeasureSet) -> Int {
    min(
      reference.count / 2, model.set.count, sets.targets(model.trainingCount).count,
      max(2, (1 << 22) / max(1, sets.dimension)))
  }

  /// nil without enough held-out samples for two halves.
  func moments(of model: MeasuredModel, _ index: Int) -> MeasureTask? {
    guard let reference = sets.reference else { return nil }
    let half = halfSize(model, reference)
    guard half >= 2 else { return nil }
    let cell = cell(
      "moments", of: model.set, trainingCount: model.trainingCount,
      settings: [("reference", reference.input.sha256), ("half", String(half))],
      width: MomentOutcome.width, label: "moments of \(model.set.name)")
    let group = TrialGroup(
      cells: [cell], trials: spec.splits,
      workingBytes: 8 * (12 * half * sets.dimension + 4 * sets.dimension * sets.dimension)
    ) { request in
      [try split(request.trial, of: model, reference, half, cell).values]
    }
    return MeasureTask(group: group) { outcomes, results in
      results.moments[index] = outcomes.map { MomentOutcome($0) }
    }
  }

  private func split(
    _ trial: Int, of model: MeasuredModel, _ reference: MeasureSet, _ half: Int, _ cell: TrialCell
  ) throws -> MomentOutcome {
    func drawn(_ count: Int, from rows: [Int], _ purpose: String) -> [Int] {
      var stream = cell.stream(trial: trial, purpose: purpose)
      return Array(rows.shuffled(using: &stream)[..<count])
    }
    let heldOut = drawn(2 * half, from: Array(0..<reference.count), "held-out")
    let generated = drawn(half, from: Array(0..<model.set.count), "generated")
    let training = drawn(half, from: sets.targets(model.trainingCount), "training")
    let both = try reference.features.matrix(heldOut)
    let kept = Self.varying(both)
    let first = both.rows(0..<half).columns(kept)
    let second = both.rows(half..<2 * half).columns(kept)
    let model = (
      rows: try model.set.features.matrix(generated).columns(kept),
      distinct: Set(generated.map { model.set.audit.duplicates.firstEqual[model.set.fileRows[$0]] })
        .count
    )
    var outcome = MomentOutcome()
    addMoments(to: &outcome, model.rows, distinct: model.distinct, first, second)
    let coordinates = CoordinateDistance(deviations: Self.deviations(both.columns(kept)))
    let margins = coordinates.margins
    let (a, b) = (margins(first), margins(second))
    let (own, seen) = (
      margins(model.rows), margins(try sets.training.features.matrix(training).columns(kept))
    )
    outcome.truth = coordinates.squared(own, b)
    outcome.truthNull = coordinates.squared(a, b)
    outcome.training = coordinates.squared(own, seen)
    outcome.trainingNull = coordinates.squared(a, seen)
    return outcome
  }

  /// Left out where the truth's covariance is singular: too few samples for so many dimensions.
  private func addMoments(
    to outcome: inout MomentOutcome, _ generated: Matrix, distinct: Int, _ first: Matrix,
    _ second: Matrix
  ) {
    guard second.rows > second.columns + 1 else { return }
    do throws(NumericsError) {
      let truth = try MomentDivergence(of: second)
      let own = try truth.divergence(of: generated, distinct: distinct)
      let null = try truth.divergence(of: first)
      outcome.kl = own.kullbackLeibler
      outcome.klNull = null.kullbackLeibler
      outcome.hellinger = own.squaredHellinger
      outcome.hellingerNull = null.squaredHellinger
    } catch {
      // No normal law has these moments: nothing is said of it, and the row says why.
      return
    }
  }

  /// Columns that are not the same in all rows.
  private static func varying(_ samples: Matrix) -> [Int] {
    (0..<samples.columns).filter { column in
      (1..<samples.rows).contains { samples[$0, column] != samples[0, column] }
    }
  }

  private static func deviations(_ samples: Matrix) -> [Double] {
    let centered = samples.subtracting(samples.columnMeans)
    return (0..<samples.columns).map { column in
      let sum = (0..<samples.rows).reduce(0.0) { $0 + centered[$1, column] * centered[$1, column] }
      return (sum / Double(samples.rows - 1)).squareRoot()
    }
  }
}

extension Matrix {
  /// Some of the columns, in that order.
  fileprivate func columns(_ indices: [Int]) -> Matrix {
    indices.count == columns
      ? self
      : Matrix(
        rows: rows, columns: indices.count,
        values: (0..<rows).flatMap { row in indices.map { self[row, $0] } })
  }
}
