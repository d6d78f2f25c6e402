import MnemeMetrics
import MnemeNumerics

/// Labels that nobody gave: clusters of the digits, and which of them look like one thing.
///
/// Clusters see grey levels alone; directions for their cohesion are seen from the mean of all images,
/// as grey levels have no negative ones and so all images lie in much the same direction from black.
struct SurrogateLabels: Sendable {
  /// Cluster of each image.
  let assignments: [Int]
  /// Of each cluster, in [−1, 1].
  let cohesions: [Double]

  /// - Parameters:
  ///   - levels: shape (images, pixels).
  ///   - stream: of the starts of K-means.
  init(_ levels: Matrix, clusterCount: Int, restarts: Int, stream: inout RandomStream) {
    let clusters = KMeans(
      levels, clusterCount: clusterCount, restarts: restarts, stream: &stream)
    assignments = clusters.assignments
    // A cluster about the mean itself has no direction: it coheres least.
    cohesions = clusters.cohesions(of: levels, about: levels.columnMeans).map { $0 ?? -1 }
  }

  init(assignments: [Int], cohesions: [Double]) {
    self.assignments = assignments
    self.cohesions = cohesions
  }

  /// The part of the clusters that coheres most, at least one of them, by falling cohesion.
  ///
  /// - Parameter part: in (0, 1].
  func kept(_ part: Double) -> [Int] {
    let count = max(1, Int((part * Double(cohesions.count)).rounded(.up)))
    return Array(byCohesion.prefix(count))
  }

  /// All clusters by falling cohesion; equals in their order.
  var byCohesion: [Int] {
    cohesions.indices.sorted { (-cohesions[$0], $0) < (-cohesions[$1], $1) }
  }
}
