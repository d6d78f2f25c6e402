import MnemeMetrics
import MnemeNumerics
import Testing

@Suite struct RecallKindsTests {
  private static let training = Matrix(rows: 2, columns: 1, values: [0, 10])

  /// On a point, beside one, two together away from points, and one alone.
  @Test func kinds() {
    let samples = Matrix(rows: 5, columns: 1, values: [0, 0.05, 4, 4.001, 7])
    let kinds = RecallKinds(
      of: samples, in: Self.training, memorizedDistance: 0.1, spuriousDistance: 0.01)
    #expect(kinds.memorizedCount == 2 && kinds.spuriousCount == 2 && kinds.generalizedCount == 1)
  }

  /// Memorized comes first: samples that share a training point are no spurious ones.
  @Test func copiesAreMemorized() {
    let samples = Matrix(rows: 3, columns: 1, values: [10, 10, 10])
    let kinds = RecallKinds(
      of: samples, in: Self.training, memorizedDistance: 0.1, spuriousDistance: 0.1)
    #expect(kinds.memorizedCount == 3 && kinds.spuriousCount == 0)
  }

  /// A sample is no neighbour of its own; an equal one is.
  @Test func othersCountNotItself() {
    let samples = Matrix(rows: 4, columns: 1, values: [3, 5, 7, 7])
    let kinds = RecallKinds(
      of: samples, in: Self.training, memorizedDistance: 0.1, spuriousDistance: 0.5)
    #expect(kinds.spuriousCount == 2 && kinds.generalizedCount == 2)
  }
}
