/// What an IDX file, the format of MNIST, says of its array.
///
/// Two zeros, the element type, the number of axes, the length of each (32 bits); all of it, and
/// the numbers, big-endian.
struct IDXHeader: Sendable, Equatable {
  /// Bytes that are enough for a whole header: 255 axes.
  static let mostBytes = 4 + 4 * 255

  let element: ElementKind
  let shape: ArrayShape
  let dataOffset: Int

  /// Whether a file begins like one and is as long as it says: two zeros alone prove nothing.
  static func fits(head: [UInt8], size: Int) -> Bool {
    guard let (kind, lengths) = parts(of: head) else { return false }
    var total = kind.size
    for length in lengths {
      let (product, overflows) = total.multipliedReportingOverflow(by: length)
      guard !overflows else { return false }
      total = product
    }
    return total == size - 4 - 4 * lengths.count
  }

  /// - Parameters:
  ///   - bytes: the beginning of the file, as far as `mostBytes`.
  ///   - size: bytes of the file, which have to be those that the header says.
  init(_ bytes: [UInt8], size: Int, path: String) throws(ArrayError) {
    guard let (kind, lengths) = Self.parts(of: bytes) else {
      throw .broken(path: path, format: .idx, byte: 0, "no header of element type and lengths")
    }
    element = kind
    shape = try ArrayShape(lengths, path: path)
    dataOffset = 4 + 4 * lengths.count
    try ArrayError.checkSize(size, dataOffset + shape.byteCount(of: element), path: path)
  }

  private static func parts(of bytes: [UInt8]) -> (ElementKind, [Int])? {
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0, bytes[3] > 0,
      let kind = ElementKind.codesOfIDX[bytes[2]]
    else { return nil }
    var reader = ByteReader(bytes, at: 4)
    var lengths: [Int] = []
    for _ in 0..<bytes[3] {
      guard let length = reader.number(4, isBigEndian: true) else { return nil }
      lengths.append(Int(length))
    }
    return (kind, lengths)
  }
}
