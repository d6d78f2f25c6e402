extension SampleArray {
  /// Opens an array, and checks all of its format that is not its numbers.
  ///
  /// - Parameters:
  ///   - argument: a path, or `path:name` for one of several arrays in a file.
  ///   - limits: for what has to be unpacked into memory.
  /// - Throws: `ArrayError`.
  package static func open(
    _ argument: String, limits: ArrayLimits = ArrayLimits()
  ) throws(ArrayError) -> SampleArray {
    let place = ArrayPlace(argument)
    if try InputFile.isFolder(place.path) { return try folder(place, limits) }
    return try read(try InputFile(place.path), place, limits)
  }

  /// As `digest()`, without reading the numbers of a file.
  ///
  /// - Throws: `ArrayError`.
  package static func digest(of argument: String) throws(ArrayError) -> String {
    let place = ArrayPlace(argument)
    return try InputFile.isFolder(place.path)
      ? open(argument).digest() : InputFile(place.path).contents.digest()
  }

  /// Reads an array from the bytes of a file that are in memory.
  ///
  /// - Parameters:
  ///   - name: the file's, for its format and for errors.
  ///   - member: which of several arrays.
  /// - Throws: `ArrayError`.
  package static func read(
    _ bytes: [UInt8], named name: String, member: String? = nil,
    limits: ArrayLimits = ArrayLimits()
  ) throws(ArrayError) -> SampleArray {
    let place = ArrayPlace(argument: name, path: name, member: member)
    return try read(MemoryFile(path: name, bytes: bytes), place, limits)
  }

  private static func read(
    _ source: some ByteSource, _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    let head = try source.read(at: 0, count: IDXHeader.mostBytes)
    switch try ArrayFormat.of(head: head, size: source.size, path: place.path) {
    case .npy: return try npy(source, place)
    case .npz: return try npz(source, place, limits)
    case .safetensors: return try safetensors(source, place)
    case .csv: return try csv(source, place, limits)
    case .idx: return try idx(source, place)
    case .cifar10: return try cifar10([source], place, contents: source.contents)
    case .pngFolder: throw .unknownFormat(path: place.path)
    }
  }
}
