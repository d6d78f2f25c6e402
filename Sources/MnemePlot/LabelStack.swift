/// Heights of labels in one column: each as near to its wish as the others let it be.
enum LabelStack {
  struct Item: Equatable {
    /// Where the label's middle would like to be.
    var wish: Double
    /// Room that it takes above and below its middle.
    var above: Double
    var below: Double
  }

  /// The places of the middles, in the order given, which is the order from top to bottom; `nil` if
  /// the labels don't fit between `low` and `high`. Minimises the sum of squared shifts: isotonic
  /// regression by pooling of neighbours, then cut at the ends. The same input gives the same
  /// places.
  static func solve(_ items: [Item], from low: Double, to high: Double) -> [Double]? {
    guard let first = items.first, let last = items.last else { return [] }
    // Distances of each middle from the first one when all labels touch.
    var offsets = [0.0]
    for (a, b) in zip(items, items.dropFirst()) {
      offsets.append(offsets[offsets.count - 1] + a.below + b.above)
    }
    let least = low + first.above
    let most = high - last.below - offsets[offsets.count - 1]
    guard least <= most else { return nil }
    let pooled = isotonic(zip(items, offsets).map { $0.wish - $1 })
    return zip(pooled, offsets).map { min(max($0, least), most) + $1 }
  }

  /// The ascending sequence nearest to `values`.
  private static func isotonic(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    return blocks.flatMap { block in
      [Double](repeating: block.sum / Double(block.count), count: block.count)
    }
  }
}
