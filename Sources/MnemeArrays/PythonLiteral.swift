/// A value as Python writes it, as far as the header of a `.npy` file needs.
enum PythonLiteral: Sendable, Equatable {
  case text(String)
  case truth(Bool)
  case number(Int)
  /// A tuple or a list.
  case sequence([PythonLiteral])
  case dictionary([String: PythonLiteral])

  /// Nested deeper, no header of NumPy's is.
  private static let deepest = 16

  /// The value that is next.
  ///
  /// - Returns: nil if it is none of those above; the reader then stands where that was found.
  static func read(_ reader: inout ByteReader, depth: Int = 0) -> PythonLiteral? {
    guard depth < deepest else { return nil }
    reader.skipSpace()
    switch reader.peek {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return text(&reader).map(PythonLiteral.text)
    case UInt8(ascii: "{"): return dictionary(&reader, depth)
    case UInt8(ascii: "("): return sequence(&reader, depth, closing: UInt8(ascii: ")"))
    case UInt8(ascii: "["): return sequence(&reader, depth, closing: UInt8(ascii: "]"))
    case UInt8(ascii: "T"): return reader.skip("True") ? .truth(true) : nil
    case UInt8(ascii: "F"): return reader.skip("False") ? .truth(false) : nil
    default: return number(&reader)
    }
  }

  private static func number(_ reader: inout ByteReader) -> PythonLiteral? {
    guard let value = reader.integer() else { return nil }
    // Python 2 marked long ones.
    _ = reader.skip(UInt8(ascii: "L"))
    return .number(value)
  }

  /// Without escapes: no dictionary of NumPy's has them in what is read here.
  private static func text(_ reader: inout ByteReader) -> String? {
    guard let quote = reader.next() else { return nil }
    var content: [UInt8] = []
    while let byte = reader.next(), byte != UInt8(ascii: "\\") {
      if byte == quote { return String(validating: content, as: UTF8.self) }
      content.append(byte)
    }
    return nil
  }

  private static func sequence(
    _ reader: inout ByteReader, _ depth: Int, closing: UInt8
  ) -> PythonLiteral? {
    _ = reader.next()
    var values: [PythonLiteral] = []
    while true {
      reader.skipSpace()
      if reader.skip(closing) { return .sequence(values) }
      guard let value = read(&reader, depth: depth + 1) else { return nil }
      values.append(value)
      reader.skipSpace()
      guard reader.skip(UInt8(ascii: ",")) || reader.peek == closing else { return nil }
    }
  }

  private static func dictionary(_ reader: inout ByteReader, _ depth: Int) -> PythonLiteral? {
    _ = reader.next()
    var values: [String: PythonLiteral] = [:]
    while true {
      reader.skipSpace()
      if reader.skip(UInt8(ascii: "}")) { return .dictionary(values) }
      guard case .text(let key)? = read(&reader, depth: depth + 1) else { return nil }
      reader.skipSpace()
      guard reader.skip(UInt8(ascii: ":")), values[key] == nil,
        let value = read(&reader, depth: depth + 1)
      else { return nil }
      values[key] = value
      reader.skipSpace()
      guard reader.skip(UInt8(ascii: ",")) || reader.peek == UInt8(ascii: "}") else { return nil }
    }
  }
}
