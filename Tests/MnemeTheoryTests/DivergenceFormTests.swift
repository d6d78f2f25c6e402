import Foundation
import MnemeNumerics
import MnemeTheory
import Testing

/// The best closed form against simulation of M Mᵀ itself.
///
/// Only the log-determinant is simulated: det MMᵀ = |√q L + √(1−q) G|²/|L|² with L Bartlett's
/// triangular factor of the Wishart matrix and G standard normal.
@Suite struct DivergenceFormTests {
  static func simulated(_ setting: LinearSetting, trials: Int) throws -> (Double, Double) {
    let d = setting.dimension, p = setting.trainingCount - 1
    var stream = RandomStream(key: 11, stream: UInt64(1000 * d + p))
    let values = (0..<trials).map { _ in
      var mixed = Matrix(rows: d, columns: d, values: stream.normals(d * d))
      mixed.scale(by: (1 - setting.q).squareRoot())
      var logFactor = 0.0
      for row in 0..<d {
        let entries = stream.normals(row + p - row)
        for column in 0..<row { mixed[row, column] += setting.q.squareRoot() * entries[column] }
        let diagonal = entries[row...].reduce(0) { $0 + $1 * $1 }.squareRoot()
        mixed[row, row] += setting.q.squareRoot() * diagonal
        logFactor += log(diagonal)
      }
      return 2 * (mixed.signedLogDeterminant.logMagnitude - logFactor)
    }
    let moments = try #require(SampleMoments(values))
    let error = try #require(moments.standardError)
    return (setting.expectedDivergence(meanLogDeterminant: moments.mean), error / 2)
  }

  /// False alarms: 9 settings at 4 standard errors, below 6e-4; the stated error of the form is
  /// allowed on top.
  @Test(arguments: [20, 60], [0.05, 0.15, 0.5])
  func itIsWithinItsStatedError(dimension: Int, q: Double) throws {
    for ratio in [1.4, 2.5, 3.5 / q] {
      let setting = try LinearSetting(
        trainingCount: Int(ratio * Double(dimension)), dimension: dimension, q: q)
      guard setting.divergenceForm != .crossover else { continue }
      let (value, error) = try Self.simulated(setting, trials: 1500)
      let deviation = setting.bestDivergence - value
      #expect(abs(deviation) <= 0.1 + 4 * error, "ratio \(ratio), \(setting.divergenceForm)")
      #expect(setting.sharpDivergenceBound <= value + 4 * error)
    }
  }

  /// Negative control: the first order alone misses what the corrected form has.
  @Test func theFirstOrderAloneIsOff() throws {
    let setting = try LinearSetting(trainingCount: 84, dimension: 60, q: 0.15)
    let (value, error) = try Self.simulated(setting, trials: 1500)
    #expect(value - setting.firstOrderDivergence > 0.3 + 4 * error)
  }

  @Test func theCorrectedFormIsExactWithoutSignal() throws {
    for count in [14, 30, 100] {
      let setting = try LinearSetting(trainingCount: count, dimension: 10, q: 0)
      let exact = try #require(setting.exactExpectedDivergence)
      #expect(relativeError(setting.bestDivergence, exact) <= 1e-13)
    }
  }

  @Test func formsDivideTheSettings() throws {
    func form(_ count: Int) throws -> DivergenceForm {
      try LinearSetting(trainingCount: count, dimension: 100, q: 0.5).divergenceForm
    }
    #expect(try form(150) == .firstOrderCorrected)
    #expect(try form(201) == .crossover)
    #expect(try form(300) == .secondOrder)
  }
}
