/// A batch of CIFAR-10 in its binary form: a label and 32 × 32 pixels a record, each colour as one
/// plane, no header.
///
/// Source: A. Krizhevsky's page of the data set, "Binary version".
struct CIFARRecords: Sendable, Equatable {
  static let labelBytes = 1
  static let itemShape = [3, 32, 32]
  static let recordBytes = labelBytes + 3 * 32 * 32
  static let labels = 10

  let count: Int

  /// - Throws: `ArrayError.broken` unless the file is whole records, whose first labels are 0 to 9:
  ///   nothing else tells them from any other file.
  init(_ source: some ByteSource) throws(ArrayError) {
    func broken(_ byte: Int, _ detail: String) -> ArrayError {
      .broken(path: source.path, format: .cifar10, byte: byte, detail)
    }
    guard source.size > 0 else { throw .empty(path: source.path) }
    guard source.size % Self.recordBytes == 0 else {
      throw broken(
        source.size, "\(source.size) bytes are not whole records of \(Self.recordBytes)")
    }
    count = source.size / Self.recordBytes
    for record in 0..<min(count, 100) {
      let place = record * Self.recordBytes
      for label in try source.read(at: place, count: 1) where label >= Self.labels {
        throw broken(place, "the label \(label), where 0 to 9 are known")
      }
    }
  }
}
