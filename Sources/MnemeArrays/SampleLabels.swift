import MnemeNumerics

/// A whole number for each row: the class of a sample.
package struct SampleLabels: Sendable, Equatable {
  package let path: String
  package let values: [Int]

  /// - Parameter argument: as for `SampleArray.open`: one number a row, whole; of CIFAR-10's batches
  ///   the labels that are in them.
  /// - Throws: `ArrayError`.
  package static func open(
    _ argument: String, limits: ArrayLimits = ArrayLimits()
  ) throws(ArrayError) -> SampleLabels {
    let array = try SampleArray.open(argument, limits: limits)
    let values = try array.format == .cifar10 ? batchLabels(array) : wholeNumbers(array)
    return SampleLabels(path: argument, values: values)
  }

  private static func batchLabels(_ array: SampleArray) throws(ArrayError) -> [Int] {
    let labels = array.parts.map { part in
      ArrayRows(
        store: part.store, offset: part.offset - CIFARRecords.labelBytes, count: part.count,
        element: .uint8, isSwapped: false, places: part.places)
    }
    return try wholeNumbers(
      SampleArray(
        path: array.path, format: .cifar10,
        shape: try ArrayShape([array.count], path: array.path), parts: labels,
        contents: array.contents))
  }

  private static func wholeNumbers(_ array: SampleArray) throws(ArrayError) -> [Int] {
    guard array.dimension == 1 else {
      throw .severalLabels(path: array.path, shape: [array.count] + array.itemShape)
    }
    var labels: [Int] = []
    for (row, value) in try array.doubles(0..<array.count).values.enumerated() {
      guard abs(value) <= 0x1p53, let label = Int(exactly: value) else {
        throw .badLabel(path: array.path, row: row, value: "\(value)")
      }
      labels.append(label)
    }
    return labels
  }
}
