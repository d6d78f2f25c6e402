package import MnemeNumerics

/// Whether generated samples are training points, minima between them that many samples share, or new.
///
/// With d_tr the distance to the nearest training point and d_syn that to the nearest other sample:
/// memorized iff d_tr ≤ δ_m; spurious iff d_tr > δ_m and d_syn ≤ δ_s; else generalized.
/// Source: Pham et al. (arXiv 2505.21777).
package struct RecallKinds: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case memorized, spurious, generalized
  }

  package let memorizedCount: Int
  package let spuriousCount: Int
  package let generalizedCount: Int

  /// - Parameters:
  ///   - samples: shape (count, d), count ≥ 3.
  ///   - training: shape (n, d), n ≥ 2.
  ///   - memorizedDistance: δ_m > 0, in the units of the data.
  ///   - spuriousDistance: δ_s > 0, in the units of the data.
  /// - Complexity: O(count · (count + n) · d).
  package init(
    of samples: Matrix, in training: Matrix, memorizedDistance: Double, spuriousDistance: Double
  ) {
    let toTraining = NeighbourRatios(of: samples, in: training).neighbours.map(\.nearest)
    // A sample's nearest among all is itself, at distance 0; the second nearest is another one.
    let toSamples = NeighbourRatios(of: samples, in: samples).neighbours.map(\.second)
    let kinds = zip(toTraining, toSamples).map {
      Self.kind(
        toTraining: $0, toSamples: $1, memorizedDistance: memorizedDistance,
        spuriousDistance: spuriousDistance)
    }
    memorizedCount = kinds.count { $0 == .memorized }
    spuriousCount = kinds.count { $0 == .spurious }
    generalizedCount = kinds.count { $0 == .generalized }
  }

  /// - Parameters: d_tr, d_syn, δ_m and δ_s, in the units of the data.
  package static func kind(
    toTraining: Double, toSamples: Double, memorizedDistance: Double, spuriousDistance: Double
  ) -> Kind {
    if toTraining <= memorizedDistance { return .memorized }
    return toSamples <= spuriousDistance ? .spurious : .generalized
  }
}
