/// What a `.npy` file says of its array, versions 1 to 3.
///
/// Source: NumPy's `numpy/lib/format.py`: magic, version, length of the header, and the header, a
/// Python dictionary of element type, order and shape.
struct NPYHeader: Sendable, Equatable {
  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
  /// Bytes that are enough for a whole header: NumPy itself refuses more than 10 000.
  static let mostBytes = 1 << 16

  let element: ElementKind
  /// Whether bytes stand in the order that is not this machine's.
  let isSwapped: Bool
  let isFortranOrder: Bool
  let shape: ArrayShape
  /// Where the numbers begin.
  let dataOffset: Int

  /// - Parameters:
  ///   - bytes: the beginning of the file, as far as `mostBytes`.
  ///   - size: bytes of the file, which have to be those that the header says.
  ///   - path: for errors.
  init(_ bytes: [UInt8], size: Int, path: String) throws(ArrayError) {
    var reader = ByteReader(bytes)
    func broken(_ detail: String) -> ArrayError {
      .broken(path: path, format: .npy, byte: reader.position, detail)
    }
    guard reader.take(Self.magic.count).map(Array.init) == Self.magic else {
      throw broken("it does not begin with the bytes 93 4E 55 4D 50 59")
    }
    guard let major = reader.number(1), reader.number(1) != nil else {
      throw broken("it ends here")
    }
    guard (1...3).contains(major) else { throw broken("version \(major); known are 1, 2 and 3") }
    guard let length = reader.number(major == 1 ? 2 : 4) else { throw broken("it ends here") }
    dataOffset = reader.position + Int(length)
    guard dataOffset <= Self.mostBytes else {
      throw broken("a header of \(length) bytes; at most \(Self.mostBytes) are read")
    }
    guard dataOffset <= bytes.count else {
      throw .cutShort(path: path, bytes: bytes.count, expected: dataOffset)
    }
    let literal = PythonLiteral.read(&reader)
    guard case .dictionary(let header)? = literal, reader.position <= dataOffset else {
      throw broken("no Python dictionary of element type, order and shape")
    }
    guard case .truth(let isFortranOrder)? = header["fortran_order"] else {
      throw broken("no fortran_order of True or False")
    }
    guard case .sequence(let lengths)? = header["shape"] else { throw broken("no shape") }
    self.isFortranOrder = isFortranOrder
    (element, isSwapped) = try Self.element(header["descr"], path: path)
    shape = try ArrayShape(try Self.shape(lengths, path: path), path: path)
    try ArrayError.checkSize(size, dataOffset + shape.byteCount(of: element), path: path)
  }

  private static func shape(_ lengths: [PythonLiteral], path: String) throws(ArrayError) -> [Int] {
    var shape: [Int] = []
    for length in lengths {
      guard case .number(let number) = length else {
        throw .broken(path: path, format: .npy, byte: 0, "a shape that is not of whole numbers")
      }
      shape.append(number)
    }
    return shape
  }

  /// `<f4`: byte order, kind, size.
  private static func element(
    _ description: PythonLiteral?, path: String
  ) throws(ArrayError) -> (ElementKind, Bool) {
    switch description {
    case .text(let code):
      if code.dropFirst().hasPrefix("O") { throw .refused(path: path, .numpyObjects) }
      guard let order = code.first, let kind = ElementKind.codesOfNumPy[String(code.dropFirst())],
        "<>|=".contains(order), order != "|" || kind.size == 1
      else { throw .otherElement(path: path, code: "'\(code)'") }
      return (kind, order == ">" && kind.size > 1)
    case .sequence: throw .otherElement(path: path, code: "'record with named fields'")
    case .truth, .number, .dictionary, nil:
      throw .broken(path: path, format: .npy, byte: 0, "no element type")
    }
  }
}
