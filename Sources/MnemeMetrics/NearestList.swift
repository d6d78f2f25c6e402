/// The nearest targets of one query.
package struct NearestList: Sendable, Equatable {
  /// Rows of the targets by ascending distance, of equally near ones the lower first.
  package var indices: [Int]
  /// Euclidean, in the units of the data; 0 for an exact copy.
  package var distances: [Double]

  package init(indices: [Int], distances: [Double]) {
    self.indices = indices
    self.distances = distances
  }
}

/// The k nearest so far, by squared distance and then by index: the same in whatever order they
/// come.
struct NearestSoFar {
  private let capacity: Int
  private(set) var indices: [Int] = []
  private(set) var squared: [Double] = []

  init(capacity: Int) {
    self.capacity = capacity
    indices.reserveCapacity(capacity)
    squared.reserveCapacity(capacity)
  }

  /// A target beyond this is none of them; infinite while there is room.
  var limit: Double { squared.count < capacity ? .infinity : squared[capacity - 1] }

  mutating func add(_ index: Int, _ distance: Double) {
    var place = squared.count
    while place > 0, (distance, index) < (squared[place - 1], indices[place - 1]) { place -= 1 }
    guard place < capacity else { return }
    if squared.count == capacity {
      squared.removeLast()
      indices.removeLast()
    }
    squared.insert(distance, at: place)
    indices.insert(index, at: place)
  }

  var list: NearestList {
    NearestList(indices: indices, distances: squared.map { $0.squareRoot() })
  }
}
