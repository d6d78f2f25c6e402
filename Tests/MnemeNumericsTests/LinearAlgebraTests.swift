import Glibc
import Testing

@testable import MnemeNumerics

@Suite struct LinearAlgebraTests {
  static func random(_ rows: Int, _ columns: Int, _ key: UInt64) -> Matrix {
    var stream = RandomStream(key: key, stream: 1)
    return Matrix(rows: rows, columns: columns, values: stream.normals(rows * columns))
  }

  static func distance(_ a: Matrix, _ b: Matrix) -> Double {
    #expect(a.rows == b.rows && a.columns == b.columns)
    return zip(a.values, b.values).map { abs($0 - $1) }.max() ?? 0
  }

  /// The definition, entry by entry.
  static func naiveProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
    var result = Matrix(zeros: a.rows, b.columns)
    for i in 0..<a.rows {
      for j in 0..<b.columns {
        result[i, j] = (0..<a.columns).reduce(0) { $0 + a[i, $1] * b[$1, j] }
      }
    }
    return result
  }

  @Test func productsAreWhatTheDefinitionSays() {
    let a = Self.random(7, 5, 1)
    let b = Self.random(5, 3, 2)
    let expected = Self.naiveProduct(a, b)
    #expect(Self.distance(Matrix.product(a, .none, b), expected) <= 1e-13)
    #expect(Self.distance(Matrix.product(a.transposed, .transposed, b), expected) <= 1e-13)
    #expect(
      Self.distance(
        Matrix.product(a.transposed, .transposed, b.transposed, .transposed, scale: 2),
        Matrix(rows: 7, columns: 3, values: expected.values.map { 2 * $0 })) <= 1e-13)
    #expect(Self.distance(a.gram(.none), Self.naiveProduct(a, a.transposed)) <= 1e-13)
    #expect(Self.distance(a.gram(.transposed), Self.naiveProduct(a.transposed, a)) <= 1e-13)
    let vector = Self.random(5, 1, 3)
    #expect(
      zip(a.times(vector.values), Self.naiveProduct(a, vector).values)
        .allSatisfy { abs($0 - $1) <= 1e-13 })
  }

  @Test(arguments: [1, 2, 17, 100])
  func choleskyFactorsSolvesAndInverts(order: Int) throws {
    var matrix = Self.random(order, order + 3, 4).gram(.none)
    matrix.addToDiagonal(0.1)
    let factor = try Cholesky(matrix)
    let scale = matrix.oneNorm
    #expect(Self.distance(factor.factor.gram(.none), matrix) <= 1e-13 * scale)
    let right = Self.random(order, 4, 5)
    let residual = Matrix.product(matrix, .none, factor.solve(right))
    #expect(Self.distance(residual, right) <= 1e-9 * scale)
    let identity = Matrix.product(factor.inverseFactor, .none, factor.factor)
    #expect(Self.distance(identity, Matrix(identity: order)) <= 1e-9)
    let determinant = matrix.signedLogDeterminant
    #expect(determinant.sign == 1)
    #expect(abs(determinant.logMagnitude - factor.logDeterminant) <= 1e-9 * Double(order))
    let vector = right.columnMeans + [Double](repeating: 1, count: max(0, order - 4))
    let probe = Array(vector.prefix(order))
    let solved = factor.solve(Matrix(rows: order, columns: 1, values: probe)).values
    let quadratic = zip(probe, solved).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(factor.squaredNorm(of: probe) - quadratic) <= 1e-8 * (1 + abs(quadratic)))
  }

  @Test func choleskyRefusesWhatIsNotPositiveDefinite() {
    let matrix = Matrix(rows: 2, columns: 2, values: [1, 2, 2, 1])
    #expect(throws: NumericsError.notPositiveDefinite(order: 2, pivot: 2)) {
      try Cholesky(matrix)
    }
  }

  @Test func determinantsKeepTheirSignAndNeverOverflow() {
    #expect(Matrix(rows: 2, columns: 2, values: [0, 1, 1, 0]).signedLogDeterminant.sign == -1)
    #expect(Matrix(rows: 2, columns: 2, values: [1, 2, 2, 4]).signedLogDeterminant.sign == 0)
    let tiny = Matrix(identity: 400, scale: 1e-200).signedLogDeterminant
    #expect(abs(tiny.logMagnitude - 400 * log(1e-200)) <= 1e-8)
    let swapped = Matrix(rows: 3, columns: 3, values: [0, 2, 0, 3, 0, 0, 0, 0, -4])
    #expect(swapped.signedLogDeterminant.sign == 1)
    #expect(abs(swapped.signedLogDeterminant.logMagnitude - log(24)) <= 1e-14)
  }

  @Test func eigenvaluesOfAKnownMatrix() throws {
    // The second difference of order n: 2 − 2 cos(kπ/(n+1)).
    let n = 30
    var matrix = Matrix(identity: n, scale: 2)
    for index in 1..<n {
      matrix[index, index - 1] = -1
      matrix[index - 1, index] = -1
    }
    for (index, value) in try matrix.symmetricEigenvalues().enumerated() {
      let expected = 2 - 2 * cos(Double(index + 1) * .pi / Double(n + 1))
      #expect(abs(value - expected) <= 1e-13)
    }
  }

  /// Overdetermined, underdetermined and rank-deficient: the normal equations hold, and no solution
  /// is shorter (it has no part in the null space: X is in the row space of A).
  @Test(arguments: [(20, 5, 5), (5, 20, 5), (12, 12, 12), (20, 10, 4), (10, 20, 4)])
  func leastSquaresHasMinimumNorm(rows: Int, columns: Int, rank: Int) throws {
    let left = Self.random(rows, rank, 6)
    let a = Matrix.product(left, .none, Self.random(rank, columns, 7))
    let b = Self.random(rows, 3, 8)
    let (x, found) = try LeastSquares.solve(a, b)
    #expect(found == rank)
    let fitted = Matrix.product(a, .none, x)
    let residual = Matrix(
      rows: rows, columns: 3, values: zip(b.values, fitted.values).map { $0 - $1 })
    let gradient = Matrix.product(a, .transposed, residual)
    #expect((gradient.values.map(abs).max() ?? 0) <= 1e-10)
    // Projection onto the row space leaves X as it is.
    let (projection, _) = try LeastSquares.solve(a, fitted)
    #expect(Self.distance(projection, x) <= 1e-10)
  }

  /// The fast path of the affine fit against singular values, on both sides of count − 1 = inputs.
  @Test(arguments: [5, 19, 20, 21, 22, 24, 40, 200])
  func affineFitIsTheMinimumNormSolution(count: Int) throws {
    let inputs = Self.random(count, 20, 9)
    let targets = Self.random(count, 20, 10)
    let fit = try LeastSquares.fitAffine(inputs: inputs, targets: targets)
    let centered = inputs.subtracting(inputs.columnMeans)
    let (slope, rank) = try LeastSquares.solve(
      centered, targets.subtracting(targets.columnMeans))
    #expect(rank == min(20, count - 1))
    let size = slope.values.map(abs).max() ?? 0
    #expect(Self.distance(fit.slope, slope.transposed) <= 1e-8 * max(1, size))
    let shift = fit.slope.times(inputs.columnMeans)
    for (index, mean) in targets.columnMeans.enumerated() {
      #expect(abs(fit.intercept[index] + shift[index] - mean) <= 1e-12 * max(1, size))
    }
  }

  @Test func interpolatesWhereItCan() throws {
    let inputs = Self.random(10, 20, 11)
    let targets = Self.random(10, 20, 12)
    let fit = try LeastSquares.fitAffine(inputs: inputs, targets: targets)
    var fitted = Matrix.product(inputs, .none, fit.slope, .transposed)
    for row in 0..<10 {
      for column in 0..<20 { fitted[row, column] += fit.intercept[column] }
    }
    #expect(Self.distance(fitted, targets) <= 1e-10)
  }

  /// A constant input carries nothing: slope zero, intercept the mean.
  @Test func aConstantInputIsNoInput() throws {
    let inputs = Matrix(rows: 6, columns: 2, values: [Double](repeating: 3, count: 12))
    let targets = Self.random(6, 2, 13)
    let fit = try LeastSquares.fitAffine(inputs: inputs, targets: targets)
    #expect(fit.slope.values.allSatisfy { abs($0) <= 1e-12 })
    #expect(zip(fit.intercept, targets.columnMeans).allSatisfy { abs($0 - $1) <= 1e-12 })
  }
}

extension LinearAlgebraTests {
  /// U diag(λ) Uᵀ is the matrix again, U is orthogonal, and the values are those without vectors.
  @Test(arguments: [1, 2, 9, 40])
  func eigenvectorsGiveTheMatrixBack(order: Int) throws {
    var stream = RandomStream(key: 77, stream: UInt64(order))
    let factor = Matrix(
      rows: order + 3, columns: order, values: stream.normals((order + 3) * order))
    let matrix = factor.gram(.transposed)
    let eigen = try SymmetricEigen(matrix)
    var scaled = eigen.vectors
    for row in 0..<order {
      for column in 0..<order { scaled[row, column] *= eigen.values[row] }
    }
    let again = Matrix.product(eigen.vectors, .transposed, scaled)
    for (a, b) in zip(again.values, matrix.values) { #expect(abs(a - b) <= 1e-11 * Double(order)) }
    let unit = eigen.vectors.gram(.none)
    for (a, b) in zip(unit.values, Matrix(identity: order).values) { #expect(abs(a - b) <= 1e-13) }
    for (a, b) in zip(eigen.values, try matrix.symmetricEigenvalues()) {
      #expect(abs(a - b) <= 1e-11 * Double(order))
    }
  }
}
