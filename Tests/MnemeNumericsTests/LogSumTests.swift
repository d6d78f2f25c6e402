import Glibc
import MnemeNumerics
import Testing

@Suite struct LogSumTests {
  @Test func sumsOutsideTheRangeOfDouble() {
    #expect(abs(logSumExp([-2000, -2000, -2000]) - (-2000 + log(3.0))) <= 1e-12)
    #expect(abs(logSumExp([5000, -5000]) - 5000) <= 1e-12)
    #expect(logSumExp([Double]()) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([-.infinity, 3]) == 3)
    #expect(abs(logSumExp([3, 3 - 30]) - (3 + log1p(exp(-30)))) <= 1e-15)
    #expect(logSumExp([.infinity, .infinity, 3]) == .infinity)
  }

  @Test func runningSumIsIndependentOfOrder() {
    let terms = (0..<1000).map { Double(($0 * 7919) % 1000) - 500 }
    let up = logSumExp(terms.sorted())
    let down = logSumExp(terms.sorted(by: >))
    #expect(abs(up - down) <= 1e-13 * abs(up))
    var left = LogSum()
    var right = LogSum()
    terms.prefix(400).forEach { left.add($0) }
    terms.dropFirst(400).forEach { right.add($0) }
    left.add(right)
    #expect(abs(left.value - up) <= 1e-13 * abs(up))
  }

  @Test func signedArithmeticMatchesPlain() {
    let values = [-3.5, -1, 0, 0.25, 1, 8]
    for x in values {
      for y in values {
        let a = SignedLog(x)
        let b = SignedLog(y)
        #expect(abs((a + b).value - (x + y)) <= 1e-14 * 10)
        #expect(abs((a - b).value - (x - y)) <= 1e-14 * 10)
        #expect(abs((a * b).value - x * y) <= 1e-14 * 30)
        #expect((a - b).isPositive == (x > y))
      }
    }
  }

  @Test func zeroIsExact() {
    let tiny = SignedLog(isNegative: true, logMagnitude: -4000)
    #expect(tiny - tiny == .zero)
    #expect(tiny + .zero == tiny)
    #expect(.zero + tiny == tiny)
    #expect(SignedLog(0) == .zero)
    #expect((-SignedLog.zero) == .zero)
    #expect(tiny * .zero == .zero)
    #expect(SignedLog.zero.value == 0)
    #expect(SignedLog(isNegative: true, logMagnitude: -.infinity) == .zero)
    #expect(tiny.scaled(byLog: 4000).value == -1)
  }

  @Test func smallDifferenceKeepsItsSign() {
    var sum = SignedLogSum()
    sum.add(SignedLog(logMagnitude: -3000))
    sum.add(SignedLog(isNegative: true, logMagnitude: -3000 + 1e-9))
    #expect(sum.value.sign == -1)
    #expect(abs(sum.value.logMagnitude - (-3000 + log(1e-9))) <= 1e-3)
    #expect(SignedLogSum().value == .zero)
  }
}
