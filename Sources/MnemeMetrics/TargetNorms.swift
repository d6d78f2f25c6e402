import MnemeNumerics

/// Squared norms of all targets about the center, with the part of the error that is theirs.
struct TargetNorms: Sendable {
  /// See `DistanceBound.target`; each of shape (count).
  private(set) var low: [Float] = []
  private(set) var high: [Float] = []
  private(set) var root: [Float] = []

  init(of targets: some RowSource, center: RowCenter, blockRows: Int) throws {
    let dimension = targets.dimension
    let bound = DistanceBound(dimension: dimension)
    var scratch: [Float] = []
    var shifted: [Float] = []
    for block in rowBlocks(count: targets.count, size: blockRows) {
      try targets.withFloats(block, scratch: &scratch) { values in
        let norms = center.squaredNorms(of: values, shifted: &shifted)
        if let row = values.firstRowNotFinite(norms, dimension: dimension) {
          throw DistanceError.targetNotFinite(row: block.lowerBound + row)
        }
        for norm in norms { append(bound.target(squaredNorm: norm)) }
      }
    }
  }

  private mutating func append(_ target: (low: Float, high: Float, root: Float)) {
    low.append(target.low)
    high.append(target.high)
    root.append(target.root)
  }
}

extension UnsafeBufferPointer<Float> {
  /// The first of the rows with a NaN or an infinity. A norm may overflow without any: only where
  /// one is not finite are the numbers looked at.
  func firstRowNotFinite(_ norms: [Double], dimension: Int) -> Int? {
    norms.indices.first { row in
      !norms[row].isFinite
        && self[row * dimension..<(row + 1) * dimension].contains { !$0.isFinite }
    }
  }
}
