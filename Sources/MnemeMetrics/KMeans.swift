package import MnemeNumerics

/// Clusters of points by K-means: each point belongs to the nearest centroid, each centroid is the mean
/// of its points.
///
/// Lloyd's steps from a k-means++ start (Arthur & Vassilvitskii, SODA 2007), the best of several. A
/// cluster that lost its last point takes the point furthest from its own centroid. Of equally near
/// centroids the first counts, so that the result is a function of points and stream alone.
package struct KMeans: Sendable, Equatable {
  /// Shape (clusters, dimension): as many as asked for, or as there are different points.
  package let centroids: Matrix
  /// Cluster of each point.
  package let assignments: [Int]
  /// Σ ‖x − centroid‖² after each step of the best run; it never rises.
  package let objectives: [Double]

  package var objective: Double { objectives.last ?? 0 }
  package var sizes: [Int] { Self.sizes(assignments, centroids.rows) }

  /// Steps of one run, at most; a few dozen are usual.
  private static let mostSteps = 1000

  /// - Parameters:
  ///   - points: shape (n, dimension), n ≥ 1.
  ///   - clusterCount: K ≥ 1; every different point is a cluster of its own where K is as many.
  ///   - restarts: runs, at least 1.
  ///   - stream: gives at most K uniforms a run.
  /// - Complexity: O(n · K · dimension) a step.
  package init(
    _ points: Matrix, clusterCount: Int, restarts: Int, stream: inout RandomStream
  ) {
    precondition(
      points.rows >= 1 && clusterCount >= 1 && restarts >= 1,
      "\(restarts) runs of \(clusterCount) clusters of \(points.rows) points")
    var best = Self.run(points, clusterCount, &stream)
    for _ in 1..<max(1, restarts) {
      let other = Self.run(points, clusterCount, &stream)
      if other.objective < best.objective { best = other }
    }
    self = best
  }

  private init(centroids: Matrix, assignments: [Int], objectives: [Double]) {
    self.centroids = centroids
    self.assignments = assignments
    self.objectives = objectives
  }

  private static func run(
    _ points: Matrix, _ clusterCount: Int, _ stream: inout RandomStream
  ) -> KMeans {
    var centroids = start(points, clusterCount, &stream)
    var objectives: [Double] = []
    var previous: [Int] = []
    while objectives.count < mostSteps {
      var (assignments, distances) = nearest(points, centroids)
      objectives.append(distances.reduce(0, +))
      if assignments == previous { break }
      fillEmpty(&assignments, &distances, clusters: centroids.rows)
      centroids = means(points, assignments, centroids.rows)
      previous = assignments
    }
    return KMeans(centroids: centroids, assignments: previous, objectives: objectives)
  }

  // MARK: Start

  /// The first point by chance, each other one with a probability proportional to its squared distance
  /// from those that are chosen.
  private static func start(
    _ points: Matrix, _ clusterCount: Int, _ stream: inout RandomStream
  ) -> Matrix {
    let first = min(points.rows - 1, Int(stream.uniforms(1)[0] * Double(points.rows)))
    var centroids = row(points, first)
    var distances = (0..<points.rows).map { squaredDistance(points, $0, centroids, 0) }
    while centroids.rows < min(clusterCount, points.rows) {
      let total = distances.reduce(0, +)
      // All other points equal one that is chosen.
      guard total > 0 else { break }
      let chosen = pick(distances, stream.uniforms(1)[0] * total)
      centroids = centroids.stacked(on: row(points, chosen))
      for index in distances.indices {
        distances[index] = min(
          distances[index], squaredDistance(points, index, centroids, centroids.rows - 1))
      }
    }
    return centroids
  }

  /// The index whose stretch of the total a number falls into; never one of weight 0.
  private static func pick(_ weights: [Double], _ place: Double) -> Int {
    var sum = 0.0
    for (index, weight) in weights.enumerated() where weight > 0 {
      sum += weight
      if place < sum { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  // MARK: Steps

  private static func nearest(
    _ points: Matrix, _ centroids: Matrix
  ) -> (assignments: [Int], distances: [Double]) {
    var assignments = [Int](repeating: 0, count: points.rows)
    var distances = [Double](repeating: .infinity, count: points.rows)
    for index in 0..<points.rows {
      for cluster in 0..<centroids.rows {
        let distance = squaredDistance(points, index, centroids, cluster)
        if distance < distances[index] {
          distances[index] = distance
          assignments[index] = cluster
        }
      }
    }
    return (assignments, distances)
  }

  private static func fillEmpty(
    _ assignments: inout [Int], _ distances: inout [Double], clusters: Int
  ) {
    var sizes = sizes(assignments, clusters)
    for cluster in 0..<clusters where sizes[cluster] == 0 {
      let movable = assignments.indices.filter { sizes[assignments[$0]] > 1 }
      guard let furthest = movable.max(by: { distances[$0] < distances[$1] }) else { return }
      sizes[assignments[furthest]] -= 1
      sizes[cluster] += 1
      assignments[furthest] = cluster
      distances[furthest] = 0
    }
  }

  private static func means(
    _ points: Matrix, _ assignments: [Int], _ clusters: Int
  ) -> Matrix {
    var sums = Matrix(zeros: clusters, points.columns)
    for (index, cluster) in assignments.enumerated() {
      for column in 0..<points.columns { sums[cluster, column] += points[index, column] }
    }
    for (cluster, size) in sizes(assignments, clusters).enumerated() {
      for column in 0..<points.columns { sums[cluster, column] /= Double(max(1, size)) }
    }
    return sums
  }

  private static func sizes(_ assignments: [Int], _ clusters: Int) -> [Int] {
    var sizes = [Int](repeating: 0, count: clusters)
    for cluster in assignments { sizes[cluster] += 1 }
    return sizes
  }

  private static func row(_ points: Matrix, _ index: Int) -> Matrix {
    let start = index * points.columns
    return Matrix(
      rows: 1, columns: points.columns,
      values: Array(points.values[start..<start + points.columns]))
  }

  private static func squaredDistance(
    _ points: Matrix, _ index: Int, _ centroids: Matrix, _ cluster: Int
  ) -> Double {
    let width = points.columns
    return points.values.withUnsafeBufferPointer { point in
      centroids.values.withUnsafeBufferPointer { centroid in
        var squared = 0.0
        for column in 0..<width {
          let difference = point[index * width + column] - centroid[cluster * width + column]
          squared += difference * difference
        }
        return squared
      }
    }
  }
}

extension KMeans {
  /// Mean cosine of the angle at `center` between the points of a cluster and their centroid, in
  /// [−1, 1]: near 1 where they all lie in one direction. 1 for a cluster of one point.
  ///
  /// Source: the cohesion by which SIDE keeps clusters, Chen et al. (arXiv 2410.02467).
  ///
  /// - Parameters:
  ///   - points: those that were clustered.
  ///   - center: from where directions are seen, shape (dimension).
  /// - Returns: shape (clusters); `nil` for a centroid at the center.
  package func cohesions(of points: Matrix, about center: [Double]) -> [Double?] {
    let seen = points.subtracting(center), middles = centroids.subtracting(center)
    let norms = seen.squaredRowNorms, middleNorms = middles.squaredRowNorms
    var sums = [Double](repeating: 0, count: centroids.rows)
    for (index, cluster) in assignments.enumerated() where norms[index] > 0 {
      let product = (0..<points.columns).reduce(0) {
        $0 + seen[index, $1] * middles[cluster, $1]
      }
      sums[cluster] += product / norms[index].squareRoot()
    }
    return sizes.indices.map { cluster in
      guard middleNorms[cluster] > 0, sizes[cluster] > 0 else { return nil }
      return sums[cluster] / middleNorms[cluster].squareRoot() / Double(sizes[cluster])
    }
  }
}
