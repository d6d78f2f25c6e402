import Glibc

/// The Marchenko-Pastur law: eigenvalues of a sample covariance of white data, n, d → ∞ at c = d/n.
///
/// Averages over it are taken by quadrature, so that any smooth function of an eigenvalue has its
/// limit. With y = (1−√c)² + 4√c sin²θ the density becomes (16/π) sin²θ cos²θ/y dθ on [0, π/2],
/// without a root at either edge; a double-exponential rule in θ keeps its digits where c → 1 and
/// the lower edge touches 0.
///
/// Source: Theory, Eq. 17 (the law); Takahasi & Mori (1974) for the rule.
package struct MarchenkoPastur: Sendable {
  /// c in [0, 1].
  package let ratio: Double
  /// Eigenvalues and weights; the weights sum to 1.
  private let nodes: [(eigenvalue: Double, weight: Double)]

  package init(ratio c: Double) {
    precondition(c >= 0 && c <= 1, "no Marchenko-Pastur density at c = \(c)")
    ratio = c
    nodes = Self.nodes(c)
  }

  /// (1−√c)², computed without the cancellation near c = 1.
  package var lowerEdge: Double { Self.lowerEdge(ratio) }

  /// (1+√c)².
  package var upperEdge: Double {
    let root = 1 + ratio.squareRoot()
    return root * root
  }

  /// ∫ f dρ for the law ρ.
  ///
  /// - Parameter function: analytic on the open support; a logarithm's or a root's singularity at
  ///   an edge is allowed.
  /// - Accuracy: 1e-13 of the largest of |f| for c ≤ 0.999, with singular f at c = 1 1e-12
  ///   (`MarchenkoPasturTests`).
  /// - Complexity: about 500 evaluations.
  package func mean(of function: (Double) -> Double) -> Double {
    nodes.reduce(0) { $0 + $1.weight * function($1.eigenvalue) }
  }

  /// What the sum Σ f(y_i) over d eigenvalues of W/p, W ~ Wishart_d(p, I) real, exceeds d ∫ f dρ by,
  /// in the limit: ¼[f(a) + f(b)] − (1/2π) ∫₀^π f(1 + c − 2√c cos φ) dφ, a and b the edges.
  ///
  /// Source: Bai & Silverstein (2004), "CLT for linear spectral statistics", for Gaussian data.
  ///
  /// - Parameter function: analytic on the support, edges included.
  package func realCorrection(of function: (Double) -> Double) -> Double {
    let flat = Self.rule.reduce(0) {
      $0 + $1.weight * function(Self.eigenvalue(ratio, $1.sine))
    }
    return (function(lowerEdge) + function(upperEdge)) / 4 - flat / .pi
  }

  private static func lowerEdge(_ c: Double) -> Double {
    let root = (1 - c) / (1 + c.squareRoot())
    return root * root
  }

  private static func eigenvalue(_ c: Double, _ sine: Double) -> Double {
    lowerEdge(c) + 4 * c.squareRoot() * sine * sine
  }

  private static func nodes(_ c: Double) -> [(eigenvalue: Double, weight: Double)] {
    rule.map { point in
      let y = eigenvalue(c, point.sine)
      let product = point.sine * point.cosine
      return (y, 16 / .pi * product * product / y * point.weight)
    }
  }

  /// Points of [0, π/2] by their sines and cosines; the weights sum to π/2.
  private static let rule: [(sine: Double, cosine: Double, weight: Double)] = {
    let step = 1.0 / 64
    return (-256...256).map { index in
      let t = step * Double(index)
      let stretch = .pi * sinh(t)
      // θ = (π/2)/(1 + e^(−stretch)), and its distance from π/2, each to full relative accuracy.
      let angle = .pi / 2 / (1 + exp(-stretch))
      let rest = .pi / 2 / (1 + exp(stretch))
      let slope = 2 * angle * rest * cosh(t)
      return (sin(angle), sin(rest), step * slope)
    }
  }()
}

/// Closed forms of averages over the Marchenko-Pastur law. Source: Theory, Eq. 17.
package struct SpectralAverages: Sendable, Equatable {
  /// h = ∫(y+x)^(−1).
  package let resolvent: Double
  /// h₂ = −dh/dx = ∫(y+x)^(−2).
  package let resolventSlope: Double
  /// V = ∫ln(y+x).
  package let logShifted: Double
  /// ℓ = ∫ln y.
  package let log: Double

  /// - Parameters:
  ///   - c: ratio, in [0, 1].
  ///   - x: shift ≥ 0; for c = 1 above 0.
  package init(ratio c: Double, shift x: Double) {
    precondition(
      c >= 0 && c <= 1 && x >= 0 && (c < 1 || x > 0), "no averages at c = \(c), x = \(x)")
    // (1−c+x)² + 4cx, without the difference that the quadratic formula has for small x.
    let trace = 1 - c + x
    let root = (trace * trace + 4 * c * x).squareRoot()
    let h = 2 / (trace + root)
    resolvent = h
    resolventSlope = h * h / 2 * (1 + (1 + c + x) / root)
    logShifted = Glibc.log(x + 1 / (1 + c * h)) + Self.log1pOverSelf(c * h) * h - h / (1 + c * h)
    log = Self.meanLog(c)
  }

  /// −1 − ((1−c)/c)ln(1−c), by its series where c is small: −Σ c^k/(k(k+1)).
  package static func meanLog(_ c: Double) -> Double {
    if c == 1 { return -1 }
    if c > 0.1 { return -1 - (1 - c) / c * log1p(-c) }
    var sum = 0.0
    for k in stride(from: 18.0, through: 1, by: -1) { sum = c * (sum + 1 / (k * (k + 1))) }
    return -sum
  }

  /// ln(1+z)/z.
  private static func log1pOverSelf(_ z: Double) -> Double { z == 0 ? 1 : log1p(z) / z }
}
