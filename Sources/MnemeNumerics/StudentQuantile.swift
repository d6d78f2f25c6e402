/// Student's t, for intervals of means.
package enum StudentQuantile {
  /// The t with P(|T| ≤ t) = level, for `degrees` ≥ 1 degrees of freedom.
  ///
  /// By the inverse of the incomplete beta function: ν/(ν + T²) ~ Beta(ν/2, ½).
  package static func twoSided(level: Double, degrees: Int) -> Double {
    precondition(level > 0 && level < 1 && degrees >= 1, "t for level \(level), \(degrees) degrees")
    let nu = Double(degrees)
    let x = IncompleteBeta(nu / 2, 0.5).inverse(at: 1 - level)
    return (nu * (1 - x) / x).squareRoot()
  }
}
