import MnemeMetrics
import MnemeNumerics
import MnemeTables

/// The first samples of each generator as pictures; unselected.
struct ComparedImages {
  let law: DigitImages
  /// By generator, in the order of the samples.
  let neighbours: [Int: [NeighbourSummary]]

  private static let count = 8

  func rows(_ found: [ComparedSamples]) -> [MeasureImageRow] {
    found.enumerated().flatMap { index, generator in
      (0..<min(Self.count, generator.samples.rows)).map { sample in
        var row = MeasureImageRow()
        row.set = generator.generator.rawValue
        row.rank = sample + 1
        row.row = sample
        row.ratio = neighbours[index]?[sample].ratio
        row.width = NetworkImageRow.side
        row.height = NetworkImageRow.side
        row.channels = 1
        row.pixels = MeasureImageRow.hexadecimal(pixels(generator.samples, sample))
        return row
      }
    }
  }

  /// Pixels that are the same in all digits are black.
  private func pixels(_ samples: Matrix, _ row: Int) -> [Double] {
    var pixels = [Double](repeating: 0, count: NetworkOutcome.Layout.pixels)
    for (column, pixel) in law.kept.enumerated() { pixels[pixel] = samples[row, column] }
    return pixels
  }
}

extension MeasureImageRow {
  /// - Parameter shares: 0 is black and 1 is white; what lies outside is cut.
  static func hexadecimal(_ shares: [Double]) -> String {
    shares.map { share in
      let byte = UInt8((min(1, max(0, share)) * 255).rounded())
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
