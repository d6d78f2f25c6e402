/// A label whose runs have places, relative to the start of its baseline; y grows downwards. Points.
package struct PlacedLabel: Sendable, Equatable {
  package struct Run: Sendable, Equatable {
    package var text: String
    package var face: TextFace
    package var size: Double
    package var x: Double
    package var y: Double
  }

  /// A horizontal bar: over a letter or a radicand.
  package struct Bar: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var thickness: Double
  }

  package var runs: [Run] = []
  package var bars: [Bar] = []
  package var width = 0.0
  package var ascent = 0.0
  package var descent = 0.0
  /// Where the ink begins and ends, from the start of the baseline.
  package var inkLeft = 0.0
  package var inkRight = 0.0

  package var height: Double { ascent + descent }
}

extension PlacedLabel {
  private var isEmpty: Bool { runs.isEmpty && bars.isEmpty }

  /// Puts `other` at the end of this one, after a gap.
  mutating func append(_ other: PlacedLabel, gap: Double = 0) {
    let end = width + gap
    overlay(other, x: end, y: 0)
    width = end + other.width
  }

  /// Puts `other` at a place; the width stays.
  mutating func overlay(_ other: PlacedLabel, x: Double, y: Double) {
    if !other.isEmpty {
      inkLeft = isEmpty ? x + other.inkLeft : min(inkLeft, x + other.inkLeft)
      inkRight = isEmpty ? x + other.inkRight : max(inkRight, x + other.inkRight)
      ascent = isEmpty ? other.ascent - y : max(ascent, other.ascent - y)
      descent = isEmpty ? other.descent + y : max(descent, other.descent + y)
    }
    for run in other.runs {
      var run = run
      run.x += x
      run.y += y
      runs.append(run)
    }
    for bar in other.bars {
      var bar = bar
      bar.x += x
      bar.y += y
      bars.append(bar)
    }
  }

  /// Adds a bar with its ink; the width stays.
  mutating func addBar(_ bar: Bar) {
    overlay(
      PlacedLabel(
        bars: [bar], ascent: -bar.y, descent: bar.y + bar.thickness, inkLeft: bar.x,
        inkRight: bar.x + bar.width), x: 0, y: 0)
  }
}
