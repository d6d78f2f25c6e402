/// Formats of one file: those that are read where they lie, and text.
extension SampleArray {
  static func npy(
    _ source: some ByteSource, _ place: ArrayPlace
  ) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.npy)
    let head = try source.read(at: 0, count: NPYHeader.mostBytes)
    let header = try NPYHeader(head, size: source.size, path: source.path)
    return SampleArray(
      header, in: try source.store(), start: 0, place, format: .npy, source.contents)
  }

  static func npz(
    _ source: some ByteSource, _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    let member = try place.choose(among: try NPZMember.all(in: source)) { $0.name }
    let range = try member.range(in: source)
    let path = "\(source.path):\(member.name)"
    if member.isStored {
      let head = try source.read(
        at: range.lowerBound, count: min(range.count, NPYHeader.mostBytes))
      let header = try NPYHeader(head, size: range.count, path: path)
      return SampleArray(
        header, in: try source.store(), start: range.lowerBound, place, format: .npz,
        source.contents)
    }
    let bytes = try member.unpacked(range, from: source, limits: limits)
    let head = Array(bytes.prefix(NPYHeader.mostBytes))
    let header = try NPYHeader(head, size: bytes.count, path: path)
    return SampleArray(
      header, in: .bytes(bytes), start: 0, place, format: .npz, source.contents)
  }

  static func safetensors(
    _ source: some ByteSource, _ place: ArrayPlace
  ) throws(ArrayError) -> SampleArray {
    let header = try SafetensorsHeader(source)
    let tensor = try place.choose(among: header.tensors) { $0.name }
    let (element, shape, offset) = try tensor.rows(dataOffset: header.dataOffset, in: source)
    let rows = ArrayRows(
      store: try source.store(), offset: offset, count: shape.count, element: element,
      isSwapped: false, places: .together(rowBytes: shape.dimension * element.size))
    return SampleArray(
      path: place.argument, format: .safetensors, shape: shape, parts: [rows],
      contents: source.contents)
  }

  static func idx(
    _ source: some ByteSource, _ place: ArrayPlace
  ) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.idx)
    let head = try source.read(at: 0, count: IDXHeader.mostBytes)
    let header = try IDXHeader(head, size: source.size, path: source.path)
    let rows = ArrayRows(
      store: try source.store(), offset: header.dataOffset, count: header.shape.count,
      element: header.element, isSwapped: header.element.size > 1,
      places: .together(rowBytes: header.shape.dimension * header.element.size))
    return SampleArray(
      path: place.argument, format: .idx, shape: header.shape, parts: [rows],
      contents: source.contents)
  }

  static func csv(
    _ source: some ByteSource, _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.csv)
    var numbers = CSVNumbers(path: source.path, limits: limits)
    try source.readWindows { bytes, isLast throws(ArrayError) in
      try numbers.read(bytes, isLast: isLast)
    }
    let (values, shape) = try numbers.finish()
    let rows = ArrayRows(
      store: .doubles(values), offset: 0, count: shape.count, element: .float64,
      isSwapped: false, places: .together(rowBytes: shape.dimension * ElementKind.float64.size))
    return SampleArray(
      path: place.argument, format: .csv, shape: shape, parts: [rows], contents: source.contents)
  }

  /// - Parameter start: where the `.npy` file begins in the bytes.
  private init(
    _ header: NPYHeader, in store: ByteStore, start: Int, _ place: ArrayPlace,
    format: ArrayFormat, _ contents: DigestedBytes
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
      path: place.argument, format: format, shape: shape, parts: [rows], contents: contents)
  }
}
