import MnemeMetrics
import MnemeTables

/// What one trial found, stored as one list of numbers.
struct NetworkOutcome: Sendable, Equatable {
  /// How a trial's numbers are laid out.
  struct Layout: Sendable, Equatable {
    let generators: [NetworkGenerator]
    let levels: Int
    let lossParts: Int
    /// Generated images that are kept for the eye.
    let images: Int

    static let pixels = NetworkImageRow.side * NetworkImageRow.side

    var width: Int {
      1 + generators.count * ImageMeasures.width + 2 * levels + lossParts
        + images * NetworkImage.width
    }
  }

  /// The loss became no number: nothing else is known.
  var isDiverged = false
  /// By generator, in the layout's order.
  var measures: [ImageMeasures] = []
  /// By level: mean squared error of the noise.
  var trainingLosses: [Double] = []
  var heldOutLosses: [Double] = []
  /// By part of the training.
  var batchLosses: [Double] = []
  var images: [NetworkImage] = []

  init() {}

  func values(_ layout: Layout) -> [Double] {
    if isDiverged { return [1] + [Double](repeating: 0, count: layout.width - 1) }
    return [0] + measures.flatMap(\.values) + trainingLosses + heldOutLosses + batchLosses
      + images.flatMap(\.values)
  }

  init(_ values: [Double], _ layout: Layout) {
    precondition(values.count == layout.width, "\(values.count) numbers for \(layout.width)")
    isDiverged = values[0] == 1
    if isDiverged { return }
    var rest = values[1...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    measures = layout.generators.map { _ in ImageMeasures(take(ImageMeasures.width)) }
    trainingLosses = take(layout.levels)
    heldOutLosses = take(layout.levels)
    batchLosses = take(layout.lossParts)
    images = (0..<layout.images).map { _ in NetworkImage(take(NetworkImage.width)) }
  }
}

/// What is measured on the images of one generator in one trial.
struct ImageMeasures: Sendable, Equatable {
  /// Eq. 4a, nats per dimension, in the readings matched and reference sample, and the latter's null;
  /// the last two 0 where there is no reference.
  var deltaMatched = 0.0
  var deltaReference = 0.0
  var deltaNull = 0.0
  /// Coordinate-wise squared L² to X, to X′ and to the truth's largest set.
  var l2Training = 0.0
  var l2Matched = 0.0
  var l2Truth = 0.0
  /// Of `imageCount` images.
  var memorizedCount = 0
  var imageCount = 0
  /// Of the law with the images' moments to that of the truth, nats.
  var klNats = 0.0
  var bhattacharyyaNats = 0.0

  static let width = 10

  init() {}

  var values: [Double] {
    [
      deltaMatched, deltaReference, deltaNull, l2Training, l2Matched, l2Truth,
      Double(memorizedCount), Double(imageCount), klNats, bhattacharyyaNats,
    ]
  }

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    deltaMatched = values[0]
    deltaReference = values[1]
    deltaNull = values[2]
    l2Training = values[3]
    l2Matched = values[4]
    l2Truth = values[5]
    memorizedCount = Int(values[6])
    imageCount = Int(values[7])
    klNats = values[8]
    bhattacharyyaNats = values[9]
  }
}

/// A generated image and the training image nearest to it.
struct NetworkImage: Sendable, Equatable {
  /// All 64 pixels of each.
  var generated: [Double]
  var nearest: [Double]
  /// To the nearest and to the second nearest, over the pixels that are measured.
  var distance: Double
  var secondDistance: Double

  static let width = 2 * NetworkOutcome.Layout.pixels + 2

  init(generated: [Double], nearest: [Double], distance: Double, secondDistance: Double) {
    self.generated = generated
    self.nearest = nearest
    self.distance = distance
    self.secondDistance = secondDistance
  }

  var values: [Double] { generated + nearest + [distance, secondDistance] }

  init(_ values: [Double]) {
    precondition(values.count == Self.width, "\(values.count) numbers for \(Self.width)")
    let pixels = NetworkOutcome.Layout.pixels
    generated = Array(values[..<pixels])
    nearest = Array(values[pixels..<2 * pixels])
    distance = values[2 * pixels]
    secondDistance = values[2 * pixels + 1]
  }
}
