/// Rows that are at no distance from any other.
package enum DistanceError: Error, Equatable, CustomStringConvertible {
  /// A NaN or an infinity in this row, counted from 0.
  case targetNotFinite(row: Int)
  case queryNotFinite(row: Int)

  package var description: String {
    switch self {
    case .targetNotFinite(let row): "row \(row) of the targets has a NaN or an infinite number"
    case .queryNotFinite(let row): "row \(row) of the queries has a NaN or an infinite number"
    }
  }
}
