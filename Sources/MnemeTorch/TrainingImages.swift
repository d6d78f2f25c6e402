#if Torch
  package import MnemeDiffusion
  package import MnemeNumerics
  import MnemeTables

  /// Images of 8×8 pixels from a safetensors file, looked at before they are used.
  package struct TrainingImages: Sendable {
    /// Which labels of images are looked for in their file.
    package enum Labels: Sendable, Equatable {
      /// None, whatever the file has.
      case unread
      /// One in 0..<count for each image.
      case classes(count: Int)
      /// Any integer for each image.
      case any

      package init(of shape: NetworkShape) {
        self = shape.classes == 0 ? .unread : .classes(count: shape.classes)
      }
    }

    /// Shape (count, 64).
    package let pixels: Matrix
    /// One an image, if they were looked for.
    package let labels: [Int]?
    /// SHA-256 of the numbers, then of the labels, so that a checkpoint knows its data.
    package let digest: String

    static let tensorName = "images"
    static let labelsName = "labels"

    /// - Throws: `NetworkError.badImages`, `TensorFileError`, `DiskError`.
    package init(path: String, labels: Labels = .unread) throws {
      let file = try TensorFile(path: path)
      guard let tensor = file[Self.tensorName] else {
        throw NetworkError.badImages(
          path: path, detail: "the file has no tensor '\(Self.tensorName)'")
      }
      let pixels = try Self.pixels(tensor, path: path)
      let found = try Self.labels(labels, in: file, count: pixels.rows, path: path)
      self.pixels = pixels
      self.labels = found
      digest = Digest.sha256(
        pixels.values.withUnsafeBytes(Array.init) + (found ?? []).withUnsafeBytes(Array.init))
    }

    private static func pixels(
      _ tensor: TensorValues, path: String
    ) throws(NetworkError) -> Matrix {
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
      return Matrix(rows: count, columns: pixels, values: values)
    }

    private static func labels(
      _ wanted: Labels, in file: TensorFile, count: Int, path: String
    ) throws(NetworkError) -> [Int]? {
      if wanted == .unread { return nil }
      guard let tensor = file[labelsName] else {
        throw .badImages(path: path, detail: "the file has no tensor '\(labelsName)'")
      }
      guard let labels = tensor.integers, tensor.shape == [count] else {
        let found = "\(tensor.type.rawValue) of the shape \(tensor.shape)"
        throw .badImages(
          path: path, detail: "'\(labelsName)' is \(found), where I64 of [\(count)] was expected")
      }
      if case .classes(let classes) = wanted,
        let bad = labels.firstIndex(where: { !(0..<classes).contains($0) })
      {
        throw .badImages(
          path: path,
          detail: "image \(bad) (counted from 0) has the label \(labels[bad]), outside "
            + "0…\(classes - 1)")
      }
      return labels
    }
  }
#endif
