/// Measures curves on a grid of training counts, then halves the brackets around their transitions
/// until none is wanted.
enum BracketRefinement {
  /// Halving a bracket of ratio 2⁸ twelve times leaves less than 0.2 %.
  private static let mostRounds = 12

  /// - Parameters:
  ///   - grids: training counts of each curve.
  ///   - wanted: counts that narrow the brackets of a measured curve.
  ///   - stage: name of a round, from 0.
  ///   - measure: all curves on their grids, which are ascending.
  /// - Throws: what `measure` throws.
  static func run<Curve>(
    _ grids: [[Int]], wanted: (Curve) -> [Int], stage: (Int) -> String,
    measure: (_ grids: [[Int]], _ stage: String) async throws -> [Curve]
  ) async throws -> [Curve] {
    var grids = grids
    var curves = try await measure(grids, stage(0))
    for round in 1...mostRounds {
      let more = curves.map(wanted)
      if more.allSatisfy(\.isEmpty) { break }
      grids = zip(grids, more).map { Set($0 + $1).sorted() }
      curves = try await measure(grids, stage(round))
    }
    return curves
  }
}
