import MnemeTables

/// A folder that is an array: of pictures, or of CIFAR-10's training batches.
struct ArrayFolder: Sendable, Equatable {
  let path: String
  /// Names of the `.png` files, in the order of their bytes.
  let pictures: [String]
  /// Names of the `data_batch_*.bin` files, likewise; if there are some, they are the array.
  let batches: [String]

  /// - Throws: `ArrayError.emptyFolder`, `.cannotRead`.
  init(_ path: String) throws(ArrayError) {
    let names: [String]
    do {
      names = try FolderListing.names(in: path)
    } catch {
      throw .cannotRead(path: path, cause: error.cause)
    }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.path = path
    pictures = sorted.filter { ArrayFormat.lowercasedEnding(of: $0) == "png" }
    batches = sorted.filter { $0.hasPrefix("data_batch_") && $0.hasSuffix(".bin") }
    if pictures.isEmpty && batches.isEmpty { throw .emptyFolder(path: path) }
  }

  func openBatches() throws(ArrayError) -> [InputFile] {
    var files: [InputFile] = []
    for name in batches { files.append(try InputFile("\(path)/\(name)")) }
    return files
  }

  /// All pictures in memory, one after the other, and the shape that they share.
  func readPictures(limits: ArrayLimits) throws(ArrayError) -> (pixels: [UInt8], shape: [Int]) {
    var first: PNGHeader?
    var pixels: [UInt8] = []
    for name in pictures {
      let picture = try Self.picture("\(path)/\(name)")
      let expected = first ?? picture.header
      if first == nil {
        let (bytes, overflows) = picture.pixels.count.multipliedReportingOverflow(
          by: pictures.count)
        try limits.check(overflows ? Int.max : bytes, path: path)
        pixels.reserveCapacity(bytes)
        first = picture.header
      }
      guard picture.header == expected else {
        throw .otherPicture(
          path: "\(path)/\(name)", shape: picture.header.shape, first: pictures[0],
          firstShape: expected.shape)
      }
      pixels += picture.pixels
    }
    return (pixels, first?.shape ?? [])
  }

  private static func picture(_ path: String) throws(ArrayError) -> PNGPicture {
    let file = try InputFile(path)
    guard file.size <= 1 << 28 else { throw .picture(path: path, .tooLarge) }
    return try PNGPicture(try file.read(at: 0, count: file.size), path: path)
  }
}
