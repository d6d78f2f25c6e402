import MnemeTables

/// The values that the prose of `linear-transition` may ask for.
struct LinearTransitionHoles {
  let tables: LinearTransitionTables

  var holes: Holes {
    var holes = Holes()
    addSetting(to: &holes)
    addVerdicts(to: &holes)
    addDivergence(to: &holes)
    holes.show("scales_table", .table(tables.leadingTable))
    holes.claim("has_other_scales", !tables.otherScales.isEmpty)
    holes.show("other_scales", otherScales)
    return holes
  }

  // MARK: Setting

  private func addSetting(to holes: inout Holes) {
    let quotes = tables.cells[0].quotes
    holes.say("q", quotes.number("q", .significant(6)))
    holes.say("interval_level", quotes.number("interval_level", .percent(places: 0)))
    holes.say("generated_count", quotes.number("generated_count", .count))
    holes.say("dimensions", distinct("dimension"))
    holes.say("reference_counts", distinct("reference_count"))
    holes.say("trials", distinct("trials"))
    holes.claim("has_several_reference_counts", tables.referenceCounts.count > 1)
  }

  /// The different values of a column: `20, 50 and 100`.
  private func distinct(_ column: String) -> [Inline] {
    var seen: [String] = []
    var parts: [Inline] = []
    for cell in tables.cells {
      let quotes = cell.quotes
      guard !seen.contains(quotes.text(column)) else { continue }
      seen.append(quotes.text(column))
      parts += quotes.number(column, .count)
    }
    return parts.joined(separator: ", ", last: " and ")
  }

  // MARK: Verdicts

  private func addVerdicts(to holes: inout Holes) {
    if let first = tables.spokenScales.first {
      holes.say("leading_level", first.quotes.number("level", .exact))
    } else {
      holes.say("leading_level", .missing(reason: "the table holds no row of the default reading"))
    }
    holes.claim("has_scales", !tables.spokenScales.isEmpty)
    for (name, verdict) in [
      ("aligned", Verdict.aligned), ("not_aligned", .notAligned), ("undecided", .undecided),
    ] {
      let rows = tables.spokenScales.filter { $0.verdict == verdict }
      holes.claim("has_\(name)", !rows.isEmpty)
      holes.say(name, enumeration(of: rows))
    }
    holes.repeat("scales", tables.spokenScales.map(scale))
    holes.repeat("falls", tables.spokenFalls.map(fall))
  }

  /// `20 and 100`, with the reference count where it differs between rows.
  private func enumeration(of rows: [LinearTransitionScaleRow]) -> [Inline] {
    rows.enumerated().flatMap { index, row in
      let separator = index == 0 ? "" : index == rows.count - 1 ? " and " : ", "
      return (index == 0 ? [] : [Inline.text(separator)]) + name(of: row)
    }
  }

  private func name(of row: LinearTransitionScaleRow) -> [Inline] {
    let dimension = row.quotes.number("dimension", .count)
    guard tables.referenceCounts.count > 1 else { return dimension }
    return dimension + [.text(" ("), .math("N_{\\mathrm{ref}}"), .text(" = ")]
      + row.quotes.number("reference_count", .count) + [.text(")")]
  }

  private func scale(_ row: LinearTransitionScaleRow) -> Holes {
    let quotes = row.quotes
    let crossings = tables.crossings(of: row)
    var holes = Holes()
    holes.say("scale_name", name(of: row))
    holes.claim("has_n_mem", row.memorization.value != nil)
    holes.say("n_mem", row.quotes(onlyReasonsOf: "n_mem").interval("n_mem"))
    holes.claim("has_ratio", row.ratio.value != nil)
    holes.say("ratio", quotes.interval("ratio"))
    holes.claim("is_aligned", row.verdict == .aligned)
    holes.claim("is_not_aligned", row.verdict == .notAligned)
    holes.claim("is_undecided", row.verdict == .undecided)
    holes.claim("has_reason", !row.reason.isEmpty)
    holes.say("reason", Symbols.parts(of: row.reason))
    holes.claim("has_several_crossings", crossings.count > 1)
    holes.say("crossings", crossings.flatMap(crossing).joinedPairs)
    return holes
  }

  private func fall(_ row: LinearTransitionScaleRow) -> Holes {
    var holes = Holes()
    holes.say("fall_dimension", row.quotes.number("dimension", .count))
    holes.claim("has_n_fall", row.fall.value != nil)
    holes.say("n_fall", row.quotes(onlyReasonsOf: "n_fall").interval("n_fall"))
    return holes
  }

  private func crossing(_ row: LinearTransitionCrossingRow) -> [Inline] {
    row.quotes.number("training_count", .significant(3)) + [.text(" (\(row.direction.rawValue))")]
  }

  // MARK: Divergence

  /// What the prose quotes of the divergence: the largest dimension, at the first cell whose mean
  /// has a standard error (before, a mean of simulations says little) and at the last.
  private func addDivergence(to holes: inout Holes) {
    let cells = tables.cells(ofDimension: tables.dimensions.max() ?? 0)
    let measured = cells.filter {
      ($0.klNats.mean?.isFinite ?? false) && ($0.klNats.standardError?.isFinite ?? false)
    }
    holes.claim("has_divergence", !measured.isEmpty)
    for (name, cell) in [("first", measured.first), ("last", measured.last)] {
      let cell = cell ?? cells[0]
      let quotes = cell.quotes
      holes.say("\(name)_dimension", quotes.number("dimension", .count))
      holes.say("\(name)_training_count", quotes.number("training_count", .count))
      holes.say(
        "\(name)_kl", quotes.uncertain("kl_nats_mean", standardError: "kl_nats_standard_error"))
      holes.say(
        "\(name)_kl_reduced",
        quotes.uncertain(
          "kl_nats_reduced_variance", standardError: "kl_nats_reduced_variance_standard_error"))
      for bound in ["amgm", "det", "sharp"] {
        holes.say("\(name)_bound_\(bound)", quotes.number("kl_bound_\(bound)", .significant(5)))
      }
      for order in ["first", "second"] {
        let column = "kl_asymptotic_\(order)"
        holes.claim("\(name)_has_asymptote_\(order)", quotes.value(column) != nil)
        holes.say("\(name)_asymptote_\(order)", quotes.number(column, .significant(5)))
      }
    }
  }

  // MARK: Blocks

  private var otherScales: Block {
    .disclosure(
      summary: [.text("The same scales under the other readings and distances")],
      content: [.table(tables.table(of: tables.otherScales))])
  }
}

extension [Inline] {
  /// Number and direction alternate: a comma after each pair.
  fileprivate var joinedPairs: [Inline] {
    enumerated().flatMap { index, part in
      index > 0 && index % 2 == 0 ? [.text(", "), part] : [part]
    }
  }
}
