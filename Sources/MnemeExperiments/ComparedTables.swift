import MnemeTables

extension ExperimentName {
  /// The measured tables of two runs, row by row.
  ///
  /// - Throws: `TableError`, `DiskError`.
  func comparedTables(_ first: RunFolder, _ second: RunFolder) throws -> [TablePair] {
    func pair<Row: TableRow>(_ type: Row.Type, _ keys: String...) throws -> TablePair {
      try TablePair(type, keys: keys, first, second)
    }
    switch self {
    case .linearTransition:
      return [
        try pair(
          LinearTransitionRow.self, "dimension", "training_count", "q", "reference_count"),
        try pair(
          LinearTransitionScaleRow.self, "dimension", "q", "reading", "reference_count", "distance",
          "level"),
      ]
    case .klPhaseDiagram:
      return [try pair(KLPhaseDiagramRow.self, "dimension", "q", "training_count")]
    case .alternativeScenario:
      return [
        try pair(AlternativeScenarioRow.self, "dimension", "q", "training_count"),
        try pair(AlternativeScenarioCurveRow.self, "dimension", "q", "training_count"),
        try pair(AlternativeScenarioVerdictRow.self, "dimension", "q"),
        try pair(AlternativeScenarioFlipRow.self, "dimension", "flip"),
      ]
    case .noiseDraws:
      return [
        try pair(NoiseDrawsRow.self, "dimension", "training_count", "draws"),
        try pair(NoiseDrawsChangeRow.self, "dimension", "training_count"),
        try pair(NoiseDrawsScaleRow.self, "dimension", "draws", "level", "reference_count"),
      ]
    case .diffusionSteps:
      return [
        try pair(
          DiffusionStepsRow.self, "dimension", "training_count", "sampler", "grid", "steps"),
        try pair(
          DiffusionStepsVerdictRow.self, "dimension", "training_count", "sampler", "grid"),
      ]
    case .twoModels: return [try pair(TwoModelsRow.self, "dimension", "training_count")]
    case .asReleased: return [try pair(AsReleasedRow.self, "dimension", "training_count")]
    case .scaleAlignment:
      return [
        try pair(
          ScaleAlignmentRow.self, "family", "model", "label", "scan", "dimension", "q", "reading",
          "reference_count", "distance", "level")
      ]
    case .scoreCollapse:
      return [try pair(ScoreCollapseRow.self, "dimension", "regularization", "strength")]
    case .neighbourRatio:
      return [
        try pair(
          NeighbourRatioRow.self, "dimension", "training_count", "generator", "noise_level")
      ]
    case .associativeMemory:
      return [
        try pair(AssociativeMemoryRow.self, "pattern_count"),
        try pair(AssociativeMemoryRecoveryRow.self, "pattern_count", "noise_level"),
        try pair(AssociativeMemoryLawRow.self, "beta"),
      ]
    case .intrinsicDimension:
      return [
        try pair(IntrinsicDimensionRow.self, "set", "points", "time"),
        try pair(IntrinsicDimensionEstimateRow.self, "set"),
        try pair(IntrinsicDimensionNetworkRow.self, "points", "step"),
      ]
    case .extraction:
      return [
        try pair(ExtractionRow.self, "modes", "radius", "label"),
        try pair(ExtractionDivergenceRow.self, "bandwidth"),
        try pair(ExtractionHitRow.self, "law", "sample_count"),
        try pair(
          ExtractionMemorizedRow.self, "training_count", "generator", "noise_level", "factor"),
        try pair(ExtractionSurrogateRow.self, "cluster_count"),
        try pair(ExtractionConditionRow.self, "condition"),
      ]
    case .definitionsCompared:
      return [try pair(MeasureRow.self, "set", "training_count", "definition")]
    case .unetGaussian, .unetDigits:
      return [
        try pair(NetworkRow.self, "generator", "training_count"),
        try pair(NetworkScaleRow.self, "reading", "reference_count", "level", "distance"),
        try pair(NetworkDenoisingRow.self, "training_count", "level"),
        try pair(NetworkTrainingRow.self, "training_count", "first_update"),
      ]
    case .measure:
      return [
        try pair(MeasureRow.self, "set", "training_count", "definition"),
        try pair(MeasureScaleRow.self, "definition", "level"),
      ]
    }
  }
}
