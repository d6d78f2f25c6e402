import Testing

@testable import MnemeTables

@Suite struct NumberedTextTests {
  @Test(arguments: [
    ("n,kl\n5,0.1234567890123\n", "n,kl\n5,0.1234567890124\n"), ("a\n", "a\n"), ("", ""),
    ("-1e-3 and 2", "-0.001 and 2"), ("n=1e10", "n=10000000000.1"),
  ])
  func closeNumbersAreTheSame(one: String, other: String) {
    #expect(NumberedText.difference(one, other, tolerance: 1e-9) == nil)
  }

  @Test(arguments: [
    ("n,kl\n5,0.12345678\n", "n,kl\n5,0.12345679\n", 2), ("a 1", "b 1", 1), ("1\n2", "1\n2\n", 3),
    ("inf", "5", 1), ("1", "-1", 1), ("5,", "5", 1), ("5", "", 1), ("0", "1e-30", 1),
    ("x\ny", "x", 2),
  ])
  func allElseIsADifference(one: String, other: String, line: Int) {
    let found = NumberedText.difference(one, other, tolerance: 1e-9)
    #expect(found?.line == line)
    #expect(NumberedText.difference(other, one, tolerance: 1e-9) != nil)
  }

  @Test func aDifferenceIsNamed() {
    let found = NumberedText.difference("d = 5, KL 1.5 nats", "d = 5, KL 2.5 nats", tolerance: 1e-9)
    #expect(found == NumberedText.Difference(line: 1, one: "1.5", other: "2.5"))
  }
}
