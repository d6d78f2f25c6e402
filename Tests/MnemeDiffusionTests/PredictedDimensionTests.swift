import Glibc
import MnemeDiffusion
import MnemeNumerics
import Testing

/// Dimensions from exact predictions of noise, against their closed forms.
@Suite struct PredictedDimensionTests {
  static let schedule = NoiseSchedule(steps: 200)

  /// tr ∇ε̂ by central differences.
  static func traces<Predictor: NoisePredictor>(
    of predictor: Predictor, at places: Matrix, step: Int
  ) -> [Double] where Predictor.Failure == Never {
    let h = 1e-5
    var traces = [Double](repeating: 0, count: places.rows)
    for column in 0..<places.columns {
      for sign in [1.0, -1] {
        var moved = places
        for row in 0..<places.rows { moved[row, column] += sign * h }
        let noise = predictor.noise(in: moved, step: step)
        for row in 0..<places.rows { traces[row] += sign * noise[row, column] / (2 * h) }
      }
    }
    return traces
  }

  static func dimensions<Predictor: NoisePredictor>(
    _ predictor: Predictor, of points: Matrix, step: Int, isPlaced: Bool = true
  ) -> [Double] where Predictor.Failure == Never {
    let reading = PredictedDimension(step: step, schedule: schedule)
    let places = isPlaced ? reading.places(of: points) : points
    return reading.dimensions(
      noise: predictor.noise(in: places, step: step),
      traces: traces(of: predictor, at: places, step: step))
  }

  /// (2/τ) Σ w_i ‖x − x_i‖² of a finite set.
  @Test(arguments: [30, 100, 200])
  func ofAFiniteSetItIsTheClosedForm(step: Int) {
    var stream = RandomStream(key: 23, stream: 1)
    let set = Matrix(rows: 8, columns: 3, values: stream.normals(24))
    let points = Matrix(rows: 5, columns: 3, values: stream.normals(15))
    let denoiser = EmpiricalDenoiser(training: set, schedule: Self.schedule)
    let found = Self.dimensions(denoiser, of: points, step: step)
    let elsewhere = Self.dimensions(denoiser, of: points, step: step, isPlaced: false)
    let a = Self.schedule.signals[step]
    let temperature = 2 * (1 - a) / a
    for row in 0..<points.rows {
      let squares = (0..<set.rows).map { other in
        (0..<3).reduce(0.0) { $0 + pow(points[row, $1] - set[other, $1], 2) }
      }
      let weights = squares.map { exp((squares.min() ?? 0) / temperature - $0 / temperature) }
      let mean =
        zip(weights, squares).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
      let expected = 2 * mean / temperature
      #expect(abs(found[row] - expected) <= 1e-6 * (1 + expected))
      // Negative control: read at x itself it is another number.
      #expect(abs(elsewhere[row] - expected) > 1e-3 * (1 + expected))
    }
  }

  /// Two wide pixels and two that hardly vary are two dimensions, once noise is small.
  @Test func ofAFlatGaussianItIsItsDimension() {
    let deviations = [1, 1, 1e-6, 1e-6]
    let denoiser = GaussianDenoiser(
      mean: [0.1, 0.2, 0.3, 0.4], deviation: deviations, schedule: Self.schedule)
    let mean = Matrix(rows: 1, columns: 4, values: [0.1, 0.2, 0.3, 0.4])
    for step in [1, 50, 200] {
      let a = Self.schedule.signals[step]
      let expected = deviations.reduce(0) { $0 + a * $1 * $1 / (a * $1 * $1 + 1 - a) }
      let found = Self.dimensions(denoiser, of: mean, step: step)[0]
      #expect(abs(found - expected) <= 1e-6)
      if step == 1 { #expect(abs(found - 2) <= 1e-3) } else { #expect(found < 1.9) }
    }
  }
}
