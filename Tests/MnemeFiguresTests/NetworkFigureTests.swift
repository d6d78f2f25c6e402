import Foundation
import MnemePlot
import MnemeTables
import Testing

@testable import MnemeFigures

/// Figures of trained networks with more cells than the quick presets have, and with fewer scales.
@Suite struct NetworkFigureTests {
  static let experiments = ["unet-gaussian", "unet-digits"]

  static func quick(_ experiment: String) throws -> NetworkTables {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let name = experiment.replacingOccurrences(of: "-", with: "_")
    return try NetworkTables(
      RunFolder(path: tests.appending(path: "Fixtures/\(name)_quick").path), experiment: experiment)
  }

  /// As if every cell of the smallest count had been measured at 20 counts.
  static func manyCounts(_ experiment: String) throws -> NetworkTables {
    var tables = try quick(experiment)
    let smallest = try #require(tables.counts.first)
    let counts = (1...20).map { 50 * $0 }
    func spread<Row>(_ rows: [Row], _ path: WritableKeyPath<Row, Int>) -> [Row] {
      rows.filter { $0[keyPath: path] == smallest }.flatMap { row in
        counts.map { count in
          var row = row
          row[keyPath: path] = count
          return row
        }
      }
    }
    tables.rows = spread(tables.rows, \.trainingCount)
    tables.denoising = spread(tables.denoising, \.trainingCount)
    tables.training = spread(tables.training, \.trainingCount)
    tables.images = spread(tables.images, \.trainingCount)
    return tables
  }

  private static func figures(_ tables: NetworkTables, _ venue: Venue = .arxiv) -> [Figure] {
    [
      NetworkTransitionFigure.figure(tables, width: venue.widthPoints),
      NetworkLossesFigure.figure(tables, width: venue.widthPoints),
      NetworkImagesFigure.figure(tables, width: venue.widthPoints),
    ]
  }

  private static func marks(_ figure: Figure) -> [Mark] { figure.panels.joined().flatMap(\.marks) }

  @Test(arguments: experiments, [Venue.arxiv, .icml, .slides])
  func nothingIsWrongWithTwentyCounts(experiment: String, venue: Venue) throws {
    let tables = try Self.manyCounts(experiment)
    for theme in Theme.all {
      for figure in Self.figures(tables, venue) {
        let findings = try FigureRenderer(theme: theme, venue: venue).lint(figure)
        #expect(findings.isEmpty, "\(figure.name), \(theme.name): \(findings)")
      }
    }
  }

  /// Ends and middle of many counts; all of a few.
  @Test func countsAreChosenEvenly() {
    #expect(NetworkTables.chosen([5, 7], limit: 3) == [5, 7])
    #expect(NetworkTables.chosen([50, 150, 400, 800], limit: 3) == [50, 400, 800])
    #expect(NetworkTables.chosen(Array(1...20), limit: 3) == [1, 11, 20])
    #expect(NetworkTables.chosen(Array(1...21), limit: 4) == [1, 8, 14, 21])
  }

  /// Every generator of every cell has a place of its own, in the order of the legend, and none of one
  /// count comes beyond those of the next.
  @Test(arguments: experiments)
  func generatorsStandBesideEachOther(experiment: String) throws {
    for tables in [try Self.quick(experiment), try Self.manyCounts(experiment)] {
      let places = tables.counts.flatMap { count in
        tables.generators.flatMap { generator in
          tables.cells(generator).filter { $0.trainingCount == count }.map(tables.place)
        }
      }
      #expect(places.count == tables.rows.count)
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
      #expect(places.allSatisfy(tables.axis.range.contains))
    }
  }

  @Test(arguments: experiments)
  func aScaleThatWasNotFoundIsNamedAndNotDrawn(experiment: String) throws {
    var tables = try Self.quick(experiment)
    func scale(_ estimate: IntervalEstimate) -> [NetworkScaleRow] {
      NetworkDistance.allCases.map { distance in
        var row = NetworkScaleRow()
        row.distance = distance
        row.memorization = estimate
        row.fall = estimate
        return row
      }
    }
    func transitions(_ tables: NetworkTables) -> Int {
      Self.marks(NetworkTransitionFigure.figure(tables, width: 468)).count {
        if case .transition = $0 { true } else { false }
      }
    }
    tables.scales = scale(IntervalEstimate(low: 50))
    #expect(transitions(tables) == 0)
    let caption = NetworkTransitionWords(tables: tables).caption
    #expect(caption.contains("Not found, and not drawn: $n_\\mathrm{mem}$"))
    tables.scales = scale(IntervalEstimate(value: 100, low: 50, high: 200))
    #expect(transitions(tables) == 6)
    #expect(!NetworkTransitionWords(tables: tables).caption.contains("Not found"))
  }

  /// The scale of greys is one for all pictures, and the pixels of a pair are as in the table.
  @Test func picturesShowThePixelsOfTheTable() throws {
    var tables = try Self.quick("unet-digits")
    let pixels = (0..<64).map { Double($0) / 63 }
    tables.images = [NetworkImageKind.generated, .nearest].map { kind in
      var row = NetworkImageRow()
      (row.trainingCount, row.image, row.kind) = (50, 1, kind)
      row.neighbourRatio = 0.089
      row.pixels = kind == .nearest ? pixels : pixels.map { 2 * $0 - 0.5 }
      return row
    }
    let figure = NetworkImagesFigure.figure(tables, width: 468)
    guard case .montage(let montage)? = Self.marks(figure).first else {
      Issue.record("no montage")
      return
    }
    let nearest = try #require(montage.rows[1][0])
    #expect(nearest.caption == "0.09")
    #expect(nearest.image == PlotImage(grey: pixels.map { UInt8((255 * $0).rounded()) }, width: 8))
    let generated = try #require(montage.rows[0][0])
    let cut = pixels.map { UInt8((255 * min(max(2 * $0 - 0.5, 0), 1)).rounded()) }
    #expect(generated.image == PlotImage(grey: cut, width: 8))
  }
}
