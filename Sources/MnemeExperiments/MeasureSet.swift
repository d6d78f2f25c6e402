import MnemeArrays
import MnemeNumerics
import MnemeTables

/// A set with what was found in it, and the rows of it that are measured.
struct MeasureSet: Sendable {
  let input: MeasureInput
  let audit: ArrayAudit
  /// What distances are taken between: finite samples only, as features.
  let features: MeasuredRows
  /// The same samples as they are in the file.
  let raw: MeasuredRows
  /// Row of the file of each of them.
  let fileRows: [Int]
  /// Those that equal none before them.
  let distinct: [Int]

  var name: String { input.name }
  var count: Int { fileRows.count }

  /// Samples with NaN or infinities are no samples.
  ///
  /// - Throws: `StudyError` if there are some and they are not to be left out, or nothing is left.
  init(
    _ input: MeasureInput, _ audit: ArrayAudit, excludesNonFinite: Bool,
    features: (MeasuredRows) throws -> MeasuredRows
  ) throws {
    if let words = audit.nonFiniteWords, !excludesNonFinite {
      throw StudyError.unusableSamples(
        "\(input.path) (\(input.name)): \(words). Mend the file, or leave these out with "
          + "--exclude-non-finite")
    }
    let bad = Set(audit.nonFiniteRows)
    let kept = (0..<input.rows.count).filter { !bad.contains($0) }
    guard !kept.isEmpty else {
      throw StudyError.unusableSamples(
        "\(input.path) (\(input.name)): every sample has NaN or infinite values")
    }
    self.input = input
    self.audit = audit
    fileRows = kept
    raw = input.rows.rows(kept)
    self.features = try features(raw)
    let firsts = audit.duplicates.firstEqual
    distinct = kept.indices.filter { Int(firsts[kept[$0]]) == kept[$0] }
  }

  var row: MeasureSetRow {
    var row = MeasureSetRow()
    row.name = name
    row.path = input.path
    row.sha256 = input.sha256
    row.format = input.format
    row.element = input.element
    row.shape = input.shape
    row.count = input.rows.count
    row.dimension = input.rows.dimension
    row.nonFiniteCount = audit.nonFiniteRows.count
    row.usedCount = count
    row.minimum = audit.minimum ?? 0
    row.maximum = audit.maximum ?? 0
    row.constantColumns = audit.constantColumns
    row.distinctCount = audit.duplicates.distinctCount
    row.largestGroup = audit.duplicates.largestGroup
    return row
  }
}

/// A generated set with the training samples that it is held against.
struct MeasuredModel: Sendable {
  let set: MeasureSet
  /// n, as asked for.
  let trainingCount: Int
}

/// All sets of a study, ready to be measured.
struct MeasureSets: Sendable {
  let training: MeasureSet
  let models: [MeasuredModel]
  let reference: MeasureSet?
  let labels: [Int]?
  /// Numbers of a sample that vary in the training set.
  let dimension: Int
  /// Root mean square over coordinates of the standard deviations, of the reference or else of the
  /// training set: s of Theory, Eq. 1.
  let scale: Double
  private let keepsDuplicates: Bool

  /// Reads every set once.
  ///
  /// - Throws: `StudyError`, `ArrayError`, `NumericsError`.
  init(_ inputs: MeasureInputs, _ spec: MeasureSpec) throws {
    let all = [inputs.training] + inputs.generated + (inputs.reference.map { [$0] } ?? [])
    try Self.checkDimensions(all)
    let audits = try all.map { try ArrayAudit(of: $0.rows) }
    if !spec.takesScalesAsTheyAre {
      do {
        try ArrayScaleCheck.check(zip(all, audits).map { ($0.name, $1.spread) })
      } catch { throw StudyError.unusableSamples("\(error)") }
    }
    var projection: PrincipalFeatures?
    if case .principal(let count) = spec.features {
      projection = try PrincipalFeatures(
        of: try Self.finite(inputs.training, audits[0], spec), count: count)
    }
    let sets = try zip(all, audits).map { input, audit in
      try MeasureSet(input, audit, excludesNonFinite: spec.excludesNonFinite) { rows in
        try projection?.features(of: rows) ?? rows
      }
    }
    training = sets[0]
    let counts = inputs.trainingCounts ?? inputs.generated.map { _ in sets[0].count }
    models = zip(sets.dropFirst(), counts).map { MeasuredModel(set: $0, trainingCount: $1) }
    reference = inputs.reference == nil ? nil : sets.last
    labels = inputs.labels
    keepsDuplicates = spec.keepsDuplicates
    dimension = training.features.dimension
    try Self.checkCounts(training, models, keepsDuplicates: keepsDuplicates)
    scale = try Self.scale((reference ?? training).features)
  }

