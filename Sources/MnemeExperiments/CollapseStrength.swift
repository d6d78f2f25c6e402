import MnemeDiffusion
import MnemeTables

/// A regularization with its strength, as settings and tables have it.
enum CollapseStrength: Sendable, Equatable {
  case none
  case tikhonov(Double)
  case empiricalBayes(Double)

  var kind: CollapseRegularization {
    switch self {
    case .none: .none
    case .tikhonov: .tikhonov
    case .empiricalBayes: .empiricalBayes
    }
  }

  /// c or τ.
  var value: Double? {
    switch self {
    case .none: nil
    case .tikhonov(let strength): strength
    case .empiricalBayes(let floor): floor
    }
  }

  var regularization: ScoreRegularization {
    switch self {
    case .none: .none
    case .tikhonov(let strength): .tikhonov(strength)
    case .empiricalBayes(let floor): .empiricalBayes(floor)
    }
  }

  var label: String {
    switch self {
    case .none: "exact score"
    case .tikhonov(let strength): "Tikhonov, c = \(strength.cellText)"
    case .empiricalBayes(let floor): "empirical Bayes, tau = \(floor.cellText)"
    }
  }
}
