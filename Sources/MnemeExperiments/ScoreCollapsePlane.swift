import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Paths in the plane over one training set, by regularization: to be drawn, and how they approach the
/// point that they end next to.
struct ScoreCollapsePlane: Sendable {
  let spec: ScoreCollapseSpec
  let seed: UInt64

  /// Distances are from this many times the paths drawn.
  private static let distanceFactor = 20
  /// Above this noise paths are drawn step by step; below, they hardly move on the scale of the plane.
  private static let finestNoise = 0.02
  /// Half the side of the square that is drawn.
  static let reach = 3.2

  private var pathCount: Int { spec.drawnCount * Self.distanceFactor }

  private func trial(_ strength: CollapseStrength) -> ScoreCollapseTrial {
    ScoreCollapseTrial(spec: spec, seed: seed, dimension: 2, strength: strength)
  }

  /// Steps after which places are kept: the first and the last, and those between that can be told
  /// apart on paper.
  private var kept: [Int] {
    let levels = spec.flow.noiseLevels
    let fine = max(1, spec.stepCount / 100), coarse = max(1, spec.stepCount / 20)
    return (0..<spec.stepCount).filter {
      $0 % (levels[$0] >= Self.finestNoise ? fine : coarse) == 0
    } + [spec.stepCount]
  }

  private var noiseLevels: [Double] { kept.map { spec.flow.noiseLevels[$0] } }

  var group: TrialGroup {
    let width = pathCount * kept.count * 2
    let cells = spec.drawn.map { strength in
      let base = trial(strength).cell
      return TrialCell(
        experiment: "\(ScoreCollapse.name.rawValue) plane", revision: ScoreCollapse.revision,
        seed: seed,
        settings: [("cell", base.digest), ("drawn_paths", spec.drawnCount.cellText)],
        label: "paths, \(strength.label)", width: width)
    }
    return TrialGroup(cells: cells, trials: 1, workingBytes: 16 * width) { request in
      request.cells.map { outcome(spec.drawn[$0]) }
    }
  }

  /// Places of all paths at each kept step, row-major.
  private func outcome(_ strength: CollapseStrength) -> [Double] {
    let trial = trial(strength)
    let score = FiniteSetScore(
      points: trial.points(0), regularization: strength.regularization)
    let kept = Set(kept)
    var values: [Double] = []
    _ = spec.flow.end(of: trial.starts(pathCount, 0), under: score) { step, places in
      if kept.contains(step) { values += places.values }
    }
    return values
  }

  private func places(_ outcome: [Double], level: Int) -> Matrix {
    let size = pathCount * 2
    return Matrix(
      rows: pathCount, columns: 2, values: Array(outcome[level * size..<(level + 1) * size]))
  }

  // MARK: Rows

  func paths(_ outcomes: [[Double]]) -> [ScoreCollapsePathRow] {
    zip(spec.drawn, outcomes).flatMap { strength, outcome in
      noiseLevels.enumerated().flatMap { level, noise in
        let places = places(outcome, level: level)
        return (0..<spec.drawnCount).map { path in
          var row = ScoreCollapsePathRow()
          row.regularization = strength.kind
          row.path = path
          row.noiseLevel = noise
          row.x = places[path, 0]
          row.y = places[path, 1]
          return row
        }
      }
    }
  }

  func distances(_ outcomes: [[Double]]) -> [ScoreCollapseDistanceRow] {
    let points = trial(.none).points(0)
    return zip(spec.drawn, outcomes).flatMap { strength, outcome in
      let ends = places(outcome, level: noiseLevels.count - 1)
      let targets = NeighbourRatios(of: ends, in: points).neighbours.map(\.index)
      return noiseLevels.enumerated().map { level, noise in
        let places = places(outcome, level: level)
        let quantiles = SampleQuantiles(
          targets.enumerated().map { path, target in
            hypot(places[path, 0] - points[target, 0], places[path, 1] - points[target, 1])
          })
        var row = ScoreCollapseDistanceRow()
        row.regularization = strength.kind
        row.strength = strength.value
        row.noiseLevel = noise
        row.pathCount = pathCount
        row.q25 = quantiles.value(at: 0.25)
        row.median = quantiles.median
        row.q75 = quantiles.value(at: 0.75)
        return row
      }
    }
  }

  var cells: [ScoreCollapseCellRow] {
    let points = trial(.none).points(0)
    return VoronoiCells(of: points, reach: Self.reach).corners.enumerated()
      .flatMap { point, corners in
        corners.map { corner in
          var row = ScoreCollapseCellRow()
          row.point = point
          row.pointX = points[point, 0]
          row.pointY = points[point, 1]
          row.x = corner.x
          row.y = corner.y
          return row
        }
      }
  }
}
