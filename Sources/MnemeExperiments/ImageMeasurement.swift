import MnemeMetrics
import MnemeNumerics

/// Measures images of any generator against the sets of one trial.
struct ImageMeasurement: Sendable {
  private let law: any ImageLaw
  private let generatedCount: Int
  private let sets: ImageSets
  private let measuredTraining: Matrix
  private let center: [Double]
  private let training: KernelDensity
  private let independent: KernelDensity
  /// `nil` where the reading by a reference sample isn't held.
  private let reference: KernelDensity?
  private let coordinates: CoordinateDistance
  private let trainingMargins: CoordinateDistance.Margins
  private let independentMargins: CoordinateDistance.Margins
  private let truthMargins: CoordinateDistance.Margins

  init(_ law: any ImageLaw, _ sets: ImageSets, generatedCount: Int) {
    self.law = law
    self.sets = sets
    self.generatedCount = generatedCount
    let truth = law.measured(sets.truth)
    let center = truth.columnMeans
    self.center = center
    func density(_ images: Matrix) -> KernelDensity {
      KernelDensity(points: CenteredPoints(images, center: center), scale: law.scale)
    }
    measuredTraining = law.measured(sets.training)
    let independentImages = law.measured(sets.independent)
    training = density(measuredTraining)
    independent = density(independentImages)
    reference = sets.hasReference ? density(truth) : nil
    coordinates = CoordinateDistance(deviations: law.deviations)
    trainingMargins = coordinates.margins(measuredTraining)
    independentMargins = coordinates.margins(independentImages)
    truthMargins = coordinates.margins(truth)
  }

  /// - Parameters:
  ///   - images: shape (count, 64), for all but the moments.
  ///   - moments: shape (count, 64).
  ///   - distinct: how many of these can be different at most.
  /// - Throws: `NumericsError`.
  func measures(
    _ images: Matrix, moments: Matrix, distinct: Int
  ) throws(NumericsError) -> ImageMeasures {
    let measured = law.measured(images)
    var measures = ImageMeasures()
    record(measured, in: &measures)
    let margins = coordinates.margins(measured)
    measures.l2Training = coordinates.squared(margins, trainingMargins)
    measures.l2Matched = coordinates.squared(margins, independentMargins)
    measures.l2Truth = coordinates.squared(margins, truthMargins)
    measures.memorizedCount = NeighbourRatios(of: measured, in: measuredTraining).memorizedCount
    measures.imageCount = measured.rows
    let divergence = try sets.moments.divergence(of: law.measured(moments), distinct: distinct)
    measures.klNats = divergence.kullbackLeibler
    measures.bhattacharyyaNats = divergence.bhattacharyya
    return measures
  }

  private func record(_ images: Matrix, in measures: inout ImageMeasures) {
    let some = images.rows(0..<min(generatedCount, images.rows))
    let points = CenteredPoints(some, center: center)
    let delta = RelativeLogLikelihood(
      generated: points, training: training, independent: independent,
      reference: reference ?? independent, analytic: [Double](repeating: 0, count: some.rows))
    measures.deltaMatched = delta.matched
    guard reference != nil else { return }
    measures.deltaReference = delta.reference
    measures.deltaNull = delta.referenceNull
  }

  /// The first images for the eye, each with the training image nearest to it.
  func pictures(_ images: Matrix, count: Int) -> [NetworkImage] {
    let some = images.rows(0..<min(count, images.rows))
    let found = NeighbourRatios(of: law.measured(some), in: measuredTraining).neighbours
    return found.enumerated().map { row, neighbour in
      NetworkImage(
        generated: some.rows([row]).values, nearest: sets.training.rows([neighbour.index]).values,
        distance: neighbour.nearest, secondDistance: neighbour.second)
    }
  }
}
