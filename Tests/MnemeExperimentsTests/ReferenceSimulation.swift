import Foundation

/// `Tests/Fixtures/linear_mc.csv`: the linear model simulated by an independent NumPy program
/// (`linear_mc.py` beside it).
struct ReferenceSimulation {
  /// Mean (absent where infinite), standard error and quartiles of one quantity.
  struct Quantity {
    let mean: Double?
    let standardError: Double?
    let quartiles: [Double]
  }

  let dimension: Int
  let trainingCount: Int
  let mean: Double
  let standardDeviation: Double
  let time: Double
  let kappa: Double
  let trials: Int
  let referenceCount: Int
  let generatedCount: Int
  /// P(Δ > 0) by reading: reference, matched, analytic.
  let positive: [String: Double]
  let quantities: [String: Quantity]

  static let readings = ["reference", "matched", "analytic"]
  static let quantityNames = readings.map { "delta_\($0)" } + ["bhattacharyya_nats", "kl_nats"]

  static func all() throws -> [ReferenceSimulation] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/linear_mc.csv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return ReferenceSimulation(Dictionary(uniqueKeysWithValues: zip(header, cells)))
    }
  }

  private init(_ cells: [String: String]) {
    func number(_ name: String) -> Double? { cells[name].flatMap { Double($0) } }
    func required(_ name: String) -> Double {
      guard let value = number(name) else { preconditionFailure("the fixture lacks \(name)") }
      return value
    }
    dimension = Int(required("d"))
    trainingCount = Int(required("n"))
    mean = required("mu")
    standardDeviation = required("sigma")
    time = required("T")
    kappa = required("kappa")
    trials = Int(required("trials"))
    referenceCount = Int(required("nref"))
    generatedCount = Int(required("samples_per_trial"))
    positive = Dictionary(
      uniqueKeysWithValues: Self.readings.map { ($0, required("p_delta_\($0)")) })
    quantities = Dictionary(
      uniqueKeysWithValues: Self.quantityNames.map { name in
        (
          name,
          Quantity(
            mean: number("\(name)_mean"), standardError: number("\(name)_se"),
            quartiles: ["q25", "median", "q75"].map { required("\(name)_\($0)") })
        )
      })
  }
}