  /// Rows of the training features among the first n that are measured against: without copies.
  func targets(_ trainingCount: Int) -> [Int] {
    Self.targets(trainingCount, of: training, keepsDuplicates: keepsDuplicates)
  }

  private static func targets(
    _ trainingCount: Int, of training: MeasureSet, keepsDuplicates: Bool
  ) -> [Int] {
    keepsDuplicates
      ? Array(0..<min(trainingCount, training.count))
      : training.distinct.filter { $0 < trainingCount }
  }

  /// The training counts of the models, ascending.
  var trainingCounts: [Int] { Set(models.map(\.trainingCount)).sorted() }

  private static func finite(
    _ input: MeasureInput, _ audit: ArrayAudit, _ spec: MeasureSpec
  ) throws -> MeasuredRows {
    try MeasureSet(input, audit, excludesNonFinite: spec.excludesNonFinite) { $0 }.raw
  }

  private static func checkDimensions(_ all: [MeasureInput]) throws(StudyError) {
    let first = all[0]
    guard let other = all.first(where: { $0.rows.dimension != first.rows.dimension }) else {
      return
    }
    throw .unusableSamples(
      "\(other.path) (\(other.name)) has \(other.rows.dimension) numbers a sample (shape "
        + "\(other.shape)), \(first.path) (training) has \(first.rows.dimension) (shape \(first.shape)): "
        + "all sets need the same")
  }

  private static func checkCounts(
    _ training: MeasureSet, _ models: [MeasuredModel], keepsDuplicates: Bool
  ) throws(StudyError) {
    for model in models {
      guard model.trainingCount <= training.count else {
        throw .unusableSamples(
          "--at \(model.trainingCount)=…: \(training.input.path) has \(training.count) samples to "
            + "measure against; give at most as many")
      }
      let targets = targets(
        model.trainingCount, of: training, keepsDuplicates: keepsDuplicates)
      guard targets.count >= 2 else {
        throw .unusableSamples(
          "\(training.input.path): a neighbour ratio needs two different training samples, and among "
            + "the first \(model.trainingCount) there is one")
      }
    }
  }

  /// Over finite samples, at most 4096 of them, evenly spaced.
  private static func scale(_ rows: MeasuredRows) throws -> Double {
    let step = max(1, rows.count / 4096)
    let some = try rows.matrix(Array(stride(from: 0, to: rows.count, by: step)))
    let mean = some.columnMeans
    let sum = some.subtracting(mean).squaredFrobeniusNorm
    let variance = sum / Double(max(1, some.rows - 1)) / Double(some.columns)
    guard variance > 0 else {
      throw StudyError.unusableSamples("all samples are alike: there is no scale to measure by")
    }
    return variance.squareRoot()
  }
}

/// The first principal components of the training set, in units of the data.
struct PrincipalFeatures: Sendable {
  private let mean: [Double]
  /// Shape (K, d).
  private let axes: Matrix

  /// - Throws: `StudyError` for more components than numbers; `NumericsError`.
  /// - Complexity: O(n d² + d³).
  init(of rows: MeasuredRows, count: Int) throws {
    let width = rows.dimension
    guard count <= min(width, rows.count - 1), width <= 8192 else {
      throw StudyError.unusableSamples(
        width > 8192
          ? "pca: \(width) numbers a sample are more than the 8192 that it can do; use raw features"
          : "pca:\(count): \(rows.count) training samples of \(width) numbers have at most "
            + "\(min(width, rows.count - 1)) components")
    }
    let block = 1024
    let blocks = stride(from: 0, to: rows.count, by: block).map {
      Array($0..<min($0 + block, rows.count))
    }
    var sum = [Double](repeating: 0, count: width)
    for indices in blocks {
      let part = try rows.matrix(indices)
      for (column, value) in part.columnMeans.enumerated() {
        sum[column] += value * Double(indices.count)
      }
    }
    mean = sum.map { $0 / Double(rows.count) }
    var covariance = Matrix(zeros: width, width)
    for indices in blocks {
      let part = try rows.matrix(indices).subtracting(mean)
      covariance = covariance.adding(part.gram(.transposed), scale: 1 / Double(rows.count - 1))
    }
    let eigen = try SymmetricEigen(covariance)
    // Ascending eigenvalues: the last are the first components.
    axes = eigen.vectors.rows((0..<count).map { width - 1 - $0 })
  }

  func features(of rows: MeasuredRows) throws -> MeasuredRows {
    var values: [Double] = []
    for start in stride(from: 0, to: rows.count, by: 1024) {
      let part = try rows.matrix(Array(start..<min(start + 1024, rows.count)))
      values += Matrix.product(part.subtracting(mean), .none, axes, .transposed).values
    }
    return .matrix(Matrix(rows: rows.count, columns: axes.rows, values: values))
  }
}
