/// A critical number of the phase diagram, as `mneme theory critical` prints it.
package struct CriticalTheoryRow: TableRow {
  package static let tableName = "critical_theory"

  package var name = ""
  package var dimension: Int?
  package var value = 0.0
  package var equation = ""
  package var meaning = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("name", \.name, "Its symbol."),
      TableColumn("dimension", \.dimension, "d; empty for the limit of large d."),
      TableColumn("value", \.value, "The number, dimensionless."),
      TableColumn("equation", \.equation, "The equation of Theory that it follows from."),
      TableColumn("meaning", \.meaning, "What happens there."),
    ]
  }
}
