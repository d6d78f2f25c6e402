import Foundation
import Testing

@Suite struct SpectralTheoryCommandTests {
  static func table(_ arguments: [String]) async throws -> [[String: String]] {
    let outcome = try await MnemeProcess.run(["theory"] + arguments + ["--format", "csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  static func number(_ row: [String: String], _ name: String) throws -> Double {
    try #require(row[name].flatMap(Double.init), "\(name)")
  }

  /// n far above d: Eqs. 15 and 17 meet at d/2 (q − 1 − ln q); n ≤ d: infinite.
  @Test func noiseDrawsPrintsBothEquations() async throws {
    let rows = try await Self.table([
      "noise-draws", "--n", "50,1000000", "--d", "50", "--q", "0.5",
    ])
    #expect(rows.map { $0["equation"] } == ["15", "17", "15", "17"])
    #expect(rows.map { $0["draws"] } == ["1", "inf", "1", "inf"])
    #expect(rows[0]["kl_limit"] == "inf" && rows[1]["kl_asymptotic_first"] == "inf")
    #expect(rows[0]["kl_asymptotic_second"] == "")
    for row in rows[2...3] {
      #expect(abs(try Self.number(row, "kl_limit") / 25 - (log(2) - 0.5)) <= 1e-3)
    }
  }

  /// One step is Eq. 17 of the other command; the limits are named.
  @Test func stepsBeginWithTheRidgeAndEndWithTheLimits() async throws {
    let setting = ["--n", "120", "--d", "50", "--q", "0.3"]
    let ridge = try await Self.table(["noise-draws"] + setting)
    let rows = try await Self.table(["steps"] + setting + ["--steps", "1,8"])
    #expect(rows.count == 4 * 3 * 2)
    let expected = try Self.number(ridge[1], "kl_limit") / 50
    for row in rows where row["steps"] == "1" && row["training_count"] == "120" {
      #expect(row["equation"] == "17")
      let found = try Self.number(row, "kl_limit_per_dimension")
      #expect(abs(found - expected) <= 1e-12 * expected)
    }
    for (sampler, equation) in [("deterministic", "18"), ("ancestral", "18a")] {
      let limits = rows.filter { $0["steps"] == "inf" && $0["sampler"] == sampler }
      #expect(limits.count == 4 && limits.allSatisfy { $0["equation"] == equation })
      for row in limits where row["training_count"] == "inf" {
        #expect(row["kl_limit_per_dimension"] == "0" && row["kl_first_per_dimension"] == "")
      }
    }
  }

  @Test(arguments: [
    (["noise-draws", "--n", "1", "--d", "5", "--q", "0.5"], "at least 2"),
    (["noise-draws", "--n", "9", "--d", "5", "--q", "1.5"], "from 0 to 1"),
    (["steps", "--n", "9", "--d", "5", "--q", "0"], "above 0 and at most 1"),
    (["steps", "--n", "9", "--d", "5", "--q", "0.5", "--time", "20"], "at most 15"),
    (["steps", "--n", "9", "--d", "5", "--q", "0.5", "--steps", "0"], "from 1 to 100000"),
    (["steps", "--n", "9", "--d", "0", "--q", "0.5"], "at least 1"),
  ])
  func wrongNumbersAreOneClearError(arguments: [String], says: String) async throws {
    let outcome = try await MnemeProcess.run(["theory"] + arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
  }
}
