/// A random quantity of the model, whose moments may not exist.
package enum LinearQuantity: CaseIterable, Sendable {
  /// KL(ρ_G‖ρ), Theory, Eq. 9.
  case divergence
  /// −ln BC, Theory, Eq. 4.
  case bhattacharyyaDistance
  /// Δ_KL/d, Theory, Eq. 4a, in any reading.
  case relativeLogLikelihood
  /// tr MMᵀ, and with it the mean term of Theory, Eq. 11.
  case trace
  /// ln det MMᵀ.
  case logDeterminant
}

/// Which moments of a quantity exist. Where one does not, its cell stays empty, with the reason.
package enum MomentExistence: Sendable, Equatable, CaseIterable {
  /// The quantity itself is infinite, almost surely: quartiles are infinite too.
  case valueIsInfinite
  /// Finite values without a finite mean: medians and quartiles only.
  case meanDoesNotExist
  /// A finite mean whose standard error means nothing: medians and quartiles decide.
  case varianceIsInfinite
  case meanAndVarianceExist

  /// Whether a sample mean estimates something.
  package var hasMean: Bool {
    switch self {
    case .valueIsInfinite, .meanDoesNotExist: false
    case .varianceIsInfinite, .meanAndVarianceExist: true
    }
  }

  /// Whether a standard error of the mean says something.
  package var hasStandardError: Bool {
    switch self {
    case .valueIsInfinite, .meanDoesNotExist, .varianceIsInfinite: false
    case .meanAndVarianceExist: true
    }
  }

  /// Why a cell is empty; `nil` where none is.
  package var reason: String? {
    switch self {
    case .valueIsInfinite: "infinite in every trial"
    case .meanDoesNotExist: "the mean does not exist (see median and quartiles)"
    case .varianceIsInfinite: "the variance is infinite, so there is no standard error"
    case .meanAndVarianceExist: nil
    }
  }
}

extension LinearSetting {
  /// Which moments of a quantity exist at this setting.
  ///
  /// KL: infinite for n ≤ d, mean from n = d + 3, variance from d + 5 (the k-th moment: n ≥ d+2k+1).
  /// The trace, and Δ with it: no mean at n = d, d+1, d+2, infinite variance elsewhere in
  /// [d−2, d+4]. Logarithms of determinants have all moments from n = d + 1, −ln BC with them. For
  /// q = 1 nothing has heavy tails.
  ///
  /// Source: Theory, section 2, "Existence".
  package func moments(of quantity: LinearQuantity) -> MomentExistence {
    switch quantity {
    case .divergence: isSingular ? .valueIsInfinite : traceMoments
    case .bhattacharyyaDistance, .logDeterminant:
      isSingular ? .valueIsInfinite : .meanAndVarianceExist
    case .relativeLogLikelihood, .trace: traceMoments
    }
  }

  /// Whether Σ_G has no density: n ≤ d.
  package var isSingular: Bool { trainingCount <= dimension }

  private var traceMoments: MomentExistence {
    if isNoiseless { return .meanAndVarianceExist }
    return switch trainingCount - dimension {
    case 0...2: .meanDoesNotExist
    case -2...4: .varianceIsInfinite
    case _: .meanAndVarianceExist
    }
  }
}
