/// An array of a `.npz` file: an entry of a zip archive that is a `.npy` file.
struct NPZMember: Sendable, Equatable {
  let entry: ZipMember

  var isStored: Bool { entry.method == 0 }

  /// As `numpy.load` names it.
  var name: String { String(entry.name.dropLast(4)) }

  /// - Throws: `ArrayError.refused` for an archive of PyTorch's.
  static func all(in source: some ByteSource) throws(ArrayError) -> [NPZMember] {
    let entries = try ZipDirectory(source).members
    let arrays = entries.filter { $0.name.hasSuffix(".npy") }.map { NPZMember(entry: $0) }
    if arrays.isEmpty, entries.contains(where: { $0.name.hasSuffix("data.pkl") }) {
      throw .refused(path: source.path, .pytorch)
    }
    return arrays
  }

  /// Where the entry's bytes are in the archive.
  ///
  /// - Throws: `ArrayError.broken` if that is not within it, or the entry is encrypted or packed in
  ///   another way than by deflate.
  func range(in source: some ByteSource) throws(ArrayError) -> Range<Int> {
    func broken(_ detail: String) -> ArrayError {
      .broken(
        path: source.path, format: .npz, byte: entry.headerOffset, "'\(entry.name)' \(detail)")
    }
    if entry.isEncrypted { throw broken("is encrypted") }
    guard entry.method == 0 || entry.method == 8 else {
      throw broken("is packed by method \(entry.method), not stored or deflated")
    }
    var header = ByteReader(try source.read(at: entry.headerOffset, count: 30))
    guard header.number(4) == 0x0403_4B50, header.take(22) != nil,
      let nameLength = header.number(2), let extraLength = header.number(2)
    else { throw broken("has no header") }
    let start = entry.headerOffset + 30 + Int(nameLength) + Int(extraLength)
    guard start <= source.size, entry.packedSize <= source.size - start else {
      throw broken("goes beyond the end of the file; is it cut short?")
    }
    guard entry.method == 8 || entry.packedSize == entry.size else {
      throw broken("is stored, but in another size than it states")
    }
    return start..<start + entry.packedSize
  }

  /// The unpacked bytes of a deflated entry, whose checksum is right.
  func unpacked(
    _ range: Range<Int>, from source: some ByteSource, limits: ArrayLimits
  ) throws(ArrayError) -> [UInt8] {
    try limits.check(entry, path: "\(source.path):\(name)")
    var offset = range.lowerBound
    let result = try Inflation.unpack(size: entry.size, wrapping: .none) {
      () throws(ArrayError) in
      let bytes = try source.read(at: offset, count: min(1 << 18, range.upperBound - offset))
      offset += bytes.count
      return bytes
    }
    func broken(_ detail: String) -> ArrayError {
      .broken(path: source.path, format: .npz, byte: offset, "'\(entry.name)' \(detail)")
    }
    switch result {
    case .success(let bytes):
      guard Inflation.checksum(bytes[...]) == entry.checksum else {
        throw broken("has another checksum than stated")
      }
      return bytes
    case .failure(.broken(let detail)): throw broken("can't be unpacked: \(detail)")
    case .failure(.longer): throw broken("is larger than stated")
    case .failure(.shorter): throw broken("is smaller than stated")
    }
  }
}
