/// The energy at a place of the plane, of a few patterns and of infinitely many on the circle.
package struct AssociativeMemoryEnergyRow: TableRow {
  package static let tableName = "associative_memory_energy"

  package var beta = 0.0
  package var x = 0.0
  package var y = 0.0
  package var patterns = 0.0
  package var continuum = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("beta", \.beta, "Inverse temperature."),
      TableColumn("x", \.x, "First coordinate."),
      TableColumn("y", \.y, "Second coordinate."),
      TableColumn(
        "energy_patterns", \.patterns,
        "Energy of the drawn patterns, less its least value on this grid."),
      TableColumn(
        "energy_continuum", \.continuum,
        "Energy of infinitely many patterns on the unit circle, less its least value on this grid."),
    ]
  }
}

/// A pattern whose energy is drawn.
package struct AssociativeMemoryPatternRow: TableRow {
  package static let tableName = "associative_memory_patterns"

  package var x = 0.0
  package var y = 0.0

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("x", \.x, "First coordinate of a pattern on the unit circle."),
      TableColumn("y", \.y, "Second coordinate."),
    ]
  }
}
