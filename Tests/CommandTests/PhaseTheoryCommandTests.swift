import Testing

/// `mneme theory critical` and `phase-diagram`.
@Suite struct PhaseTheoryCommandTests {
  /// Twelve digits in the text form, all of them in CSV.
  @Test func criticalSharesHaveTwelveDigits() async throws {
    let text = try await MnemeProcess.run(["theory", "critical"])
    #expect(text.status == 0)
    for number in ["0.187312441859", "0.300789352758", "0.127575415687", "0.174511572553"] {
      #expect(text.output.contains(number), "\(number)")
    }
    let csv = try await MnemeProcess.run(["theory", "critical", "--d", "50", "--format", "csv"])
    let lines = csv.output.split(separator: "\n")
    #expect(lines[0] == "name,dimension,value,equation,meaning")
    #expect(lines.contains { $0.hasPrefix("q_c,,0.18731244185928") && $0.contains("Eq. 15") })
    #expect(lines.contains { $0.hasPrefix("q_c(d),50,0.18188013571784") })
  }

  @Test func theDiagramHasValuesAndLines() async throws {
    let values = try await MnemeProcess.run([
      "theory", "phase-diagram", "--q", "0.1,0.5", "--ratio", "1.5,4", "--d", "20,50",
      "--format", "csv",
    ])
    #expect(values.output.split(separator: "\n").count == 9)
    let lines = try await MnemeProcess.run([
      "theory", "phase-diagram", "--lines", "--d", "20", "--format", "csv",
    ])
    for name in ["log-determinant transition", "minimum over n", "critical", "equality"] {
      #expect(lines.output.contains("\n\(name),"), "\(name)")
    }
    #expect(lines.output.contains("loss of monotonicity,20,"))
  }

  @Test(arguments: [
    ["theory", "critical", "--d", "1"], ["theory", "phase-diagram", "--q", "1.5"],
    ["theory", "phase-diagram", "--lines", "--d", "5000"],
  ])
  func badArgumentsAreRefused(arguments: [String]) async throws {
    let outcome = try await MnemeProcess.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
  }
}
