import Testing

@testable import MnemePlot

@Suite struct LabelStackTests {
  private func items(_ wishes: [Double], size: Double = 10) -> [LabelStack.Item] {
    wishes.map { LabelStack.Item(wish: $0, above: size / 2, below: size / 2) }
  }

  @Test func labelsWithRoomStandAtTheirWishes() {
    #expect(LabelStack.solve(items([10, 40, 70]), from: 0, to: 100) == [10, 40, 70])
  }

  @Test func equalWishesSpreadAroundThem() {
    #expect(LabelStack.solve(items([50, 50, 50]), from: 0, to: 100) == [40, 50, 60])
  }

  @Test func theEndsHold() {
    #expect(LabelStack.solve(items([99, 99]), from: 0, to: 100) == [85, 95])
    #expect(LabelStack.solve(items([0, 1]), from: 0, to: 100) == [5, 15])
  }

  @Test func whatDoesNotFitIsRefused() {
    #expect(LabelStack.solve(items([1, 2, 3]), from: 0, to: 29) == nil)
    #expect(LabelStack.solve(items([1, 2, 3]), from: 0, to: 30) == [5, 15, 25])
    #expect(LabelStack.solve([], from: 0, to: 1) == [])
  }

  /// No order of the wishes brings labels together or out of order.
  @Test func spacingAndOrderHold() throws {
    for step in 0..<200 {
      // A fixed sequence without pattern: fractions of multiples of the golden ratio.
      let wishes = (0..<8).map { index in
        (Double(step * 8 + index) * 0.6180339887).truncatingRemainder(dividingBy: 1) * 100
      }.sorted()
      let places = try #require(LabelStack.solve(items(wishes, size: 9), from: 0, to: 100))
      for (a, b) in zip(places, places.dropFirst()) { #expect(b - a >= 9 - 1e-9) }
      #expect(places[0] >= 4.5 - 1e-9 && places[7] <= 95.5 + 1e-9)
    }
  }
}
