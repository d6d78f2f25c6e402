/// Formats of several files.
extension SampleArray {
  static func folder(
    _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    let folder = try ArrayFolder(place.path)
    if folder.batches.isEmpty { return try pictures(folder, place, limits) }
    return try cifar10(
      try folder.openBatches(), place, contents: .folder(place.path, names: folder.batches))
  }

  static func cifar10(
    _ batches: [some ByteSource], _ place: ArrayPlace, contents: DigestedBytes
  ) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.cifar10)
    var parts: [ArrayRows] = []
    for batch in batches {
      let records = try CIFARRecords(batch)
      parts.append(
        ArrayRows(
          store: try batch.store(), offset: CIFARRecords.labelBytes, count: records.count,
          element: .uint8, isSwapped: false,
          places: .together(rowBytes: CIFARRecords.recordBytes)))
    }
    let count = parts.reduce(0) { $0 + $1.count }
    return SampleArray(
      path: place.argument, format: .cifar10,
      shape: try ArrayShape([count] + CIFARRecords.itemShape, path: place.path), parts: parts,
      contents: contents)
  }

  private static func pictures(
    _ folder: ArrayFolder, _ place: ArrayPlace, _ limits: ArrayLimits
  ) throws(ArrayError) -> SampleArray {
    try place.expectNoMember(.pngFolder)
    let (pixels, itemShape) = try folder.readPictures(limits: limits)
    let shape = try ArrayShape([folder.pictures.count] + itemShape, path: place.path)
    let rows = ArrayRows(
      store: .bytes(pixels), offset: 0, count: shape.count, element: .uint8,
      isSwapped: false, places: .together(rowBytes: shape.dimension))
    return SampleArray(
      path: place.argument, format: .pngFolder, shape: shape, parts: [rows],
      contents: .folder(place.path, names: folder.pictures))
  }
}
