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
    let file = try InputFile(place.path)
    let head = try file.read(at: 0, count: IDXHeader.mostBytes)
    let format = try ArrayFormat.of(head: head, size: file.size, path: place.path)
    switch format {
    case .npy: return try npy(file, place)
    case .npz: return try npz(file, place, limits)
    case .safetensors: return try safetensors(file, place)
    case .csv: return try csv(file, place, limits)
    case .idx: return try idx(file, place)
    case .cifar10: return try cifar10([file], place, digested: .file(place.path))
    case .pngFolder: throw .unknownFormat(path: place.path)
    }
  }

  private static func folder(
    _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    let folder = try ArrayFolder(place.path)
    try place.expectNoMember(folder.batches.isEmpty ? .pngFolder : .cifar10)
    if !folder.batches.isEmpty {
      return try cifar10(
        try folder.openBatches(), place,
        digested: .folder(place.path, names: folder.batches))
    }
    let pictures = try folder.readPictures(limits: limits)
    let shape = try ArrayShape([folder.pictures.count] + pictures.shape, path: place.path)
    let rows = ArrayRows(
      store: .bytes(pictures.pixels), offset: 0, count: shape.count, element: .uint8,
      isSwapped: false, places: .together(rowBytes: shape.dimension))
    return SampleArray(
      path: place.argument, format: .pngFolder, shape: shape, parts: [rows],
      files: .folder(place.path, names: folder.pictures))
  }

  private static func csv(
    _ file: InputFile, _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.csv)
    var numbers = CSVNumbers(path: file.path, limits: limits)
    try file.readWindows { bytes, isLast throws(ArrayError) in
      try numbers.read(bytes, isLast: isLast)
    }
    let (values, shape) = try numbers.finish()
    let rows = ArrayRows(
      store: .doubles(values), offset: 0, count: shape.count, element: .float64,
      isSwapped: false, places: .together(rowBytes: shape.dimension * ElementKind.float64.size))
    // One column is one number a row, as in the other formats.
    let items = shape.dimension == 1 ? try ArrayShape([shape.count], path: file.path) : shape
    return SampleArray(
      path: place.argument, format: .csv, shape: items, parts: [rows], files: .file(place.path))
  }

  private static func cifar10(
    _ files: [InputFile], _ place: ArrayPlace, digested: DigestedFiles
  ) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.cifar10)
    var parts: [ArrayRows] = []
    for file in files {
      let records = try CIFARRecords(file)
      parts.append(
        ArrayRows(
          store: .file(try FileMapping(file)), offset: CIFARRecords.labelBytes,
          count: records.count, element: .uint8, isSwapped: false,
          places: .together(rowBytes: CIFARRecords.recordBytes)))
    }
    let count = parts.reduce(0) { $0 + $1.count }
    return SampleArray(
      path: place.argument, format: .cifar10,
      shape: try ArrayShape([count] + CIFARRecords.itemShape, path: place.path), parts: parts,
      files: digested)
  }
}
