/// Formats that are read where they lie.
extension SampleArray {
  static func npy(_ file: InputFile, _ place: ArrayPlace) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.npy)
    let head = try file.read(at: 0, count: NPYHeader.mostBytes)
    let header = try NPYHeader(head, path: file.path)
    try file.expectEnd(header.end)
    return SampleArray(
      header, in: .file(try FileMapping(file)), start: 0, place, format: .npy)
  }

  static func npz(
    _ file: InputFile, _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    let member = try place.choose(among: try NPZMember.all(in: file)) { $0.name }
    let range = try member.range(in: file)
    let path = "\(file.path):\(member.name)"
    if member.entry.method == 0 {
      let head = try file.read(
        at: range.lowerBound, count: min(range.count, NPYHeader.mostBytes))
      let header = try NPYHeader(head, path: path)
      try header.expectEnd(at: range.count, path: path)
      let store = ByteStore.file(try FileMapping(file))
      return SampleArray(header, in: store, start: range.lowerBound, place, format: .npz)
    }
    let bytes = try member.unpacked(range, from: file, limits: limits)
    let header = try NPYHeader(Array(bytes.prefix(NPYHeader.mostBytes)), path: path)
    try header.expectEnd(at: bytes.count, path: path)
    return SampleArray(header, in: .bytes(bytes), start: 0, place, format: .npz)
  }

  static func safetensors(
    _ file: InputFile, _ place: ArrayPlace
  ) throws(ArrayError) -> SampleArray {
    let header = try SafetensorsHeader(file)
    let tensor = try place.choose(among: header.tensors) { $0.name }
    let (element, shape, offset) = try tensor.rows(dataOffset: header.dataOffset, in: file)
    let rows = ArrayRows(
      store: .file(try FileMapping(file)), offset: offset, count: shape.count, element: element,
      isSwapped: false, places: .together(rowBytes: shape.dimension * element.size))
    return SampleArray(
      path: place.argument, format: .safetensors, shape: shape, parts: [rows],
      files: .file(place.path))
  }

  static func idx(_ file: InputFile, _ place: ArrayPlace) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.idx)
    let header = try IDXHeader(
      try file.read(at: 0, count: IDXHeader.mostBytes), path: file.path)
    try file.expectEnd(header.end)
    let rows = ArrayRows(
      store: .file(try FileMapping(file)), offset: header.dataOffset, count: header.shape.count,
      element: header.element, isSwapped: header.element.size > 1,
      places: .together(rowBytes: header.shape.dimension * header.element.size))
    return SampleArray(
      path: place.argument, format: .idx, shape: header.shape, parts: [rows],
      files: .file(place.path))
  }

  /// - Parameter start: where the `.npy` file begins in the bytes.
  private init(
    _ header: NPYHeader, in store: ByteStore, start: Int, _ place: ArrayPlace, format: ArrayFormat
  ) {
    let shape = header.shape
    // One number a row lies the same in both orders.
    let isFortran = header.isFortranOrder && shape.dimension > 1
    let rows = ArrayRows(
      store: store, offset: start + header.dataOffset, count: shape.count,
      element: header.element, isSwapped: header.isSwapped,
      places: isFortran
        ? .firstIndexFastest : .together(rowBytes: shape.dimension * header.element.size))
    self.init(
      path: place.argument, format: format, shape: shape, parts: [rows], files: .file(place.path))
  }
}

extension NPYHeader {
  /// - Throws: `ArrayError.cutShort`, `.tooLong` unless the file has the bytes that its header says.
  func expectEnd(at size: Int, path: String) throws(ArrayError) {
    if size < end { throw .cutShort(path: path, bytes: size, expected: end) }
    if size > end { throw .tooLong(path: path, bytes: size, expected: end) }
  }
}
