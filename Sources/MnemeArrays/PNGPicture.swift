/// A picture of 8-bit grey or RGB pixels, decoded from PNG.
///
/// Source: the PNG specification (ISO/IEC 15948), sections 5, 9 and 10. Pixels are the file's own
/// numbers: no gamma, no colour profile.
struct PNGPicture: Sendable, Equatable {
  static let magic: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let header: PNGHeader
  /// `height` × `width` × `channels`.
  let pixels: [UInt8]

  /// - Parameter path: for errors.
  init(_ bytes: [UInt8], path: String) throws(ArrayError) {
    var reader = ByteReader(bytes)
    guard reader.take(Self.magic.count).map(Array.init) == Self.magic else {
      throw .picture(path: path, .notPNG)
    }
    let first = try PNGChunk(&reader, path: path)
    header = try PNGHeader(first, path: path)
    var packed: [ArraySlice<UInt8>] = []
    chunks: while true {
      let chunk = try PNGChunk(&reader, path: path)
      switch chunk.kind {
      case "IDAT": packed.append(chunk.content)
      case "IEND": break chunks
      case "tRNS": throw .picture(path: path, .alpha)
      default:
        // A capital says that the picture can't be understood without.
        guard chunk.isOptional else { throw .picture(path: path, .broken("chunk '\(chunk.kind)'")) }
      }
    }
    pixels = try PNGLines.unfiltered(try Self.unpack(packed, header, path), header, path: path)
  }

  private static func unpack(
    _ packed: [ArraySlice<UInt8>], _ header: PNGHeader, _ path: String
  ) throws(ArrayError) -> [UInt8] {
    var next = packed.makeIterator()
    let result = try Inflation.unpack(size: header.filteredBytes, wrapping: .zlib) {
      () throws(ArrayError) in
      // An empty chunk is allowed, and not the end.
      while let chunk = next.next() { if !chunk.isEmpty { return Array(chunk) } }
      return []
    }
    switch result {
    case .success(let bytes): return bytes
    case .failure(.broken(let detail)): throw .picture(path: path, .broken(detail))
    case .failure(.longer):
      throw .picture(path: path, .broken("more pixels than its size says"))
    case .failure(.shorter):
      throw .picture(path: path, .broken("fewer pixels than its size says"))
    }
  }
}

/// Length, kind, content, checksum.
struct PNGChunk {
  let kind: String
  let content: ArraySlice<UInt8>
  let isOptional: Bool

  init(_ reader: inout ByteReader, path: String) throws(ArrayError) {
    guard let length = reader.number(4, isBigEndian: true),
      let whole = reader.take(4 + Int(length)),
      let checksum = reader.number(4, isBigEndian: true)
    else { throw .picture(path: path, .broken("it ends within a chunk; is it cut short?")) }
    guard UInt64(Inflation.checksum(whole)) == checksum else {
      throw .picture(path: path, .broken("a chunk with another checksum than stated"))
    }
    let name = whole.prefix(4)
    kind = String(decoding: name, as: UTF8.self)
    isOptional = name.first.map { $0 & 0x20 != 0 } ?? false
    content = whole.dropFirst(4)
  }
}

/// Size and kind of pixels.
struct PNGHeader: Sendable, Equatable {
  let width: Int
  let height: Int
  /// 1: grey; 3: red, green, blue.
  let channels: Int

  init(width: Int, height: Int, channels: Int) {
    self.width = width
    self.height = height
    self.channels = channels
  }

  init(_ chunk: PNGChunk, path: String) throws(ArrayError) {
    var reader = ByteReader(Array(chunk.content))
    guard chunk.kind == "IHDR", chunk.content.count == 13,
      let width = reader.number(4, isBigEndian: true),
      let height = reader.number(4, isBigEndian: true), let depth = reader.number(1),
      let colour = reader.number(1), let packing = reader.number(1), let filter = reader.number(1),
      let interlace = reader.number(1), width > 0, height > 0, packing == 0, filter == 0
    else { throw .picture(path: path, .broken("no header of size and kind")) }
    if colour == 3 { throw .picture(path: path, .palette) }
    if colour == 4 || colour == 6 { throw .picture(path: path, .alpha) }
    if depth == 16 { throw .picture(path: path, .sixteenBits) }
    guard depth == 8, colour == 0 || colour == 2 else { throw .picture(path: path, .fewBits) }
    if interlace != 0 { throw .picture(path: path, .interlaced) }
    channels = colour == 0 ? 1 : 3
    self.width = Int(width)
    self.height = Int(height)
    let (pixels, overflows) = self.width.multipliedReportingOverflow(by: self.height * channels)
    guard !overflows, pixels <= ArrayShape.mostColumns else {
      throw .picture(path: path, .tooLarge)
    }
  }

  /// (height, width) for grey, else (height, width, 3).
  var shape: [Int] { channels == 1 ? [height, width] : [height, width, channels] }
  var lineBytes: Int { width * channels }
  /// A line begins with the number of its filter.
  var filteredBytes: Int { height * (lineBytes + 1) }
}

/// What can be wrong with a picture.
package enum PictureFault: Sendable, Equatable, CustomStringConvertible {
  case notPNG
  case broken(String)
  case palette, alpha, sixteenBits, fewBits, interlaced
  case tooLarge

  package var description: String {
    switch self {
    case .notPNG: "is no PNG, whatever its name says; convert it or take it out of the folder"
    case .broken(let detail): "is a broken PNG: \(detail); copy or write it again"
    case .palette: "has its colours in a palette; \(Self.conversion)"
    case .alpha: "has transparency, which has no place in the numbers; \(Self.conversion)"
    case .sixteenBits:
      "has 16 bits a colour, and 8 are read; convert it (mogrify -depth 8 *.png), or save the "
        + "numbers as .npy"
    case .fewBits: "has fewer than 8 bits a pixel; \(Self.conversion)"
    case .interlaced: "is interlaced; \(Self.conversion)"
    case .tooLarge: "has more than \(ArrayShape.mostColumns) numbers; make it smaller"
    }
  }

  private static let conversion =
    "convert it, in Python: Image.open(name).convert(\"RGB\").save(name) (\"L\" for grey)"
}
