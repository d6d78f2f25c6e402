import Glibc
import MnemeNumerics

extension LinearSetting {
  /// E ln det MMᵀ where a closed form is known: q = 0, q = 1, or d = 1.
  ///
  ///     q = 0:  Σ_{i<d} [ψ((d−i)/2) − ψ((p−i)/2)]
  ///     d = 1:  ln(1−q) + Σ_j P(J = j) ψ(½ + j) − ψ(p/2),   J negative binomial (p/2, q)
  ///
  /// The second: given W ~ χ²_p, √(W/(1−q)) M is normal with squared mean qW/(1−q), so its square is
  /// χ² with 1 + 2J degrees of freedom, J Poisson of that half mean; over W, J is negative binomial.
  ///
  /// Source: Theory, section 3.
  ///
  /// - Returns: dimensionless; `nil` for other settings and for n ≤ d.
  /// - Complexity: O(d) for q = 0; O(p/(1−q)) for d = 1.
  package var exactMeanLogDeterminant: Double? {
    guard trainingCount > dimension else { return nil }
    if isNoiseless { return 0 }
    if q == 0 {
      return (0..<dimension).reduce(0.0) { sum, i in
        sum + digamma((d - Double(i)) / 2) - digamma((p - Double(i)) / 2)
      }
    }
    return dimension == 1 ? meanLogDeterminantInOneDimension : nil
  }

  /// E KL where a closed form is known, nats: q = 0, q = 1, or d = 1.
  package var exactExpectedDivergence: Double? {
    exactMeanLogDeterminant.map(expectedDivergence(meanLogDeterminant:))
  }

  /// Sums E ψ(½ + J) − ψ(p/2) outward from the mode of J, both ways until nothing is added.
  private var meanLogDeterminantInOneDimension: Double {
    let shape = p / 2
    let mode = max(0, (q * (shape - 1) / (1 - q)).rounded(.down))
    var weights = 1.0
    var weighted = digamma(0.5 + mode)
    func add(_ weight: Double, _ j: Double) -> Bool {
      weights += weight
      weighted += weight * digamma(0.5 + j)
      return weight > 1e-18 * weights
    }
    var weight = 1.0
    var j = mode
    repeat {
      weight *= (shape + j) / (j + 1) * q
      j += 1
    } while add(weight, j)
    weight = 1
    j = mode
    while j > 0 {
      weight *= j / ((shape + j - 1) * q)
      j -= 1
      if !add(weight, j) { break }
    }
    return log1p(-q) + weighted / weights - digamma(shape)
  }
}
