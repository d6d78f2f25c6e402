/// Adds to a PNG what cairo leaves out: physical size, colour space, provenance.
enum PNGChunks {
  private static let signatureLength = 8
  /// Length, type, 13 bytes, checksum.
  private static let headerLength = 25
  /// 300 dpi in pixels per metre.
  private static let pixelsPerMetre: UInt32 = 11811

  static func adding(_ provenance: FigureProvenance, to png: [UInt8]) -> [UInt8] {
    let split = signatureLength + headerLength
    precondition(png.count > split, "cairo wrote no PNG")
    let density = bigEndian(pixelsPerMetre) + bigEndian(pixelsPerMetre) + [1]
    let extra =
      chunk("sRGB", [0]) + chunk("pHYs", density) + text("Title", provenance.title)
      + text("Description", provenance.subject) + text("Software", provenance.creator)
      + text("Source", "data-sha256=\(provenance.dataDigest)")
    return png[..<split] + extra + png[split...]
  }

  /// An uncompressed iTXt chunk.
  private static func text(_ keyword: String, _ value: String) -> [UInt8] {
    chunk("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(value.utf8))
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// CRC-32 of the PNG specification, annex D.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xedb8_8320 ^ (crc >> 1) : crc >> 1 }
    }
    return crc ^ 0xffff_ffff
  }
}
