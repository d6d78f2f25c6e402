/// How an array is written on disk.
package enum ArrayFormat: String, Sendable, CaseIterable {
  case npy, npz, safetensors, csv, idx, cifar10
  /// A folder of pictures.
  case pngFolder = "png folder"

  /// For error messages.
  static let known =
    ".npy, .npz, safetensors, CSV, IDX (MNIST), CIFAR-10 (binary), or a folder of PNGs"

  /// What a file's first bytes and its size say, then its name.
  ///
  /// - Parameters:
  ///   - head: the first 64 bytes, or all if there are fewer.
  ///   - size: bytes of the file.
  /// - Throws: `ArrayError.unknownFormat`, `.refused` for what is known and can't be read.
  static func of(head: [UInt8], size: Int, path: String) throws(ArrayError) -> ArrayFormat {
    guard size > 0 else { throw .empty(path: path) }
    if head.starts(with: NPYHeader.magic) { return .npy }
    if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
      return .npz
    }
    if let refusal = ArrayRefusal.of(head: head, path: path) {
      throw .refused(path: path, refusal)
    }
    if IDXHeader.fits(head: head, size: size) { return .idx }
    if SafetensorsHeader.fits(head: head, size: size) { return .safetensors }
    return try named(path)
  }

  private static func named(_ path: String) throws(ArrayError) -> ArrayFormat {
    let ending = lowercasedEnding(of: path) ?? ""
    switch ending {
    case "csv": return .csv
    case "bin": return .cifar10
    // Broken ones, whose headers tell where.
    case "safetensors": return .safetensors
    case "idx": return .idx
    case "npy": throw .wrongName(path: path, format: .npy)
    case "npz": throw .wrongName(path: path, format: .npz)
    default:
      // As the files of MNIST are named: train-images.idx3-ubyte, train-images-idx3-ubyte.
      if path.hasSuffix("-ubyte") { return .idx }
      throw .unknownFormat(path: path)
    }
  }

  /// What follows the last dot of the last part.
  static func lowercasedEnding(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
  }
}

/// What people have instead of an array, each with a way out.
package enum ArrayRefusal: String, Sendable {
  case pickle = """
    holds pickled Python objects, which can run programs when they are read. Load it where you \
    trust it and save the array alone: numpy.save("a.npy", array)
    """
  case pytorch = """
    is a PyTorch file: pickled Python objects, which can run programs when they are read. Save the \
    tensor as an array: numpy.save("a.npy", tensor.cpu().numpy())
    """
  case gzip = "is compressed by gzip. Unpack it first: gunzip"
  case onePicture = "is one picture. Give the folder that holds all of them"
  case hdf5 = """
    is an HDF5 file. Save the array as NumPy does: numpy.save("a.npy", file["name"][:])
    """
  case jpeg = "is a JPEG. Convert the pictures to PNG and give their folder"
  case numpyObjects = """
    holds Python objects (pickled), which can run programs when they are read. Save numbers: \
    numpy.save("a.npy", numpy.asarray(list_of_rows, dtype="float32"))
    """

  static func of(head: [UInt8], path: String) -> ArrayRefusal? {
    let magics: [([UInt8], ArrayRefusal)] = [
      ([0x1F, 0x8B], .gzip), (PNGPicture.magic, .onePicture),
      ([0x89, 0x48, 0x44, 0x46], .hdf5), ([0xFF, 0xD8, 0xFF], .jpeg),
    ]
    if let found = magics.first(where: { head.starts(with: $0.0) }) { return found.1 }
    // A pickle begins with its protocol, 2 to 5.
    guard head.count >= 2, head[0] == 0x80, (2...5).contains(head[1]) else { return nil }
    let ending = ArrayFormat.lowercasedEnding(of: path)
    return ending == "bin" ? nil : ending == "pt" || ending == "pth" ? .pytorch : .pickle
  }
}
