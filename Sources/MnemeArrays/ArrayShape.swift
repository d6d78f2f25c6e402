/// A shape that can be: rows, and the numbers of each, within what is measured at all.
struct ArrayShape: Sendable, Equatable {
  /// Rows are counted in Int32, and a table of them must fit in memory.
  static let mostRows = 1 << 24
  /// Numbers in a row: 4096 × 4096 pixels of grey.
  static let mostColumns = 1 << 24

  let count: Int
  let itemShape: [Int]
  let dimension: Int

  /// - Parameter shape: as the file states it, whatever that is.
  /// - Throws: `ArrayError.badShape`, `.noRows`.
  init(_ shape: [Int], path: String) throws(ArrayError) {
    guard let count = shape.first else {
      throw .badShape(path: path, shape: shape, "it is a single number; expected (rows, …)")
    }
    guard shape.allSatisfy({ $0 >= 0 }) else {
      throw .badShape(path: path, shape: shape, "a length is negative: the header is broken")
    }
    guard count > 0 else { throw .noRows(path: path) }
    guard count <= Self.mostRows else {
      throw .badShape(path: path, shape: shape, "at most \(Self.mostRows) rows can be measured")
    }
    var dimension = 1
    for length in shape.dropFirst() {
      let (product, overflows) = dimension.multipliedReportingOverflow(by: length)
      guard !overflows, product <= Self.mostColumns else {
        throw .badShape(
          path: path, shape: shape, "a row can have at most \(Self.mostColumns) numbers")
      }
      dimension = product
    }
    guard dimension > 0 else {
      throw .badShape(path: path, shape: shape, "its rows have no numbers")
    }
    self.count = count
    itemShape = Array(shape.dropFirst())
    self.dimension = dimension
  }

  /// Of all numbers: below 2⁵¹.
  func byteCount(of element: ElementKind) -> Int { count * dimension * element.size }
}
