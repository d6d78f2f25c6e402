import Foundation
import MnemeEngine
import MnemeNumerics
import MnemeTables
import Testing

@testable import MnemeExperiments

/// Samples with known answers, in memory.
struct MeasureFixture {
  var dimension = 16
  var seed: UInt64 = 1

  /// Independent samples of N(0, I).
  func normals(_ count: Int, _ stream: UInt64) -> Matrix {
    var random = RandomStream(key: seed, stream: stream)
    return Matrix(rows: count, columns: dimension, values: random.normals(count * dimension))
  }

  /// Some rows of `training`, moved by noise of a deviation, then fresh samples.
  func generated(_ count: Int, copies: Int, of training: Matrix, noise: Double = 0) -> Matrix {
    var random = RandomStream(key: seed, stream: 77)
    var values = normals(count, 78).values
    let moves = random.normals(copies * dimension)
    for place in 0..<copies * dimension {
      let row = place / dimension * 7 % training.rows
      values[place] = training[row, place % dimension] + noise * moves[place]
    }
    return Matrix(rows: count, columns: dimension, values: values)
  }

  static func spec(_ flags: [String] = []) throws -> MeasureSpec {
    try MeasureSpec(
      SettingTable(
        definitions: MeasureSpec.settings(.quick),
        overrides: try flags.map { try SettingOverride(flag: $0) }))
  }

  private func input(_ matrix: Matrix, _ name: String, _ shape: [Int]? = nil) -> MeasureInput {
    let digest = matrix.values.withUnsafeBytes { Digest.sha256(Array($0)) }
    return MeasureInput(matrix, name: name, sha256: digest, itemShape: shape)
  }

  func study(
    _ training: Matrix, _ generated: [(String, Matrix)], reference: Matrix?, at: [Int]? = nil,
    labels: [Int]? = nil, shape: [Int]? = nil, flags: [String] = []
  ) throws -> Measure {
    let inputs = MeasureInputs(
      training: input(training, "training", shape),
      generated: generated.map { input($1, $0, shape) }, trainingCounts: at,
      reference: reference.map { input($0, "reference", shape) }, labels: labels)
    return Measure(spec: try Self.spec(flags), inputs: inputs, seed: seed)
  }

  /// The tables of a study, computed in a folder of its own that is gone afterwards.
  static func tables(
    _ study: Measure, jobs: Int = 2, perUnit: Int? = nil
  ) async throws -> MeasureTables {
    LinearAlgebra.useOneThread()
    let folder = NSTemporaryDirectory() + "mneme-measure-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }
    let engine = TrialEngine(
      store: TrialStore(output: folder), jobs: jobs, trialsPerUnit: perUnit)
    return MeasureTables(result: try await study.run(on: engine))
  }
}

struct MeasureTables {
  let result: ExperimentResult

  func rows<Row: TableRow>(_ type: Row.Type = Row.self) throws -> [Row] {
    let table = try #require(result.tables.first { $0.name == Row.tableName })
    return try CSV.rows(of: type, from: table.text, file: table.name)
  }

  func row(_ definition: MeasureDefinition, _ set: String = "samples") throws -> MeasureRow {
    try #require(
      try rows(MeasureRow.self).first { $0.definition == definition && $0.set == set })
  }
}

extension IntervalEstimate {
  func contains(_ truth: Double) -> Bool { (low ?? .infinity) <= truth && truth <= (high ?? 0) }
}
