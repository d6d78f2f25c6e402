/// How the exact score of a finite set is kept finite where the noise vanishes.
///
/// Source: Baptista et al. (arXiv 2501.15785).
package enum ScoreRegularization: Sendable, Equatable {
  /// s = (m − x)/v: paths end at the points.
  case none
  /// s = (m − x)/(v + c), c > 0.
  case tikhonov(Double)
  /// s = Σ_i ρ_i (x_i − x) / (v max(Σ_i ρ_i, τ)) with ρ_i = exp(−‖x − x_i‖²/(2v)) and τ > 0: no pull
  /// where all points are far in units of the noise.
  case empiricalBayes(Double)
}
