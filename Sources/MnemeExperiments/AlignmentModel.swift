import MnemeDiffusion
import MnemeTables

/// A model beside the one-step, one-draw one whose two scales are compared: of `noise-draws` or of
/// `diffusion-steps`.
enum AlignmentModel: Hashable, Sendable {
  /// r noise draws per sample, or all noise; one step.
  case draws(NoiseDrawCount)
  /// K steps on all noise.
  case steps(StepLaw)

  var family: ModelFamily {
    switch self {
    case .draws: .moreDraws
    case .steps: .moreSteps
    }
  }

  /// For tables and prose.
  var name: String {
    switch self {
    case .draws(.finite(let count)): "linear, one step, r = \(count)"
    case .draws(.infinite): "linear, one step, all noise"
    case .steps(let law):
      "linear, K = \(law.steps.number.cellText), \(law.sampler.rawValue), "
        + "\(law.spacing.rawValue) grid"
    }
  }

  /// For figures, as short as a tick label.
  var label: String {
    switch self {
    case .draws(.finite(let count)): "$r = \(count)$"
    case .draws(.infinite): "$r = \\infty$"
    case .steps(let law):
      switch law.sampler {
      case .deterministic: "$K = \(law.steps.number.cellText)$, det."
      case .ancestral: "$K = \(law.steps.number.cellText)$, anc."
      }
    }
  }
}
