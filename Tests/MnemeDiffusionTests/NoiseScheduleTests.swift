import MnemeDiffusion
import Testing

@Suite struct NoiseScheduleTests {
  /// ᾱ_t by exact fractions in Python: p *= 1 − (b₀ + (b₁ − b₀)(t − 1)/(T − 1)).
  @Test(arguments: [
    (10, [0: 1, 1: 0.9999, 2: 0.99758912, 5: 0.9775683562735794, 10: 0.903739416151237]),
    (200, [1: 0.9999, 2: 0.99970002, 100: 0.6024803053077052, 200: 0.1321827542506178]),
    (1000, [2: 0.9997800920720721, 500: 0.07858724288177824, 1000: 4.0358297653756835e-05]),
  ])
  func signalsAreTheProducts(steps: Int, known: [Int: Double]) {
    let signals = NoiseSchedule(steps: steps).signals
    #expect(signals.count == steps + 1)
    for (step, value) in known { #expect(abs(signals[step] / value - 1) <= 1e-12) }
  }

  @Test func betasRiseFromFirstToLast() {
    let schedule = NoiseSchedule(steps: 200)
    #expect(schedule.beta(1) == 1e-4)
    #expect(abs(schedule.beta(200) - 0.02) <= 1e-16)
    #expect(schedule.fault == nil)
  }

  @Test(arguments: [
    NoiseSchedule(steps: 1), NoiseSchedule(steps: 9, firstBeta: 0),
    NoiseSchedule(steps: 9, firstBeta: 0.1), NoiseSchedule(steps: 9, lastBeta: 1),
    NoiseSchedule(steps: 9, lastBeta: .nan),
  ])
  func badSchedulesAreToldApart(schedule: NoiseSchedule) { #expect(schedule.fault != nil) }
}
