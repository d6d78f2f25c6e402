import MnemeDiffusion
import MnemeNumerics
import Testing

/// Guidance by the exact classifier, on predictors that are exact themselves.
@Suite struct GuidedPredictorTests {
  static let schedule = NoiseSchedule(steps: 200)
  static let images: Matrix = {
    var stream = RandomStream(key: 21, stream: 1)
    return Matrix(rows: 9, columns: 3, values: stream.normals(27))
  }()
  /// Any integers: they are names.
  static let labels = [7, -1, 7, 40, -1, -1, 40, 7, 40]
  static let classifier = LabelClassifier(images: images, labels: labels, schedule: schedule)
  static let places: Matrix = {
    var stream = RandomStream(key: 21, stream: 2)
    return Matrix(rows: 6, columns: 3, values: stream.normals(18))
  }()
  static let wanted = [40, 7, 7, -1, 40, 7]

  static func guided<Base: NoisePredictor>(
    _ base: Base, strength: Double, labels: [Int] = wanted
  ) -> GuidedPredictor<Base> {
    GuidedPredictor(
      base, toward: labels, by: classifier, strength: strength, schedule: schedule)
  }

  static func denoiser(of label: Int?) -> EmpiricalDenoiser {
    let rows = labels.indices.filter { label == nil || labels[$0] == label }
    return EmpiricalDenoiser(training: images.rows(at: rows), schedule: schedule)
  }

  /// ln p(c | x_t), term by term.
  static func logProbability(_ label: Int, _ x: [Double], step: Int) -> Double {
    let a = schedule.signals[step]
    let terms = (0..<images.rows).map { row in
      (0..<3).reduce(0.0) { sum, column in
        let gap = x[column] - a.squareRoot() * images[row, column]
        return sum - gap * gap / (2 * (1 - a))
      }
    }
    return logSumExp(labels.indices.filter { labels[$0] == label }.map { terms[$0] })
      - logSumExp(terms)
  }

  @Test(arguments: [20, 100, 200])
  func gradientsAreThoseOfTheLogProbability(step: Int) {
    let gradients = Self.classifier.gradients(at: Self.places, of: Self.wanted, step: step)
    let h = 1e-4
    var largest = 0.0
    for row in 0..<Self.places.rows {
      for column in 0..<3 {
        let slopes = [Self.wanted[row], Self.wanted[row] == 7 ? 40 : 7].map { label in
          let ends = [h, -h].map { shift in
            var x = (0..<3).map { Self.places[row, $0] }
            x[column] += shift
            return Self.logProbability(label, x, step: step)
          }
          return (ends[0] - ends[1]) / (2 * h)
        }
        let tolerance = 1e-5 * max(1, abs(slopes[0]))
        #expect(abs(gradients[row, column] - slopes[0]) <= tolerance)
        // Negative control: another label has another slope.
        largest = max(largest, abs(gradients[row, column] - slopes[1]) / tolerance)
      }
    }
    #expect(largest > 1000)
  }

  /// Bayes' rule: the exact denoiser of all images, led to a label, is that of the label's images.
  @Test(arguments: [1, 20, 100, 200])
  func strengthOneIsBayesRule(step: Int) {
    let all = Self.denoiser(of: nil)
    let found = Self.guided(all, strength: 1).noise(in: Self.places, step: step)
    let weak = Self.guided(all, strength: 0.9).noise(in: Self.places, step: step)
    var differs = false
    for (row, label) in Self.wanted.enumerated() {
      let place = Self.places.rows(at: [row])
      let expected = Self.denoiser(of: label).noise(in: place, step: step)
      for column in 0..<3 {
        let tolerance = 1e-12 * max(1, abs(expected[0, column]))
        #expect(abs(found[row, column] - expected[0, column]) <= tolerance)
        differs = differs || abs(weak[row, column] - expected[0, column]) > 1000 * tolerance
      }
    }
    #expect(differs, "a tenth less of guidance would not be seen")
  }

  /// Predicts −0 everywhere: adding 0 would be seen.
  struct NoNoise: NoisePredictor {
    func noise(in images: Matrix, step: Int) -> Matrix {
      Matrix(
        rows: images.rows, columns: images.columns,
        values: images.values.map { _ in -0.0 })
    }
  }

  @Test func strengthZeroChangesNoBit() {
    func bits<Base: NoisePredictor>(_ base: Base) -> [UInt64] where Base.Failure == Never {
      base.noise(in: Self.places, step: 60).values.map(\.bitPattern)
    }
    let gaussian = GaussianDenoiser(
      mean: [0, 0.1, 0.2], deviation: [1, 1, 0.5], schedule: Self.schedule)
    #expect(bits(Self.guided(gaussian, strength: 0)) == bits(gaussian))
    #expect(bits(Self.guided(NoNoise(), strength: 0)) == bits(NoNoise()))
    #expect(bits(Self.guided(gaussian, strength: 1e-9)) != bits(gaussian))
  }

  /// Sampled, guided and conditional denoisers draw the same images; without guidance others.
  @Test func guidedSamplesAreConditionalSamples() {
    let count = 40
    func images<Base: NoisePredictor>(_ base: Base) -> Matrix where Base.Failure == Never {
      var streams = (0..<count).map { RandomStream(key: 22, stream: UInt64($0)) }
      return DiffusionSampler.ancestral.images(
        from: base, schedule: Self.schedule, dimension: 3, streams: &streams)
    }
    func largestGap(_ a: Matrix, _ b: Matrix) -> Double {
      zip(a.values, b.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }
    let label = [Int](repeating: 40, count: count)
    let conditional = images(Self.denoiser(of: 40))
    let guided = images(Self.guided(Self.denoiser(of: nil), strength: 1, labels: label))
    #expect(largestGap(guided, conditional) <= 1e-6)
    #expect(largestGap(images(Self.denoiser(of: nil)), conditional) > 0.1)
  }
}
