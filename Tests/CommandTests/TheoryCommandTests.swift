import Foundation
import Testing

@Suite struct TheoryCommandTests {
  static let header =
    "n,d,q,tau,mean_term,kl_bound_amgm,kl_bound_det,kl_asymptotic_first,kl_asymptotic_second,"
    + "kl_bound_sharp"

  /// The reference values through the command line, to 1e-12 relative: all rows.
  @Test func csvAgreesWithTheReference() async throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/linear_theory.csv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    let head = lines[0].split(separator: ",").map(String.init)
    var checked = 0
    for line in lines.dropFirst() {
      let expected = line.split(separator: ",").map(String.init)
      let outcome = try await MnemeProcess.run([
        "theory", "linear", "--n", expected[0], "--d", expected[1], "--q", expected[2],
        "--format", "csv",
      ])
      #expect(outcome.status == 0)
      let found = outcome.output.split(separator: "\n").map(String.init)
      #expect(found[0] == Self.header)
      let cells = found[1].split(separator: ",", omittingEmptySubsequences: false)
      for (index, name) in head.enumerated() {
        guard let value = Double(expected[index]), value.isFinite else {
          #expect(cells[index].isEmpty, "\(name)")
          continue
        }
        let own = try #require(Double(cells[index]), "\(name)")
        #expect(abs(own - value) <= 1e-12 * abs(value), "\(name)")
        checked += 1
      }
    }
    #expect(checked > 600)
  }

  @Test func listsAndRangesAreCombined() async throws {
    let outcome = try await MnemeProcess.run([
      "theory", "linear", "--n", "110:130:10,200", "--d", "10,20", "--q", "0.5", "--format", "csv",
    ])
    let keys = outcome.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").prefix(2).joined(separator: "/")
    }
    #expect(
      keys == [
        "110/10", "120/10", "130/10", "200/10", "110/20", "120/20", "130/20", "200/20",
      ])
  }

  @Test func whatDoesNotExistIsEmptyAndInfinityIsInf() async throws {
    let csv = try await MnemeProcess.run([
      "theory", "linear", "--n", "50,101,150", "--d", "100", "--q", "0.5", "--format", "csv",
    ])
    let rows = csv.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows[1][5] == "inf" && rows[1][8] == "")  // n ≤ d
    #expect(Double(rows[1][3])?.isFinite == true)  // τ exists for n < d
    #expect(rows[2][3] == "inf")  // but not for n = d+1
    #expect(rows[3][8] == "")  // c > q
    let json = try await MnemeProcess.run([
      "theory", "linear", "--n", "50", "--d", "100", "--q", "0.5", "--format", "json",
    ])
    let decoded = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let object = try #require((decoded as? [[String: Any]])?.first)
    #expect(object["kl_bound_amgm"] as? String == "inf")
    #expect(object["kl_asymptotic_second"] is NSNull)
  }

  @Test func textWarnsBeyondItsRange() async throws {
    let outcome = try await MnemeProcess.run([
      "theory", "linear", "--n", "112", "--d", "100", "--q", "0.95",
    ])
    #expect(outcome.errors.contains("beyond at (n=112, d=100, q=0.95)"))
    let fine = try await MnemeProcess.run([
      "theory", "linear", "--n", "400", "--d", "100", "--q", "0.95",
    ])
    #expect(fine.errors.isEmpty)
  }

  @Test(arguments: [
    (["--n", "1", "--d", "5", "--q", "0.5"], "'n' in '--n 1': 1 is out of range"),
    (["--n", "10", "--d", "-5", "--q", "0.5"], "d"),
    (["--n", "10", "--d", "0", "--q", "0.5"], "at least 1"),
    (["--n", "10", "--d", "5", "--q", "1.5"], "from 0 to 1"),
    (["--n", "10", "--d", "5", "--q=-0.1"], "from 0 to 1"),
    (["--n", "ten", "--d", "5", "--q", "0.5"], "expected numbers separated by commas"),
    (["--n", "10.5", "--d", "5", "--q", "0.5"], "expected numbers separated by commas"),
    (["--n", "10:5", "--d", "5", "--q", "0.5"], "first:last[:step]"),
    (["--n", "1:1e9:0.001", "--d", "5", "--q", "0.5"], "first:last[:step]"),
    (["--d", "5", "--q", "0.5"], "--n"),
  ])
  func wrongNumbersAreOneClearError(arguments: [String], says: String) async throws {
    let outcome = try await MnemeProcess.run(["theory", "linear"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
  }

  /// q = 0 and 1 are numbers like others; d = 10⁵ neither overflows nor takes long.
  @Test func endsOfTheRangeAreFinite() async throws {
    let outcome = try await MnemeProcess.run([
      "theory", "linear", "--n", "250000", "--d", "100000", "--q", "0,0.5,1", "--format", "csv",
    ])
    #expect(outcome.status == 0)
    for line in outcome.output.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      for index in [3, 4, 5, 6, 7, 9] {
        #expect(Double(cells[index])?.isFinite == true, "\(line)")
      }
    }
  }
}
