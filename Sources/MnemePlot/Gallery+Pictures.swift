extension Gallery {
  static var pictures: [Panel] { [Panel.montage(montage, title: "montage of samples")] }

  private static var montage: Montage {
    Montage(
      rows: (0..<3).map { row in
        [0, 1, 2, 3].map { column in
          MontagePicture(
            picture(row: row, column: column), emphasis: column % 2 == 0 ? .category(1) : nil)
        }
      }, columnLabels: ["model", "data", "model", "data"], groupSize: 2)
  }

  /// A ring on 16 × 16 pixels; neighbours in a pair differ a little.
  private static func picture(row: Int, column: Int) -> PlotImage {
    let (pair, shift) = (Double(column / 2), Double(column % 2))
    let center = 7 + pair + 0.4 * shift
    let radius = 3.0 + Double(row) + 0.3 * shift
    let grey = (0..<256).map { index -> UInt8 in
      let (x, y) = (Double(index % 16) - center, Double(index / 16) - 7.5)
      let gap = (x * x + y * y).squareRoot() - radius
      return UInt8(max(0, 235 - 90 * gap * gap))
    }
    return PlotImage(grey: grey, width: 16)
  }
}
