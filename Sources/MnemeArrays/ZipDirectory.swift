/// An entry of a zip archive, as far as an array in it has to be found.
struct ZipMember: Sendable, Equatable {
  let name: String
  /// 0: stored; 8: deflated.
  let method: Int
  let isEncrypted: Bool
  let checksum: UInt32
  let packedSize: Int
  let size: Int
  /// Of the header that stands before its bytes.
  let headerOffset: Int
}

/// The directory at the end of a zip archive, with 64-bit sizes where it has them.
///
/// Source: PKWARE's APPNOTE, sections 4.3.12 to 4.3.16.
struct ZipDirectory: Sendable, Equatable {
  static let mostMembers = 10_000
  static let mostBytes = 1 << 24

  private(set) var members: [ZipMember] = []

  /// - Throws: `ArrayError.broken`, `.cannotRead`.
  init(_ source: some ByteSource) throws(ArrayError) {
    let end = try ZipEnd(source)
    guard end.members <= Self.mostMembers, end.range.count <= Self.mostBytes else {
      throw .tooLarge(
        path: source.path, "a zip archive of \(end.members) entries; at most \(Self.mostMembers)")
    }
    let bytes = try source.read(at: end.range.lowerBound, count: end.range.count)
    var reader = ByteReader(bytes)
    for _ in 0..<end.members {
      let start = end.range.lowerBound + reader.position
      guard let member = Self.member(&reader) else {
        throw .broken(
          path: source.path, format: .npz, byte: start, "a zip directory with a broken entry")
      }
      members.append(member)
    }
  }

  private static func member(_ reader: inout ByteReader) -> ZipMember? {
    guard reader.number(4) == 0x0201_4B50, reader.take(4) != nil, let flags = reader.number(2),
      let method = reader.number(2), reader.take(4) != nil, let checksum = reader.number(4),
      let packed = reader.number(4), let size = reader.number(4),
      let nameLength = reader.number(2), let extraLength = reader.number(2),
      let commentLength = reader.number(2), reader.take(8) != nil, let offset = reader.number(4),
      let name = reader.take(Int(nameLength)).flatMap({ String(validating: $0, as: UTF8.self) }),
      let extra = reader.take(Int(extraLength)), reader.take(Int(commentLength)) != nil,
      let wide = widened([size, packed, offset], by: Array(extra))
    else { return nil }
    return ZipMember(
      name: name, method: Int(method), isEncrypted: flags & 1 == 1,
      checksum: UInt32(checksum), packedSize: wide[1], size: wide[0], headerOffset: wide[2])
  }

  /// Numbers that don't fit into 32 bits are all ones, and stand in an extra field of kind 1.
  private static func widened(_ numbers: [UInt64], by extra: [UInt8]) -> [Int]? {
    var fields = ByteReader(extra)
    var wide = ByteReader([])
    while let kind = fields.number(2), let length = fields.number(2) {
      guard let field = fields.take(Int(length)) else { break }
      if kind == 1 { wide = ByteReader(Array(field)) }
    }
    var widened: [Int] = []
    for number in numbers {
      let value = number == 0xFFFF_FFFF ? wide.number(8) : number
      guard let value, let whole = Int(exactly: value) else { return nil }
      widened.append(whole)
    }
    return widened
  }
}

/// The last record of a zip archive: where its directory is.
private struct ZipEnd {
  let members: Int
  let range: Range<Int>

  private static let size = 22
  private static let locatorSize = 20

  init(_ source: some ByteSource) throws(ArrayError) {
    func broken(_ byte: Int, _ detail: String) -> ArrayError {
      .broken(path: source.path, format: .npz, byte: byte, detail)
    }
    // A comment of up to 65 535 bytes may follow.
    let start = max(0, source.size - Self.size - 0xFFFF)
    let tail = try source.read(at: start, count: source.size - start)
    guard let position = Self.position(in: tail) else {
      throw broken(source.size, "a zip archive without a directory at its end; is it cut short?")
    }
    var reader = ByteReader(tail, at: position + 10)
    guard var members = reader.number(2), var length = reader.number(4),
      var offset = reader.number(4)
    else { throw broken(start + position, "a zip archive's last record is cut short") }
    if let wide = try Self.wide(before: start + position, in: source) {
      (members, length, offset) = wide
    }
    guard let members = Int(exactly: members), let offset = Int(exactly: offset),
      let length = Int(exactly: length), offset <= start + position,
      length <= start + position - offset
    else { throw broken(start + position, "a zip directory that is not within the file") }
    self.members = members
    range = offset..<offset + length
  }

  private static func position(in tail: [UInt8]) -> Int? {
    guard tail.count >= size else { return nil }
    return (0...tail.count - size).last {
      tail[$0] == 0x50 && tail[$0 + 1] == 0x4B && tail[$0 + 2] == 5 && tail[$0 + 3] == 6
    }
  }

  /// The record of an archive with 64-bit numbers, if there is one.
  private static func wide(
    before end: Int, in source: some ByteSource
  ) throws(ArrayError) -> (UInt64, UInt64, UInt64)? {
    guard end >= locatorSize else { return nil }
    var locator = ByteReader(try source.read(at: end - locatorSize, count: locatorSize))
    guard locator.number(4) == 0x0706_4B50, locator.take(4) != nil,
      let place = locator.number(8), let offset = Int(exactly: place)
    else { return nil }
    var record = ByteReader(try source.read(at: offset, count: 56))
    guard record.number(4) == 0x0606_4B50, record.take(28) != nil, let members = record.number(8),
      let length = record.number(8), let start = record.number(8)
    else {
      throw .broken(
        path: source.path, format: .npz, byte: end, "a zip archive's 64-bit record is missing")
    }
    return (members, length, start)
  }
}
