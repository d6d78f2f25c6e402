import MnemeMetrics
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// What one trial found of one generated law. Stored as `width` numbers.
struct ModelOutcome: Sendable, Equatable {
  /// Relative log-likelihood (Eq. 4a), nats per dimension; reading: reference sample.
  var deltaReference: Double
  /// The same with an independent training set.
  var deltaNull: Double
  /// Nats.
  var klNats: Double

  var deltaMatched: Double { deltaReference - deltaNull }

  static let width = 3

  init(_ delta: RelativeLogLikelihood, klNats: Double) {
    deltaReference = delta.reference
    deltaNull = delta.referenceNull
    self.klNats = klNats
  }

  var values: [Double] { [deltaReference, deltaNull, klNats] }

  init(_ values: some RandomAccessCollection<Double>) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    let numbers = Array(values)
    deltaReference = numbers[0]
    deltaNull = numbers[1]
    klNats = numbers[2]
  }
}

extension ModelColumns {
  /// Trials of one cell → its columns, with intervals.
  init(
    _ outcomes: [ModelOutcome], setting: LinearTrialSetting, referenceCount: Int,
    intervalLevel: Double, delta: MomentExistence, divergence: MomentExistence
  ) {
    self.init()
    trials = outcomes.count
    q = setting.signalShare
    self.referenceCount = referenceCount
    generatedCount = setting.generatedCount
    self.intervalLevel = intervalLevel
    self.delta = TrialSummary(of: outcomes.map(\.deltaReference), moments: delta)
    deltaPositive = TrialFraction(
      positiveIn: outcomes.map(\.deltaReference), level: intervalLevel)
    deltaNullPositive = TrialFraction(positiveIn: outcomes.map(\.deltaNull), level: intervalLevel)
    deltaMatchedPositive = TrialFraction(
      positiveIn: outcomes.map(\.deltaMatched), level: intervalLevel)
    klNats = TrialSummary(of: outcomes.map(\.klNats), moments: divergence)
  }

  /// Why this cell decides nothing in the reference reading; empty if it does.
  func reasons(trainingCount: Int) -> [String] {
    ReferenceReading.reasons(
      trainingCount, referenceCount: referenceCount, null: deltaNullPositive)
  }
}
