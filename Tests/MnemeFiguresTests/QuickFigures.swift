import Foundation
import MnemeFigures
import MnemePlot
import MnemeTables
import Testing

/// An experiment whose quick tables are in `Fixtures`, and the names of the figures made from them, in
/// the order of its report.
///
/// To make the tables of an experiment: `mneme run NAME --preset quick`, then copy the run's `tables`
/// and `manifest.json` to `Fixtures/NAME_quick`.
struct QuickFigures: CustomTestStringConvertible {
  let experiment: String
  let names: [String]

  static let all = [
    QuickFigures(
      experiment: "linear-transition",
      names: ["memorization-transition", "kl-divergence", "alignment-of-scales"]),
    QuickFigures(
      experiment: "kl-phase-diagram", names: ["kl-phase-diagram", "kl-phase-diagram-deviations"]),
    QuickFigures(
      experiment: "alternative-scenario", names: ["alternative-scenario", "scenario-verdicts"]),
    QuickFigures(experiment: "two-models", names: ["two-models"]),
    QuickFigures(experiment: "as-released", names: ["as-released"]),
    QuickFigures(experiment: "scale-alignment", names: ["scale-alignment"]),
    QuickFigures(
      experiment: "noise-draws", names: ["noise-draws-transition", "noise-draws-divergence"]),
    QuickFigures(experiment: "diffusion-steps", names: ["diffusion-steps", "step-grids"]),
    QuickFigures(
      experiment: "score-collapse", names: ["score-collapse", "score-collapse-paths"]),
    QuickFigures(experiment: "neighbour-ratio", names: ["neighbour-ratio"]),
    QuickFigures(
      experiment: "associative-memory",
      names: ["associative-memory", "associative-memory-energy"]),
    QuickFigures(
      experiment: "intrinsic-dimension",
      names: ["intrinsic-dimension", "intrinsic-dimension-network"]),
    QuickFigures(
      experiment: "extraction",
      names: ["extraction-labels", "extraction-hits", "extraction-conditions"]),
    QuickFigures(
      experiment: "definitions-compared", names: ["definitions-compared", "definitions-samples"]),
    QuickFigures(
      experiment: "unet-gaussian",
      names: ["unet-gaussian-transition", "unet-gaussian-losses", "unet-gaussian-images"]),
    QuickFigures(
      experiment: "unet-digits",
      names: ["unet-digits-transition", "unet-digits-losses", "unet-digits-images"]),
    QuickFigures(
      experiment: "measure",
      names: [
        "measure-transition", "measure-fractions", "measure-ratios", "measure-nearest",
        "measure-values", "measure-dimension",
      ]),
  ]

  var testDescription: String { experiment }

  func figures(venue: Venue) throws -> [Figure] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let name = experiment.replacingOccurrences(of: "-", with: "_")
    let folder = RunFolder(path: tests.appending(path: "Fixtures/\(name)_quick").path)
    return try FigureSet.figures(of: experiment, in: folder, venue: venue) ?? []
  }
}
