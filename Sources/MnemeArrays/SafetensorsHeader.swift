/// What a safetensors file says of its tensors.
///
/// Length of the header (64 bits, little-endian); the header, JSON: for each tensor its type, shape
/// and place in the bytes that follow.
struct SafetensorsHeader: Sendable, Equatable {
  /// A header for 10⁵ tensors.
  static let mostBytes = 1 << 24

  struct Tensor: Sendable, Equatable {
    let name: String
    /// The format's code: `F32`.
    let type: String
    let shape: [Int]
    /// Bytes after the header.
    let range: Range<Int>
  }

  private(set) var tensors: [Tensor] = []
  /// Where the bytes of the tensors begin.
  let dataOffset: Int

  static func fits(head: [UInt8], size: Int) -> Bool {
    var reader = ByteReader(head)
    guard let length = reader.number(8), length >= 2, length <= UInt64(max(0, size - 8)) else {
      return false
    }
    return reader.peek == UInt8(ascii: "{")
  }

  init(_ source: some ByteSource) throws(ArrayError) {
    let path = source.path
    var start = ByteReader(try source.read(at: 0, count: 8))
    guard let length = start.number(8) else {
      throw .cutShort(path: path, bytes: source.size, expected: 8)
    }
    guard length <= UInt64(Self.mostBytes) else {
      throw .broken(
        path: path, format: .safetensors, byte: 0,
        "a header of \(length) bytes; at most \(Self.mostBytes) are read")
    }
    dataOffset = 8 + Int(length)
    guard dataOffset <= source.size else {
      throw .cutShort(path: path, bytes: source.size, expected: dataOffset)
    }
    var reader = ByteReader(try source.read(at: 8, count: Int(length)))
    func broken(_ detail: String, _ reader: ByteReader) -> ArrayError {
      .broken(path: path, format: .safetensors, byte: 8 + reader.position, detail)
    }
    var names: Set<String> = []
    var tensors: [Tensor] = []
    let isWhole = try JSONText.object(&reader) { name, reader throws(ArrayError) in
      guard names.insert(name).inserted else { throw broken("'\(name)' stands twice", reader) }
      if name == "__metadata__" { return Self.skipTexts(&reader) }
      guard let tensor = Self.tensor(name, &reader) else { return false }
      tensors.append(tensor)
      return true
    }
    reader.skipSpace()
    guard isWhole, reader.isAtEnd else { throw broken("no JSON object of tensors", reader) }
    self.tensors = tensors
  }

  private static func skipTexts(_ reader: inout ByteReader) -> Bool {
    JSONText.object(&reader) { _, reader in JSONText.text(&reader) != nil }
  }

  private static func tensor(_ name: String, _ reader: inout ByteReader) -> Tensor? {
    var type: String?
    var shape: [Int]?
    var range: [Int]?
    let isWhole = JSONText.object(&reader) { key, reader in
      switch key {
      case "dtype" where type == nil: type = JSONText.text(&reader)
      case "shape" where shape == nil: shape = JSONText.integers(&reader)
      case "data_offsets" where range == nil: range = JSONText.integers(&reader)
      default: return false
      }
      return true
    }
    guard isWhole, let type, let shape, let range, range.count == 2, 0 <= range[0],
      range[0] <= range[1]
    else { return nil }
    return Tensor(name: name, type: type, shape: shape, range: range[0]..<range[1])
  }
}

extension SafetensorsHeader.Tensor {
  /// The tensor as rows, once it is known to be what it says.
  ///
  /// - Parameter dataOffset: of its file.
  func rows(
    dataOffset: Int, in source: some ByteSource
  ) throws(ArrayError) -> (element: ElementKind, shape: ArrayShape, offset: Int) {
    guard let element = ElementKind.codesOfSafetensors[type] else {
      throw .otherElement(path: source.path, code: "'\(type)'")
    }
    let rows = try ArrayShape(shape, path: source.path)
    guard rows.byteCount(of: element) == range.count else {
      throw .badShape(
        path: source.path, shape: shape,
        "'\(name)' would have \(rows.byteCount(of: element)) bytes, but has \(range.count)")
    }
    let (end, overflows) = dataOffset.addingReportingOverflow(range.upperBound)
    guard !overflows, end <= source.size else {
      throw .cutShort(
        path: source.path, bytes: source.size, expected: overflows ? Int.max : end)
    }
    return (element, rows, dataOffset + range.lowerBound)
  }
}
