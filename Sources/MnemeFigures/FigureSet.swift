package import MnemePlot
package import MnemeTables

/// The figures of each experiment, from the tables of a run folder.
package enum FigureSet {
  /// - Throws: `TableError`, `DiskError`.
  package static func figures(
    of experiment: String, in folder: RunFolder, venue: Venue
  ) throws -> [Figure]? {
    switch experiment {
    case "linear-transition":
      linearTransition(try LinearTransitionTables(folder), venue: venue)
    case "kl-phase-diagram":
      klPhaseDiagram(try KLPhaseDiagramTables(folder), width: venue.widthPoints)
    case "alternative-scenario":
      alternativeScenario(try AlternativeScenarioTables(folder), width: venue.widthPoints)
    case "two-models":
      [
        TwoModelsFigure.figure(
          try folder.read(TwoModelsRow.self), try folder.read(TwoModelsTheoryRow.self),
          width: venue.widthPoints)
      ]
    case "as-released":
      [AsReleasedFigure.figure(try folder.read(AsReleasedRow.self), width: venue.widthPoints)]
    case "scale-alignment":
      [
        ScaleAlignmentFigure.figure(
          try folder.read(ScaleAlignmentRow.self), width: venue.widthPoints)
      ]
    case "noise-draws":
      noiseDraws(try NoiseDrawsTables(folder), venue: venue)
    case "diffusion-steps":
      diffusionSteps(try DiffusionStepsTables(folder), venue: venue)
    case "score-collapse":
      [
        ScoreCollapseFigure.figure(
          try folder.read(ScoreCollapseRow.self), try folder.read(ScoreCollapseTheoryRow.self),
          width: venue.widthPoints),
        ScoreCollapsePathsFigure.figure(try ScoreCollapsePathsFigure.Tables(folder)),
      ]
    case "neighbour-ratio":
      [
        NeighbourRatioFigure.figure(
          try folder.read(NeighbourRatioRow.self),
          try folder.read(NeighbourRatioEffectiveRow.self), width: venue.widthPoints)
      ]
    case "associative-memory":
      [
        AssociativeMemoryFigure.figure(
          try folder.read(AssociativeMemoryRow.self),
          try folder.read(AssociativeMemoryLawRow.self), width: venue.widthPoints),
        AssociativeMemoryEnergyFigure.figure(
          try folder.read(AssociativeMemoryEnergyRow.self),
          try folder.read(AssociativeMemoryPatternRow.self), width: venue.widthPoints),
      ]
    case "intrinsic-dimension":
      [
        IntrinsicDimensionFigure.figure(
          try folder.read(IntrinsicDimensionRow.self),
          try folder.read(IntrinsicDimensionDetectionRow.self), width: venue.widthPoints),
        IntrinsicDimensionNetworkFigure.figure(
          try folder.read(IntrinsicDimensionNetworkRow.self), width: venue.widthPoints),
      ].compactMap(\.self)
    case "extraction": try extraction(folder, width: venue.widthPoints)
    case "definitions-compared":
      definitionsCompared(try DefinitionsComparedTables(folder), width: venue.widthPoints)
    case "unet-gaussian", "unet-digits":
      networks(try NetworkTables(folder, experiment: experiment), width: venue.widthPoints)
    case "measure": measure(try MeasureTables(folder), width: venue.widthPoints)
    case "compare":
      [ComparisonFigure.figure(try folder.read(ComparisonRow.self), width: venue.widthPoints)]
    default: nil
    }
  }

  /// In the order of the report.
  package static func linearTransition(
    _ tables: LinearTransitionTables, venue: Venue = .arxiv
  ) -> [Figure] {
    let scan = tables.referenceCounts.count > 1 ? [ReferenceScanFigure.figure(tables)] : []
    return [MemorizationTransitionFigure.figure(tables)] + scan + [
      KLDivergenceFigure.figure(tables, width: venue.widthPoints),
      AlignmentOfScalesFigure.figure(tables),
    ]
  }

  private static func klPhaseDiagram(_ tables: KLPhaseDiagramTables, width: Double) -> [Figure] {
    [
      KLPhaseDiagramFigure.figure(tables, width: width),
      KLDeviationsFigure.figure(tables, width: width),
    ]
  }

  private static func alternativeScenario(
    _ tables: AlternativeScenarioTables, width: Double
  ) -> [Figure] {
    [
      AlternativeScenarioFigure.figure(tables, width: width),
      ScenarioVerdictsFigure.figure(tables, width: width),
    ]
  }

  private static func definitionsCompared(
    _ tables: DefinitionsComparedTables, width: Double
  ) -> [Figure] {
    [
      DefinitionsComparedFigure.figure(tables, width: width),
      DefinitionsSamplesFigure.figure(tables, width: width),
    ]
  }

  private static func noiseDraws(_ tables: NoiseDrawsTables, venue: Venue) -> [Figure] {
    [
      NoiseDrawsTransitionFigure.figure(tables),
      NoiseDrawsDivergenceFigure.figure(tables, width: venue.widthPoints),
    ]
  }

  private static func diffusionSteps(_ tables: DiffusionStepsTables, venue: Venue) -> [Figure] {
    [
      DiffusionStepsFigure.figure(tables, width: venue.widthPoints),
      StepGridsFigure.figure(tables, width: venue.widthPoints),
    ]
  }

  private static func extraction(_ folder: RunFolder, width: Double) throws -> [Figure] {
    [
      ExtractionLabelsFigure.figure(
        ExtractionLabelsFigure.Tables(
          gaps: try folder.read(ExtractionRow.self),
          divergences: try folder.read(ExtractionDivergenceRow.self),
          surrogates: try folder.read(ExtractionSurrogateRow.self),
          theory: try folder.read(ExtractionTheoryRow.self)), width: width),
      ExtractionHitsFigure.figure(
        ExtractionHitsFigure.Tables(
          hits: try folder.read(ExtractionHitRow.self),
          memorized: try folder.read(ExtractionMemorizedRow.self),
          theory: try folder.read(ExtractionTheoryRow.self)), width: width),
      ExtractionConditionsFigure.figure(
        try folder.read(ExtractionConditionRow.self), width: width),
    ].compactMap(\.self)
  }

  private static func measure(_ tables: MeasureTables, width: Double) -> [Figure] {
    [
      MeasureTransitionFigure.figure(tables, width: width),
      MeasureFractionsFigure.figure(tables, width: width),
      MeasureRatiosFigure.figure(tables, width: width),
      MeasureNearestFigure.figure(tables, width: width),
      MeasureValuesFigure.figure(tables, width: width),
      MeasureDimensionFigure.figure(tables, width: width),
    ].compactMap(\.self)
  }

  private static func networks(_ tables: NetworkTables, width: Double) -> [Figure] {
    [
      NetworkTransitionFigure.figure(tables, width: width),
      NetworkLossesFigure.figure(tables, width: width),
      NetworkImagesFigure.figure(tables, width: width),
    ]
  }
}
