import COpenBLAS

/// A matrix in Float64, row-major: `values[row * columns + column]`. Samples are rows.
package struct Matrix: Sendable, Equatable {
  package let rows: Int
  package let columns: Int
  package var values: [Double]

  package init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "\(values.count) values for \(rows)x\(columns)")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  package init(zeros rows: Int, _ columns: Int) {
    self.init(rows: rows, columns: columns, values: [Double](repeating: 0, count: rows * columns))
  }

  package init(identity size: Int, scale: Double = 1) {
    self.init(zeros: size, size)
    for index in 0..<size { values[index * size + index] = scale }
  }

  package subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// Mean of each column, shape (columns).
  package var columnMeans: [Double] {
    var means = [Double](repeating: 0, count: columns)
    let weights = [Double](repeating: 1 / Double(rows), count: rows)
    cblas_dgemv(
      CblasRowMajor, CblasTrans, Int32(rows), Int32(columns), 1, values, Int32(columns), weights, 1,
      0, &means, 1)
    return means
  }

  /// The matrix `times` times, one below the other.
  package func repeated(_ times: Int) -> Matrix {
    if times == 1 { return self }
    return Matrix(
      rows: rows * times, columns: columns,
      values: (0..<times).flatMap { _ in values })
  }

  /// The rows less `center`, shape as before.
  package func subtracting(_ center: [Double]) -> Matrix {
    precondition(center.count == columns, "a center of \(center.count) for \(columns) columns")
    var result = self
    result.add(center, scale: -1)
    return result
  }

  /// Adds `scale` times a row to every row.
  package mutating func add(_ row: [Double], scale: Double = 1) {
    precondition(row.count == columns, "a row of \(row.count) for \(columns) columns")
    let ones = [Double](repeating: 1, count: rows)
    cblas_dger(
      CblasRowMajor, Int32(rows), Int32(columns), scale, ones, 1, row, 1, &values, Int32(columns))
  }

  package mutating func scale(by factor: Double) {
    cblas_dscal(Int32(values.count), factor, &values, 1)
  }

  /// This matrix plus `scale` times another of its shape.
  package func adding(_ other: Matrix, scale: Double) -> Matrix {
    precondition(rows == other.rows && columns == other.columns, "shapes differ")
    var result = self
    cblas_daxpy(Int32(values.count), scale, other.values, 1, &result.values, 1)
    return result
  }

  package var transposed: Matrix {
    var result = Matrix(zeros: columns, rows)
    for row in 0..<rows {
      for column in 0..<columns {
        result.values[column * rows + row] = values[row * columns + column]
      }
    }
    return result
  }

  /// Adds `value` to each entry of the diagonal of a square matrix.
  package mutating func addToDiagonal(_ value: Double) {
    precondition(rows == columns, "\(rows)x\(columns) has no full diagonal")
    for index in 0..<rows { values[index * columns + index] += value }
  }

  package var trace: Double {
    precondition(rows == columns, "\(rows)x\(columns) has no trace")
    return (0..<rows).reduce(0) { $0 + values[$1 * columns + $1] }
  }

  /// Sum of the squares of all entries: tr(AAᵀ).
  package var squaredFrobeniusNorm: Double {
    cblas_ddot(Int32(values.count), values, 1, values, 1)
  }
}

/// A factor of a product: as it is, or transposed.
package enum Transposition {
  case none, transposed

  fileprivate var cblas: CBLAS_TRANSPOSE { self == .none ? CblasNoTrans : CblasTrans }
}

extension Matrix {
  /// `scale` · op(a) · op(b).
  package static func product(
    _ a: Matrix, _ aForm: Transposition = .none, _ b: Matrix, _ bForm: Transposition = .none,
    scale: Double = 1
  ) -> Matrix {
    let (m, k) = aForm == .none ? (a.rows, a.columns) : (a.columns, a.rows)
    let (inner, n) = bForm == .none ? (b.rows, b.columns) : (b.columns, b.rows)
    precondition(k == inner, "inner dimensions \(k) and \(inner) differ")
    var result = Matrix(zeros: m, n)
    guard m > 0, n > 0, k > 0 else { return result }
    cblas_dgemm(
      CblasRowMajor, aForm.cblas, bForm.cblas, Int32(m), Int32(n), Int32(k), scale,
      a.values, Int32(a.columns), b.values, Int32(b.columns), 0, &result.values, Int32(n))
    return result
  }

  /// `scale` · AᵀA if `form` is transposed, else `scale` · AAᵀ; symmetric, both triangles filled.
  package func gram(_ form: Transposition, scale: Double = 1) -> Matrix {
    let (n, k) = form == .transposed ? (columns, rows) : (rows, columns)
    var result = Matrix(zeros: n, n)
    guard n > 0, k > 0 else { return result }
    cblas_dsyrk(
      CblasRowMajor, CblasLower, form.cblas, Int32(n), Int32(k), scale, values, Int32(columns),
      0, &result.values, Int32(n))
    for row in 0..<n {
      for column in 0..<row { result.values[column * n + row] = result.values[row * n + column] }
    }
    return result
  }

  /// The matrix times a vector of `columns` entries, shape (rows).
  package func times(_ vector: [Double]) -> [Double] {
    precondition(vector.count == columns, "\(vector.count) entries for \(columns) columns")
    var result = [Double](repeating: 0, count: rows)
    cblas_dgemv(
      CblasRowMajor, CblasNoTrans, Int32(rows), Int32(columns), 1, values, Int32(columns), vector,
      1, 0, &result, 1)
    return result
  }
}
