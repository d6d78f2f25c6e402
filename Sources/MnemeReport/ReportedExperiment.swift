/// The experiments that have a report. A new one makes the compiler ask for it.
enum ReportedExperiment: String, CaseIterable, Sendable {
  case linearTransition = "linear-transition"
  case klPhaseDiagram = "kl-phase-diagram"
  case alternativeScenario = "alternative-scenario"
  case noiseDraws = "noise-draws"
  case diffusionSteps = "diffusion-steps"
  case twoModels = "two-models"
  case asReleased = "as-released"
  case scaleAlignment = "scale-alignment"
  case scoreCollapse = "score-collapse"
  case neighbourRatio = "neighbour-ratio"
  case associativeMemory = "associative-memory"
  case intrinsicDimension = "intrinsic-dimension"
  case extraction
  case definitionsCompared = "definitions-compared"
  case unetGaussian = "unet-gaussian"
  case unetDigits = "unet-digits"
  /// Somebody's samples.
  case measure
  /// Two runs of an experiment, side by side.
  case comparison = "compare"

  var report: any ExperimentReport.Type {
    switch self {
    case .linearTransition: LinearTransitionReport.self
    case .klPhaseDiagram: KLPhaseDiagramReport.self
    case .alternativeScenario: AlternativeScenarioReport.self
    case .noiseDraws: NoiseDrawsReport.self
    case .diffusionSteps: DiffusionStepsReport.self
    case .twoModels: TwoModelsReport.self
    case .asReleased: AsReleasedReport.self
    case .scaleAlignment: ScaleAlignmentReport.self
    case .scoreCollapse: ScoreCollapseReport.self
    case .neighbourRatio: NeighbourRatioReport.self
    case .associativeMemory: AssociativeMemoryReport.self
    case .intrinsicDimension: IntrinsicDimensionReport.self
    case .extraction: ExtractionReport.self
    case .definitionsCompared: DefinitionsComparedReport.self
    case .unetGaussian: UNetGaussianReport.self
    case .unetDigits: UNetDigitsReport.self
    case .measure: MeasureReport.self
    case .comparison: ComparisonReport.self
    }
  }
}
