import Glibc
import MnemeDiffusion
import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// One trial of `associative-memory`: patterns on random angles, the minima of their energy, samples,
/// and which patterns come back from noise.
struct AssociativeMemoryTrial: Sendable {
  let spec: AssociativeMemorySpec
  let seed: UInt64
  let patternCount: Int

  var cell: TrialCell {
    TrialCell(
      experiment: AssociativeMemory.name.rawValue, revision: AssociativeMemory.revision, seed: seed,
      settings: [
        ("pattern_count", patternCount.cellText), ("beta", spec.beta.cellText),
        ("sample_count", spec.sampleCount.cellText), ("recall_steps", spec.recallSteps.cellText),
        ("memorized_distance", spec.memorizedDistance.cellText),
        ("away_distance", spec.awayDistance.cellText),
        ("spurious_distance", spec.spuriousDistance.cellText),
        ("noise_levels", spec.noiseLevels.map(\.cellText).joined(separator: ",")),
      ],
      label: "K = \(patternCount)",
      width: AssociativeMemoryOutcome.width(noiseLevels: spec.noiseLevels.count))
  }

  /// Weights of samples on patterns, and of starts on patterns.
  var workingBytes: Int {
    MemoryLayout<Double>.stride * patternCount
      * (spec.sampleCount + AssociativeMemorySpec.startCount)
  }

  func outcome(_ trial: Int) -> [Double] {
    let patterns = Self.patterns(patternCount, cell.stream(trial: trial, purpose: "patterns"))
    let memory = PatternMemory(patterns: patterns, beta: spec.beta)
    let minima = memory.minima(
      from: starts(patterns), steps: AssociativeMemorySpec.minimumSteps)
    let away = NeighbourRatios(of: minima, in: patterns).neighbours
      .count { $0.nearest > spec.awayDistance }
    let kinds = RecallKinds(
      of: samples(memory, trial), in: patterns, memorizedDistance: spec.memorizedDistance,
      spuriousDistance: spec.spuriousDistance)
    let counts = [
      minima.rows, away, kinds.memorizedCount, kinds.spuriousCount, kinds.generalizedCount,
    ]
    return (counts + recovered(patterns, trial)).map(Double.init)
  }

  /// On the unit circle, at random angles.
  static func patterns(_ count: Int, _ stream: RandomStream) -> Matrix {
    var stream = stream
    let angles = stream.uniforms(count).map { 2 * Double.pi * $0 }
    return Matrix(rows: count, columns: 2, values: angles.flatMap { [cos($0), sin($0)] })
  }

  /// Patterns from which minima are looked for: all, or evenly chosen ones.
  private func starts(_ patterns: Matrix) -> Matrix {
    let count = min(patterns.rows, AssociativeMemorySpec.startCount)
    let rows = (0..<count).map { $0 * patterns.rows / count }
    return Matrix(
      rows: count, columns: 2, values: rows.flatMap { [patterns[$0, 0], patterns[$0, 1]] })
  }

  /// Patterns, evenly chosen, with `noise` added.
  private func noised(_ patterns: Matrix, _ noise: Double, _ trial: Int, _ purpose: String)
    -> (places: Matrix, own: [Int])
  {
    var stream = cell.stream(trial: trial, purpose: purpose)
    let own = stream.uniforms(spec.sampleCount).map {
      min(patterns.rows - 1, Int($0 * Double(patterns.rows)))
    }
    let normals = Matrix(
      rows: spec.sampleCount, columns: 2, values: stream.normals(2 * spec.sampleCount))
    let chosen = Matrix(
      rows: spec.sampleCount, columns: 2,
      values: own.flatMap { [patterns[$0, 0], patterns[$0, 1]] })
    return (chosen.adding(normals, scale: noise), own)
  }

  /// Down the probability flow to the noise of this temperature, then some steps of recall.
  private func samples(_ memory: PatternMemory, _ trial: Int) -> Matrix {
    let first = AssociativeMemorySpec.firstNoiseLevel
    let starts = noised(memory.patterns, first, trial, "samples").places
    let flow = ProbabilityFlow(
      from: first, to: min(spec.kernelWidth, first / 2), steps: AssociativeMemorySpec.stepCount)
    let ends = flow.end(of: starts, under: FiniteSetScore(points: memory.patterns))
    return memory.relaxed(ends, steps: spec.recallSteps)
  }

  /// For each noise level, how many noised patterns the exact score takes back to their own. The same
  /// patterns and directions of noise at all levels.
  private func recovered(_ patterns: Matrix, _ trial: Int) -> [Int] {
    let last = 1e-4
    let score = FiniteSetScore(points: patterns)
    return spec.noiseLevels.map { level in
      let (starts, own) = noised(patterns, level, trial, "recovery")
      let ends = ProbabilityFlow(from: level, to: last, steps: AssociativeMemorySpec.stepCount)
        .end(of: starts, under: score)
      let nearest = NeighbourRatios(of: ends, in: patterns).neighbours.map(\.index)
      return zip(nearest, own).count { $0 == $1 }
    }
  }
}

/// What one trial found. Stored as `width` numbers.
struct AssociativeMemoryOutcome: Sendable, Equatable {
  let minima: Double
  let awayMinima: Double
  let memorized: Int
  let spurious: Int
  let generalized: Int
  /// By noise level.
  let recovered: [Int]

  static func width(noiseLevels: Int) -> Int { 5 + noiseLevels }

  init(_ values: [Double]) {
    precondition(values.count > 5, "\(values.count) numbers for more than 5")
    minima = values[0]
    awayMinima = values[1]
    memorized = Int(values[2])
    spurious = Int(values[3])
    generalized = Int(values[4])
    recovered = values[5...].map { Int($0) }
  }
}
