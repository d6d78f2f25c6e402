import Testing

/// The rules of the house on the whole project. Each is tried on an offender in `OffenderTests`.
@Suite struct HouseRulesTests {
  static let sources = Task { try await ProjectFiles.all() }

  static func expectNone(_ violations: [Violation]) {
    for violation in violations { Issue.record("\(violation)") }
  }

  @Test func thereAreFilesToLookAt() async throws {
    let files = try await Self.sources.value
    let rooms = Set(files.filter(\.isSwift).compactMap(\.room))
    #expect(rooms == Set(ImportRule.allowed.keys))
    #expect(files.contains { $0.path == "Package.swift" })
    #expect(try await ProjectFiles.tracked().count >= 100)
  }

  @Test func roomsImportOnlyWhatTheWallsAllow() async throws {
    Self.expectNone(try await Self.sources.value.flatMap(ImportRule.violations))
  }

  @Test func cairoStaysInItsCorner() async throws {
    Self.expectNone(CairoRule.violations(in: try await Self.sources.value))
  }

  @Test func noSourceSaysWhatItMayNot() async throws {
    Self.expectNone(try await Self.sources.value.flatMap(WordRule.violations))
  }

  @Test func filesAreShort() async throws {
    Self.expectNone(try await Self.sources.value.flatMap(SizeRule.violations))
  }

  @Test func dependenciesArePinned() async throws {
    Self.expectNone(try await Self.sources.value.flatMap(PinRule.violations))
  }

  @Test func citedEquationsExist() async throws {
    let sources = try await Self.sources.value.filter {
      $0.room != nil || $0.path.hasPrefix("Benchmarks/") || $0.path.hasPrefix("templates/")
    }
    Self.expectNone(sources.flatMap(CitationRule.violations))
  }

  @Test func thereIsOneVersion() async throws {
    Self.expectNone(try VersionRule.violations(in: try await Self.sources.value))
  }

  @Test func nothingLeadsToOneMachine() async throws {
    Self.expectNone(try await ProjectFiles.tracked().flatMap(MachineRule.violations))
  }
}
