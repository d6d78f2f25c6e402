import MnemeArrays
import MnemeNumerics
import MnemeTables

/// The most memorized samples of the first generated set as pictures, each with the training samples
/// nearest to it; none where samples are no images.
struct MeasureImages {
  private let summary: MeasureSummary

  init(_ summary: MeasureSummary) { self.summary = summary }

  private static let neighbours = 3

  /// Indices of samples: the least neighbour ratio first, of equal ones the nearest.
  private var ranked: [Int] {
    let found = summary.results.neighbours[0] ?? []
    let order = found.indices.sorted {
      (found[$0].ratio ?? 1, found[$0].nearest, $0) < (found[$1].ratio ?? 1, found[$1].nearest, $1)
    }
    return Array(order.prefix(summary.spec.pictureCount))
  }

  /// - Throws: what reading the samples throws.
  var rows: [MeasureImageRow] {
    get throws {
      guard let model = summary.sets.models.first,
        let shape = ImageShape(itemShape: model.set.input.itemShape),
        shape.dimension == model.set.raw.dimension
      else { return [] }
      let painter = Painter(shape: shape, audit: summary.sets.training.audit)
      var rows: [MeasureImageRow] = []
      for (rank, index) in ranked.enumerated() {
        guard let neighbour = summary.results.neighbours[0]?[index] else { continue }
        var row = try painter.row(model.set, index)
        row.set = model.set.name
        row.rank = rank + 1
        row.ratio = neighbour.ratio
        rows.append(row)
        for (number, target) in neighbour.indices.prefix(Self.neighbours).enumerated() {
          var near = try painter.row(summary.sets.training, target)
          near.set = model.set.name
          near.rank = rank + 1
          near.neighbour = number + 1
          near.distance = neighbour.distances[number]
          near.ratio = neighbour.ratio
          rows.append(near)
        }
      }
      return rows
    }
  }
}

/// Samples as pixels, on the scale of the training set.
private struct Painter {
  let shape: ImageShape
  let range: ClosedRange<Double>

  init(shape: ImageShape, audit: ArrayAudit) {
    self.shape = shape
    let low = audit.minimum ?? 0
    range = low...max(low, audit.maximum ?? 1)
  }

  func row(_ set: MeasureSet, _ index: Int) throws -> MeasureImageRow {
    var row = MeasureImageRow()
    row.row = set.fileRows[index]
    row.width = shape.width
    row.height = shape.height
    row.channels = shape.channels
    var scratch: [Float] = []
    row.pixels = try set.raw.withFloats(index..<index + 1, scratch: &scratch) { values in
      MeasureImageRow.hexadecimal(shape.pixels(Array(values), range: range))
    }
    return row
  }
}
