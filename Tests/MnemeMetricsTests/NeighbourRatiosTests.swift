import MnemeNumerics
import Testing

@testable import MnemeMetrics

@Suite struct NeighbourRatiosTests {
  static func normals(_ rows: Int, _ columns: Int, _ stream: UInt64) -> Matrix {
    var draws = RandomStream(key: 4711, stream: stream)
    return Matrix(rows: rows, columns: columns, values: draws.normals(rows * columns))
  }

  @Test func distancesAreThoseOfTheTwoNearest() {
    let training = Matrix(rows: 4, columns: 2, values: [0, 0, 3, 4, 0, 2, 10, 10])
    let images = Matrix(rows: 3, columns: 2, values: [0, 0.5, 3, 4, 10, 11])
    let found = NeighbourRatios(of: images, in: training).neighbours
    #expect(found.map(\.index) == [0, 1, 3])
    #expect(found.map(\.nearest) == [0.5, 0, 1])
    #expect(found[0].second == 1.5 && found[1].second == 13.0.squareRoot())
    // One third exactly is not below one third.
    #expect(found.map(\.isMemorized) == [false, true, true])
  }

  /// Copies are memorized, whatever the dimension; a duplicated one is not: both neighbours are it.
  @Test func copiesAreMemorizedUnlessDuplicated() {
    let training = Self.normals(50, 64, 1)
    #expect(NeighbourRatios(of: training, in: training).memorizedCount == 50)
    let doubled = Matrix(
      rows: 2, columns: 64, values: Array(training.values[..<64] + training.values[..<64]))
    let found = NeighbourRatios(of: doubled, in: doubled)
    #expect(found.memorizedCount == 0 && found.neighbours.allSatisfy { $0.ratio == nil })
  }

  /// Without a model: a third on a line, a ninth in the plane (uniform points, so that edges hardly
  /// matter). 4000 images a case; exact binomial limits at 1e-6 a side: false alarms 4e-6 in all. The
  /// rate of the neighbouring dimension is outside them.
  @Test(arguments: [1, 2]) func theNullRateIsThatOfUniformNeighbours(dimension: Int) {
    var draws = RandomStream(key: 99, stream: UInt64(dimension))
    // Away from the edges.
    let images = Matrix(
      rows: 4000, columns: dimension,
      values: draws.uniforms(4000 * dimension).map { 0.1 + 0.8 * $0 })
    // Each image has a training set of its own, so that images are independent.
    var count = 0
    for row in 0..<images.rows {
      let near = Matrix(rows: 400, columns: dimension, values: draws.uniforms(400 * dimension))
      count += NeighbourRatios(of: images.row(row), in: near).memorizedCount
    }
    let limits = BinomialInterval.clopperPearson(successes: count, trials: 4000, level: 1 - 2e-6)
    let rate = NeighbourRatios.uniformRate(dimension: dimension)
    #expect(limits.lower < rate && rate < limits.upper, "\(count)")
    let other = NeighbourRatios.uniformRate(dimension: dimension + 1)
    #expect(limits.lower > other)
  }
}

extension Matrix {
  fileprivate func row(_ index: Int) -> Matrix {
    Matrix(
      rows: 1, columns: columns, values: Array(values[index * columns..<(index + 1) * columns]))
  }
}
