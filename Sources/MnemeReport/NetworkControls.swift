import MnemeTables

/// Whether generators whose answer is known read as they must: those that only remember, and those
/// that can't.
struct NetworkControls {
  let content: NetworkContent

  var holes: Holes {
    var holes = Holes()
    add("copies", .copies, to: &holes)
    add("denoiser", .empiricalDenoiser, to: &holes)
    add("fresh", .freshImages, to: &holes)
    let memory = content.cells(.copies) + content.cells(.empiricalDenoiser)
    holes.claim("memory_holds", !memory.isEmpty && memory.allSatisfy(\.readsAsMemory))
    // Three trials without Δ > 0 have an interval up to 0.71.
    let copies = content.cells(.copies)
    holes.claim("has_too_few_trials", !copies.isEmpty && copies.allSatisfy(\.meetsHalf))
    addFresh(to: &holes)
    return holes
  }

  /// The cells furthest from what they must read.
  private func add(_ name: String, _ generator: NetworkGenerator, to holes: inout Holes) {
    let cells = content.cells(generator)
    let byFraction = cells.sorted {
      ($0.deltaMatchedPositive.fraction ?? 0) < ($1.deltaMatchedPositive.fraction ?? 0)
    }
    let byMemory = cells.sorted { ($0.memorized.value ?? 0) < ($1.memorized.value ?? 0) }
    for (end, fraction, memory) in [
      ("least", byFraction.first, byMemory.first), ("most", byFraction.last, byMemory.last),
    ] {
      holes.say(
        "\(name)_\(end)_positive",
        (fraction ?? content.rows[0]).quotes.fraction("delta_matched_positive"))
      holes.say(
        "\(name)_\(end)_memorized",
        (memory ?? content.rows[0]).quotes.interval("memorized_fraction"))
    }
  }

  private func addFresh(to holes: inout Holes) {
    let cells = content.cells(.freshImages)
    let holding = cells.filter(\.meetsHalf)
    holes.claim("fresh_holds", !cells.isEmpty && holding.count == cells.count)
    holes.say("fresh_holding", [.text("\(holding.count)")])
    holes.say("fresh_cells", [.text("\(cells.count)")])
  }
}

extension NetworkRow {
  /// Of the neighbour ratio with the exact denoiser (Gu et al. 2023).
  private static let leastMemorized = 0.99

  /// Nearly every image memorized, within the interval, and P(Δ > 0) below ½.
  fileprivate var readsAsMemory: Bool {
    guard let fraction = deltaMatchedPositive.fraction, let share = memorized.value else {
      return false
    }
    return max(share, memorized.high ?? share) >= Self.leastMemorized && fraction < 0.5
  }

  fileprivate var meetsHalf: Bool {
    guard let low = deltaMatchedPositive.low, let high = deltaMatchedPositive.high else {
      return false
    }
    return low <= 0.5 && high >= 0.5
  }
}
