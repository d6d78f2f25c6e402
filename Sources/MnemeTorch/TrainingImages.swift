#if Torch
  import MnemeDiffusion
  package import MnemeNumerics
  import MnemeTables

  /// Images of 8×8 pixels from a safetensors file, looked at before they are used.
  package struct TrainingImages: Sendable {
    /// Shape (count, 64).
    package let pixels: Matrix
    /// SHA-256 of the numbers, so that a checkpoint knows its data.
    package let digest: String

    static let tensorName = "images"

    /// - Throws: `NetworkError.badImages`, `TensorFileError`, `DiskError`.
    package init(path: String) throws {
      let file = try TensorFile(path: path)
      guard let tensor = file[Self.tensorName] else {
        throw NetworkError.badImages(
          path: path, detail: "the file has no tensor '\(Self.tensorName)'")
      }
      try self.init(tensor, path: path)
    }

    init(_ tensor: TensorValues, path: String) throws(NetworkError) {
      let pixels = NetworkShape.pixels
      let count = tensor.shape.first ?? 0
      guard count >= 1 else { throw .badImages(path: path, detail: "there are none") }
      let image = Array(tensor.shape.dropFirst())
      guard image == [pixels] || image == [8, 8] || image == [1, 8, 8] else {
        throw .badImages(
          path: path, detail: "shape \(tensor.shape), where (count, 1, 8, 8) was expected")
      }
      let values = tensor.doubles
      if let bad = values.firstIndex(where: { !$0.isFinite }) {
        let place = "image \(bad / pixels), row \(bad % pixels / 8), column \(bad % 8)"
        throw .badImages(path: path, detail: "\(place) (counted from 0) is \(values[bad])")
      }
      self.pixels = Matrix(rows: count, columns: pixels, values: values)
      digest = Digest.sha256(values.withUnsafeBytes(Array.init))
    }
  }
#endif
