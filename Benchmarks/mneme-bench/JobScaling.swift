import Foundation
import MnemeEngine
import MnemeExperiments
import MnemeTables

/// The same study with one job and with two, in turn, each in an empty folder.
enum JobScaling {
  static let rounds = 3

  /// Time with one job over time with two: median of interleaved pairs.
  static func speedup() async throws -> Double {
    var ratios: [Double] = []
    for _ in 0..<rounds {
      let one = try await seconds(jobs: 1)
      let two = try await seconds(jobs: 2)
      ratios.append(one / two)
    }
    return ratios.sorted()[rounds / 2]
  }

  private static func seconds(jobs: Int) async throws -> Double {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "mneme-bench-\(UUID().uuidString)").path
    defer {
      do { try FileManager.default.removeItem(atPath: folder) } catch {
        FileHandle.standardError.write(Data("can't remove \(folder): \(error)\n".utf8))
      }
    }
    try AtomicFile.makeFolder(folder)
    let flags = [
      "dimensions=100", "training_counts=100,125,200,1000", "trials=64", "refinement_ratio=10",
    ]
    let plan = try StudyPlan(
      Study(
        experiment: .linearTransition,
        overrides: try flags.map { try SettingOverride(flag: $0) }))
    let engine = TrialEngine(store: TrialStore(output: folder), jobs: jobs)
    let start = ContinuousClock.now
    _ = try await plan.experiment.run(on: engine)
    return (ContinuousClock.now - start) / .seconds(1)
  }
}
