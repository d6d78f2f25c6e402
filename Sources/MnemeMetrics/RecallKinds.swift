package import MnemeNumerics

/// Whether generated samples are training points, minima between them that many samples share, or new.
///
/// With d_tr the distance to the nearest training point and d_syn that to the nearest other sample:
/// memorized iff d_tr ≤ δ_m; spurious iff d_tr > δ_m and d_syn ≤ δ_s; else generalized.
/// Source: Pham et al. (arXiv 2505.21777).
package struct RecallKinds: Sendable, Equatable {
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
    let isMemorized = toTraining.map { $0 <= memorizedDistance }
    memorizedCount = isMemorized.count { $0 }
    spuriousCount = zip(isMemorized, toSamples).count { !$0 && $1 <= spuriousDistance }
    generalizedCount = samples.rows - memorizedCount - spuriousCount
  }
}
