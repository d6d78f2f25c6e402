import MnemePlot

/// How simulation, bounds and asymptotes look, in both rows of the figure.
enum KLLooks {
  static let amgm = LineLook(.category(1), dash: .dotted, weight: 0.9)
  static let det = LineLook(.category(1), dash: .dashed, weight: 0.8)
  static let sharp = LineLook(.category(1), weight: 0.8)
  static let first = LineLook(.category(0), weight: 0.9)
  static let second = LineLook(.category(2), dash: .longDashed, weight: 0.9)
  static let errorBar = LineLook(.ink, weight: 0.5)
  static let mean = MarkerLook(.ink, shape: .circle, scale: 0.62)
  static let median = MarkerLook(.ink, shape: .circle, isHollow: true, scale: 0.75)
  static let reducedBar = LineLook(.category(3), weight: 0.5)
  static let reduced = MarkerLook(.category(3), shape: .diamond, isHollow: true, scale: 0.8)
}
