extension Matrix {
  /// The rows of this matrix, then those of another of its width.
  package func stacked(on other: Matrix) -> Matrix {
    precondition(columns == other.columns, "\(columns) and \(other.columns) columns")
    return Matrix(rows: rows + other.rows, columns: columns, values: values + other.values)
  }

  /// Some of the rows, in the order of `indices`.
  package func rows(at indices: [Int]) -> Matrix {
    Matrix(
      rows: indices.count, columns: columns,
      values: indices.flatMap { values[$0 * columns..<($0 + 1) * columns] })
  }

  /// Shape (columns).
  package func row(_ index: Int) -> [Double] {
    Array(values[index * columns..<(index + 1) * columns])
  }

  /// |row|², shape (rows).
  package var squaredRowNorms: [Double] {
    (0..<rows).map { row in
      values[row * columns..<(row + 1) * columns].reduce(0) { $0 + $1 * $1 }
    }
  }
}
