import Testing

/// The recorder itself: it may not record by accident, nor in CI, and it must see a difference.
@Suite struct GoldenTests {
  @Test func recordingIsAskedForAndRefusedInCI() {
    #expect(Golden.Mode(environment: [:]) == .compare)
    #expect(Golden.Mode(environment: ["CI": "true"]) == .compare)
    #expect(Golden.Mode(environment: [Golden.variable: "0"]) == .compare)
    #expect(Golden.Mode(environment: [Golden.variable: "1"]) == .record)
    #expect(Golden.Mode(environment: [Golden.variable: "1", "CI": "true"]) == .refuse)
  }

  @Test func theFirstDifferenceIsNamed() {
    #expect(Golden.firstDifference("a\nb\n", "a\nb\n") == nil)
    #expect(Golden.firstDifference("a\nb\n", "a\nc\n")?.contains("line 2 was 'b', is 'c'") == true)
    #expect(Golden.firstDifference("a\n", "a\nb\n")?.contains("was '', is 'b'") == true)
  }
}
