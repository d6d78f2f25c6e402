/// What `measure` measures: each a definition of memorization, or of distance to the truth.
package enum MeasureDefinition: String, CaseIterable, CellValue {
  case neighbourRatio = "neighbour-ratio"
  case calibratedDistance = "calibrated-distance"
  case absoluteThreshold = "absolute-threshold"
  case localDimensionDrop = "local-dimension-drop"
  case spurious
  case generalized
  case distinctHits = "distinct-hits"
  case relativeLogLikelihood = "relative-log-likelihood"
  case referenceLogLikelihood = "relative-log-likelihood-reference"
  case coordinateL2 = "coordinate-l2"
  case memorizationRatio = "memorization-ratio"
  case gaussianKL = "gaussian-kl"
  case gaussianHellinger = "gaussian-hellinger"
  case localDimension = "local-dimension"

  /// Whether its value is a fraction of the generated samples.
  package var isFraction: Bool {
    switch self {
    case .neighbourRatio, .calibratedDistance, .absoluteThreshold, .localDimensionDrop, .spurious,
      .generalized:
      true
    case .distinctHits, .relativeLogLikelihood, .referenceLogLikelihood, .coordinateL2,
      .memorizationRatio, .gaussianKL, .gaussianHellinger, .localDimension:
      false
    }
  }

  /// Whether a fraction counts samples as memorized.
  package var countsMemorized: Bool {
    switch self {
    case .neighbourRatio, .calibratedDistance, .absoluteThreshold, .localDimensionDrop: true
    case .spurious, .generalized, .distinctHits, .relativeLogLikelihood, .referenceLogLikelihood,
      .coordinateL2, .memorizationRatio, .gaussianKL, .gaussianHellinger, .localDimension:
      false
    }
  }

  /// The side of the null on which a model memorizes; nil: the definition says nothing of memory.
  package var memorySide: MeasureVerdict? {
    switch self {
    case .neighbourRatio, .calibratedDistance, .absoluteThreshold, .localDimensionDrop:
      .moreThanNull
    case .relativeLogLikelihood, .referenceLogLikelihood, .memorizationRatio, .localDimension:
      .lessThanNull
    case .spurious, .generalized, .distinctHits, .coordinateL2, .gaussianKL, .gaussianHellinger:
      nil
    }
  }
}

/// A value beside what it would be without a model that remembers.
package enum MeasureVerdict: String, CaseIterable, CellValue {
  case moreThanNull = "more than the null"
  case likeNull = "like the null"
  case lessThanNull = "less than the null"
  /// Nothing to compare with, or no direction.
  case open = ""
}

/// Where samples come from.
package enum MeasureRole: String, CaseIterable, CellValue {
  case generated
  case heldOut = "held-out"
  /// Training samples, each against all others.
  case training
}
