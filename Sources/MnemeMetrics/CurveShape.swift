/// How a curve of means runs over ascending training counts, as far as trials can tell.
package enum CurveShape: String, Sendable, CaseIterable {
  /// It falls at every step of the grid.
  case monotone
  /// It rises somewhere, but is nowhere below its limit: the minimum is local.
  case bump
  /// It is below its limit somewhere: the minimum is global.
  case globalMinimum
  case undecided
}

/// Independent means at one training count.
package struct CurvePoint: Sendable, Equatable {
  package let trainingCount: Int
  package let mean: Double
  /// Above 0.
  package let standardError: Double
  /// At least 2; degrees of freedom are one less.
  package let trials: Int

  package init(trainingCount: Int, mean: Double, standardError: Double, trials: Int) {
    precondition(standardError > 0 && trials >= 2, "\(trials) trials, error \(standardError)")
    self.trainingCount = trainingCount
    self.mean = mean
    self.standardError = standardError
    self.trials = trials
  }
}

/// A difference of means, in units of its standard error and with its simultaneous interval.
package struct CurveContrast: Sendable, Equatable {
  package let from: Int
  /// `nil` for the limit.
  package let to: Int?
  package let value: Double
  package let low: Double
  package let high: Double
  package let standardErrors: Double
}
