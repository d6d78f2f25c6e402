/// A picture as an address that holds it: SVG stays text there, which is a fifth shorter than base64.
enum PictureAddress {
  /// For `src` and `srcset` between double quotes: without spaces, quotes, or anything that HTML, or
  /// a search for addresses that lead elsewhere, could take for its own.
  static func text(of svg: [UInt8]) -> String {
    var address = Array("data:image/svg+xml,".utf8)
    address.reserveCapacity(svg.count * 9 / 8)
    let (double, single) = (UInt8(ascii: "\""), UInt8(ascii: "'"))
    let swapsQuotes = !svg.contains(single)
    for (index, byte) in svg.enumerated() {
      if byte == double, swapsQuotes {
        address.append(single)
        continue
      }
      let isSlash = byte == UInt8(ascii: "/") && index > 0 && svg[index - 1] == UInt8(ascii: "/")
      if isPlain(byte), !isSlash {
        address.append(byte)
      } else {
        address += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: address, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Letters, digits and the signs that mean nothing in an address of this kind.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~!*();:@=+$,/?".utf8.contains(byte)
    }
  }
}
