/// The tables that the prose places, numbered in its order; the hole `see_<table>` calls one by its
/// number: `{{see_scales_table}}`.
struct TableNumbers {
  /// By the names of their holes, in order.
  let places: [(hole: String, place: TablePlace)]
  /// The holes of all tables, placed or not.
  private let holes: [String]

  /// - Parameter usedNames: of the values that the template asked for, in its order.
  init(of holes: Holes, usedNames: [String]) {
    self.holes = Self.tables(in: holes)
    let placed = usedNames.filter(self.holes.contains)
    places = placed.enumerated().map { ($1, TablePlace(number: $0 + 1, hole: $1)) }
  }

  /// For a first rendering, which shows what the template asks for.
  static func draft(of holes: Holes) -> Holes { TableNumbers(of: holes, usedNames: []).references }

  /// A reference to a table that is not placed leads nowhere, and so is found.
  var references: Holes {
    var references = Holes()
    for hole in holes {
      let place = places.first { $0.hole == hole }?.place ?? TablePlace(number: 0, hole: hole)
      references.say("see_\(hole)", place.reference)
    }
    return references
  }

  private static func tables(in holes: Holes) -> [String] {
    holes.values.compactMap { name, value in
      if case .block(.table) = value { return name }
      return nil
    }
  }
}

/// Where a numbered table is.
struct TablePlace: Sendable, Equatable {
  let number: Int
  /// Of its hole, without the ending: `scales` for `scales_table`.
  let name: String

  init(number: Int, hole: String) {
    self.number = number
    name = Self.name(of: hole)
  }

  static func name(of hole: String) -> String {
    let stem = hole.hasSuffix("_table") ? String(hole.dropLast("_table".count)) : hole
    return stem.replacingAll("_", with: "-")
  }

  var title: String { "Table \(number)" }
  var identifier: String { "table-\(name)" }
  /// As a link.
  var reference: Inline { .link([.text(title)], to: .part(identifier)) }
}

extension Holes {
  /// The same values, with the tables at their places.
  func placingTables(_ numbers: TableNumbers) -> Holes {
    var placed = Holes()
    for (name, value) in values {
      guard case .block(.table(var table)) = value,
        let place = numbers.places.first(where: { $0.hole == name })?.place
      else {
        placed.copy(name, value)
        continue
      }
      table.place = place
      placed.show(name, .table(table))
    }
    return placed
  }
}
