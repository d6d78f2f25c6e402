/// The few values of JSON that the header of a safetensors file is made of.
enum JSONText {
  /// The entries of an object, one after the other.
  ///
  /// - Parameter entry: reads the value of a name; false if it can't.
  /// - Returns: false if there is no object, or one of its entries can't be read; the reader then
  ///   stands where that was found.
  static func object<Failure: Error>(
    _ reader: inout ByteReader, _ entry: (String, inout ByteReader) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    reader.skipSpace()
    guard reader.skip(UInt8(ascii: "{")) else { return false }
    reader.skipSpace()
    if reader.skip(UInt8(ascii: "}")) { return true }
    while true {
      guard let name = text(&reader) else { return false }
      reader.skipSpace()
      guard reader.skip(UInt8(ascii: ":")), try entry(name, &reader) else { return false }
      reader.skipSpace()
      if reader.skip(UInt8(ascii: "}")) { return true }
      guard reader.skip(UInt8(ascii: ",")) else { return false }
    }
  }

  static func integers(_ reader: inout ByteReader) -> [Int]? {
    reader.skipSpace()
    guard reader.skip(UInt8(ascii: "[")) else { return nil }
    reader.skipSpace()
    if reader.skip(UInt8(ascii: "]")) { return [] }
    var values: [Int] = []
    while true {
      reader.skipSpace()
      guard let value = reader.integer() else { return nil }
      values.append(value)
      reader.skipSpace()
      if reader.skip(UInt8(ascii: "]")) { return values }
      guard reader.skip(UInt8(ascii: ",")) else { return nil }
    }
  }

  static func text(_ reader: inout ByteReader) -> String? {
    reader.skipSpace()
    guard reader.skip(UInt8(ascii: "\"")) else { return nil }
    var units: [UInt8] = []
    while let byte = reader.next() {
      switch byte {
      case UInt8(ascii: "\""): return String(validating: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let character = escaped(&reader) else { return nil }
        units += Array(String(character).utf8)
      case 0..<0x20: return nil
      default: units.append(byte)
      }
    }
    return nil
  }

  private static func escaped(_ reader: inout ByteReader) -> Unicode.Scalar? {
    switch reader.next() {
    case UInt8(ascii: "\""): "\""
    case UInt8(ascii: "\\"): "\\"
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "u"): scalar(&reader)
    default: nil
    }
  }

  /// Four hexadecimal digits; characters beyond them are two such, a surrogate pair.
  private static func scalar(_ reader: inout ByteReader) -> Unicode.Scalar? {
    guard let first = codeUnit(&reader) else { return nil }
    guard 0xD800...0xDBFF ~= first else { return Unicode.Scalar(first) }
    guard reader.skip("\\u"), let second = codeUnit(&reader), 0xDC00...0xDFFF ~= second else {
      return nil
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private static func codeUnit(_ reader: inout ByteReader) -> UInt32? {
    guard let digits = reader.take(4) else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(number)
    }
    return value
  }
}
