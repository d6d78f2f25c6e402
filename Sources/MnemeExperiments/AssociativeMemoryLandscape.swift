import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeNumerics
import MnemeTables
import MnemeTheory

/// Energies on a grid of the plane, of a few patterns and of the continuum, at some temperatures.
struct AssociativeMemoryLandscape: Sendable {
  let spec: AssociativeMemorySpec
  let seed: UInt64

  /// Half the side of the square, and places along a side.
  private static let reach = 1.5
  private static let side = 31

  private var places: [Double] {
    (0..<Self.side).map { -Self.reach + 2 * Self.reach * Double($0) / Double(Self.side - 1) }
  }

  private func cell(_ beta: Double) -> TrialCell {
    TrialCell(
      experiment: "\(AssociativeMemory.name.rawValue) energies",
      revision: AssociativeMemory.revision, seed: seed,
      settings: [
        ("beta", beta.cellText), ("drawn_patterns", spec.drawnPatterns.cellText),
        ("side", Self.side.cellText),
      ], label: "energies, beta = \(beta.cellText)", width: Self.side * Self.side)
  }

  private var patterns: Matrix {
    let drawing = TrialCell(
      experiment: "\(AssociativeMemory.name.rawValue) drawn patterns",
      revision: AssociativeMemory.revision, seed: seed,
      settings: [("drawn_patterns", spec.drawnPatterns.cellText)], label: "drawn patterns", width: 0
    )
    return AssociativeMemoryTrial.patterns(
      spec.drawnPatterns, drawing.stream(trial: 0, purpose: "patterns"))
  }

  var group: TrialGroup {
    TrialGroup(cells: spec.drawnBetas.map(cell), trials: 1) { request in
      request.cells.map { energies(spec.drawnBetas[$0]) }
    }
  }

  /// Row by row from the least y, each from the least x.
  private func energies(_ beta: Double) -> [Double] {
    let grid = places.flatMap { y in places.flatMap { [$0, y] } }
    return PatternMemory(patterns: patterns, beta: beta)
      .energies(at: Matrix(rows: grid.count / 2, columns: 2, values: grid))
  }

  func rows(_ energies: [[Double]]) -> [AssociativeMemoryEnergyRow] {
    zip(spec.drawnBetas, energies).flatMap { beta, own in
      let continuum = places.flatMap { y in
        places.map { AssociativeRing.energy(radius: hypot($0, y), beta: beta) }
      }
      let least = own.min() ?? 0, leastOfAll = continuum.min() ?? 0
      return own.indices.map { index in
        var row = AssociativeMemoryEnergyRow()
        row.beta = beta
        row.x = places[index % Self.side]
        row.y = places[index / Self.side]
        row.patterns = own[index] - least
        row.continuum = continuum[index] - leastOfAll
        return row
      }
    }
  }

  var patternRows: [AssociativeMemoryPatternRow] {
    let patterns = patterns
    return (0..<patterns.rows).map { index in
      var row = AssociativeMemoryPatternRow()
      row.x = patterns[index, 0]
      row.y = patterns[index, 1]
      return row
    }
  }
}
