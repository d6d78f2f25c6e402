import MnemeTheory
import Testing

/// Against `linear_model_simulated.csv`: NumPy's simulation of the model from its definition.
///
/// Each check accepts within 4.5 standard errors; 11 settings × 5 checks raise a false alarm with
/// probability below 4e-4 (normal tails), and the fixture is fixed.
@Suite struct SimulatedModelTests {
  private static let standardErrors = 4.5

  private static func agrees(
    _ theory: Double?, _ row: [String: Double], _ name: String, scale: Double = 1
  ) throws -> Bool {
    let mean = try row.cell(name)
    let error = try row.cell("\(name)_se")
    return try abs(#require(theory) * scale - mean) <= standardErrors * error
  }

  @Test func momentsAgreeWithTheSimulation() throws {
    let rows = try TheoryFixture("linear_model_simulated").rows
    #expect(rows.count == 11)
    for row in rows {
      let setting = try row.setting()
      let d = Double(setting.dimension)
      guard setting.moments(of: .trace).hasStandardError else { continue }
      #expect(try Self.agrees(setting.tau, row, "trace", scale: d), "tau at \(setting)")
      #expect(try Self.agrees(setting.meanTerm, row, "mean_term"), "mean at \(setting)")
      let estimated = setting.tauWithEstimatedVariance
      #expect(try Self.agrees(estimated, row, "trace_hat", scale: d), "tau hat at \(setting)")
      // The standard error of a variance needs the fourth moment: n ≥ d + 9.
      if setting.trainingCount >= setting.dimension + 9 {
        let variance = setting.traceVariance
        #expect(try Self.agrees(variance, row, "trace_variance"), "variance at \(setting)")
      }
    }
  }

  @Test func wrongFormulasFail() throws {
    let rows = try TheoryFixture("linear_model_simulated").rows
    let row = try #require(rows.first { $0["n"] == 12 })
    let setting = try row.setting()
    #expect(try !Self.agrees(setting.tau, row, "trace_hat", scale: 2))
    #expect(try !Self.agrees(setting.tau * 1.01, row, "trace", scale: 2))
    #expect(try !Self.agrees(setting.traceVariance.map { $0 * 1.05 }, row, "trace_variance"))
  }

  @Test func boundsStayBelowTheSimulatedDivergence() throws {
    for row in try TheoryFixture("linear_model_simulated").rows {
      let setting = try row.setting()
      let error = try row.cell("log_det_se") / 2
      let divergence = setting.expectedDivergence(meanLogDeterminant: try row.cell("log_det"))
      #expect(setting.sharpDivergenceBound <= divergence + Self.standardErrors * error)
      #expect(divergence - setting.sharpDivergenceBound <= 3, "\(setting)")
      if let exact = setting.exactExpectedDivergence {
        #expect(abs(exact - divergence) <= Self.standardErrors * error)
      }
    }
  }
}
