import MnemeEngine
import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// Simulated hits of training points, and how many different ones there are.
struct ExtractionHits: Sendable {
  let spec: ExtractionSpec
  let seed: UInt64

  func probabilities(_ law: HitLaw) -> [Double] {
    law.probabilities(spec.poolSize, exponent: spec.zipfExponent)
  }

  func cell(_ law: HitLaw) -> TrialCell {
    TrialCell(
      experiment: "\(Extraction.name.rawValue) hits", revision: Extraction.revision, seed: seed,
      settings: [
        ("law", law.rawValue), ("pool_size", spec.poolSize.cellText),
        ("zipf_exponent", spec.zipfExponent.cellText),
        ("hit_counts", spec.hitCounts.map(\.cellText).joined(separator: ",")),
      ], label: "hits, \(law.rawValue)", width: spec.hitCounts.count)
  }

  var group: TrialGroup {
    TrialGroup(cells: HitLaw.allCases.map(cell), trials: spec.hitTrials) { request in
      request.cells.map { outcome(HitLaw.allCases[$0], request.trial) }
    }
  }

  /// Different training points among the first samples, for each count.
  func outcome(_ law: HitLaw, _ trial: Int) -> [Double] {
    var stream = cell(law).stream(trial: trial, purpose: "hits")
    var sums: [Double] = []
    for probability in probabilities(law) { sums.append((sums.last ?? 0) + probability) }
    let targets = stream.uniforms(spec.hitCounts.last ?? 0).map { uniform in
      // The first point whose share ends beyond the uniform.
      min(sums.partitioningIndex { $0 > uniform }, sums.count - 1)
    }
    return spec.hitCounts.map { count in
      Double(DistinctHits(targets: Array(targets[..<count]), samples: count).distinct)
    }
  }

  /// - Parameter outcomes: of each law, by trial.
  func rows(_ outcomes: [[[Double]]]) -> [ExtractionHitRow] {
    zip(HitLaw.allCases, outcomes).flatMap { law, trials in
      spec.hitCounts.enumerated().map { index, count in
        var row = ExtractionHitRow()
        row.law = law
        row.poolSize = spec.poolSize
        row.sampleCount = count
        row.trials = trials.count
        row.intervalLevel = spec.intervalLevel
        row.distinct = TrialSummary(of: trials.map { $0[index] })
          .meanInterval(trials: trials.count, level: spec.intervalLevel)
        row.expected =
          DistinctHits.expected(probabilities: probabilities(law), samples: count).mean
        row.equalExpected =
          DistinctHits.expected(probabilities: probabilities(.equal), samples: count).mean
        return row
      }
    }
  }
}

extension [Double] {
  /// The first index where a condition holds that, once it holds, goes on to hold; `count` if nowhere.
  fileprivate func partitioningIndex(where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
