/// Rows of numbers in one stretch of bytes.
struct ArrayRows: Sendable {
  let store: ByteStore
  /// Of the first row's first number.
  let offset: Int
  let count: Int
  let element: ElementKind
  /// Whether bytes stand in the order that is not this machine's.
  let isSwapped: Bool
  let places: NumberPlaces

  /// Where a row's numbers are.
  enum NumberPlaces: Sendable, Equatable {
    /// One after the other; rows begin every `rowBytes`.
    case together(rowBytes: Int)
    /// Fortran's order: the first index, that of the row, runs fastest.
    case firstIndexFastest
  }

  /// The rows as they are, if they are Float32 already, and lie as `RowSource` wants them.
  ///
  /// - Returns: nil if they have to be converted.
  func floats(
    _ rows: Range<Int>, dimension: Int, in bytes: UnsafeRawBufferPointer
  ) -> UnsafeBufferPointer<Float>? {
    let size = MemoryLayout<Float>.size
    guard element == .float32, !isSwapped, places == .together(rowBytes: dimension * size),
      let base = bytes.baseAddress
    else { return nil }
    let start = base + offset + rows.lowerBound * dimension * size
    guard Int(bitPattern: start) % MemoryLayout<Float>.alignment == 0 else { return nil }
    let count = rows.count * dimension
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: Float.self), count: count)
  }

  /// Writes rows to `target`, row-major.
  func decode<Target: DecodedNumber>(
    _ rows: Range<Int>, itemShape: [Int], in bytes: UnsafeRawBufferPointer,
    to target: UnsafeMutableBufferPointer<Target>
  ) {
    let dimension = itemShape.reduce(1, *)
    precondition(target.count == rows.count * dimension, "\(target.count) places for \(rows)")
    guard let base = bytes.baseAddress, let first = target.baseAddress else { return }
    switch places {
    case .together(let rowBytes):
      for (index, row) in rows.enumerated() {
        let run = ElementRun(
          start: base + offset + row * rowBytes, step: element.size, count: dimension,
          isSwapped: isSwapped)
        element.decode(run, to: first + index * dimension, stride: 1)
      }
    case .firstIndexFastest:
      for (column, place) in FortranPlaces(itemShape: itemShape).enumerated() {
        let run = ElementRun(
          start: base + offset + (place * count + rows.lowerBound) * element.size,
          step: element.size, count: rows.count, isSwapped: isSwapped)
        element.decode(run, to: first + column, stride: dimension)
      }
    }
  }
}

/// The places of an item's numbers in Fortran's order, one after the other in C's order.
struct FortranPlaces: Sequence, IteratorProtocol {
  private let shape: [Int]
  /// How far the next index of an axis is.
  private let strides: [Int]
  private var indices: [Int]
  private var place: Int? = 0

  init(itemShape: [Int]) {
    shape = itemShape
    indices = [Int](repeating: 0, count: itemShape.count)
    var stride = 1
    strides = itemShape.map { length in
      defer { stride *= length }
      return stride
    }
  }

  mutating func next() -> Int? {
    guard let current = place else { return nil }
    place = following(current)
    return current
  }

  /// Nil after the last.
  private mutating func following(_ current: Int) -> Int? {
    var next = current
    for axis in shape.indices.reversed() {
      indices[axis] += 1
      next += strides[axis]
      if indices[axis] < shape[axis] { return next }
      next -= indices[axis] * strides[axis]
      indices[axis] = 0
    }
    return nil
  }
}
