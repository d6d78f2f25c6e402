package import MnemeNumerics

/// How alike two models' outputs are, given the same latents.
///
/// Source: Kadkhodaie et al. (arXiv 2310.02557), who compare two networks trained on disjoint halves of
/// a data set: if both have left their training data behind, they give the same image.
package struct PairedOutputs: Sendable, Equatable {
  /// Mean over latents of the cosine between the two outputs, each less its own model's mean; in
  /// [−1, 1].
  package let meanCosine: Double
  /// The cosine of all outputs as one long vector, Σ⟨a, b⟩/√(Σ|a|² Σ|b|²); in [−1, 1].
  package let pooledCosine: Double
  /// Mean over latents of |first − second|²/dimension, means not taken off; in the square of the
  /// data's unit.
  package let squaredDistance: Double

  /// - Parameters:
  ///   - first: outputs of one model, a latent a row; shape (latents, dimension).
  ///   - firstMean: the model's expected output; shape (dimension).
  ///   - second: of the other model, in the same order.
  ///   - secondMean: the other model's expected output.
  package init(first: Matrix, firstMean: [Double], second: Matrix, secondMean: [Double]) {
    precondition(
      first.rows == second.rows && first.columns == second.columns && first.rows > 0,
      "\(first.rows)x\(first.columns) and \(second.rows)x\(second.columns) outputs")
    var cosines = 0.0, distances = 0.0
    var products = 0.0, firstSquares = 0.0, secondSquares = 0.0
    for row in 0..<first.rows {
      var product = 0.0, firstSquare = 0.0, secondSquare = 0.0
      for column in 0..<first.columns {
        let a = first[row, column], b = second[row, column]
        distances += (a - b) * (a - b)
        let left = a - firstMean[column], right = b - secondMean[column]
        product += left * right
        firstSquare += left * left
        secondSquare += right * right
      }
      cosines += product / (firstSquare * secondSquare).squareRoot()
      products += product
      firstSquares += firstSquare
      secondSquares += secondSquare
    }
    meanCosine = cosines / Double(first.rows)
    pooledCosine = products / (firstSquares * secondSquares).squareRoot()
    squaredDistance = distances / Double(first.values.count)
  }
}
