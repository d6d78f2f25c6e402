import Glibc
import MnemeTables

/// Caption and description of the figure of both scales.
struct NetworkTransitionWords {
  let tables: NetworkTables

  private var percent: String { FigureText.percent(tables.intervalLevel) }

  var caption: String {
    let images = FigureText.range(tables.rows.map(\.generatedCount))
    return
      "A U-Net trained for \(tables.updates) updates on $n$ \(tables.data), against $n$ from "
      + "\(FigureText.range(tables.counts)) ($d = \(tables.dimension)$); \(tables.trials) trials a "
      + "cell, with \(percent) intervals. Generators stand a little beside each other. "
      + "(a) $\\Prob(\\Delta > 0)$ for the relative log-likelihood (Eq. 4a) of \(images) images a "
      + "trial, matched reading, with Clopper–Pearson intervals; dashed: ½, without memory. (b) Images whose nearest training "
      + "image is less than a third as far as the second nearest; dotted: $3^{-d}$, the rate in a "
      + "uniform neighbourhood. (c) $\\KL$ of the normal law with the images’ mean and covariance "
      + "(\(FigureText.range(tables.rows.map(\.momentCount))) images a trial) from that of the truth. "
      + "(d) Coordinate-wise squared $L^2$ distance to the truth, with two standard errors. In (c) and (d), fresh images "
      + "show the bias of the estimate: even the truth reads as much."
      + infinite + reference + scales + missing
  }

  private var reference: String {
    guard tables.hasReferenceReading else { return "" }
    let count = tables.rows.compactMap(\.referenceCount).max() ?? 0
    return
      " (e) As (a), with a reference sample of \(FigureText.count(count)); dotted: the network’s null "
      + "$\\Prob_0$, the same with an independent training set; hollow "
      + "cells decide nothing. (f) Distance to the training set "
      + "over that to an independent set, coordinate-wise $L^2$; dotted: 1, without memory."
  }

  /// What the vertical lines are, as far as there are any.
  private var scales: String {
    let falls = zip(["(c)", "(d)"], NetworkDistance.allCases).filter {
      tables.scale(.matched, $1)?.fall.value != nil
    }
    var parts: [String] = []
    if tables.scale(.matched, .gaussianKL)?.memorization.value != nil {
      parts.append("$n_\\mathrm{mem}$, in (a) and (b) with its interval")
    }
    if !falls.isEmpty {
      parts.append(
        "in \(FigureText.list(falls.map(\.0))) $n_\\mathrm{fall}$ of that distance with its interval"
      )
    }
    if tables.scale(.reference, .gaussianKL)?.memorization.value != nil {
      parts.append("in (e) $n_\\mathrm{mem}$ of that reading at level ½")
    }
    return parts.isEmpty
      ? "" : " Vertical lines: \(parts.joined(separator: "; ")); an open end runs to the frame."
  }

  /// Scales that have no line, by name.
  private var missing: String {
    var names: [String] = []
    if tables.scale(.matched, .gaussianKL)?.memorization.value == nil {
      names.append("$n_\\mathrm{mem}$")
    }
    for distance in NetworkDistance.allCases
    where tables.scale(.matched, distance)?.fall.value == nil {
      names.append("$n_\\mathrm{fall}$ of \(words(distance))")
    }
    return names.isEmpty ? "" : " Not found, and not drawn: \(FigureText.list(names))."
  }

  private var infinite: String {
    let isInfinite = tables.rows.contains { $0.klInterval.value == .infinity }
    return isInfinite ? " Infinite $\\KL$ (a singular covariance) is not drawn." : ""
  }

  private func words(_ distance: NetworkDistance) -> String {
    switch distance {
    case .gaussianKL: "$\\KL$"
    case .coordinateL2: "$L^2$"
    }
  }

  var altText: String {
    let network = tables.cells(.network)
    let first = network.first, last = network.last
    return
      "Against n from \(tables.counts.first ?? 0) to \(tables.counts.last ?? 0), the network's P(Delta > 0) "
      + "goes from \(number(first?.deltaMatchedPositive.fraction)) to "
      + "\(number(last?.deltaMatchedPositive.fraction)), its memorized fraction from "
      + "\(number(first?.memorized.value)) to \(number(last?.memorized.value)), its KL from "
      + "\(divergence(first)) to \(divergence(last)) nats per dimension; \(tables.trials) trials a cell."
  }

  private func divergence(_ row: NetworkRow?) -> String {
    number(row?.klInterval.divided(by: Double(row?.dimension ?? 1)).value)
  }

  /// Two digits, also of large numbers.
  private func number(_ value: Double?) -> String {
    guard let value else { return "no value" }
    guard value.isFinite, abs(value) >= 100 else { return FigureText.number(value, digits: 2) }
    let unit = pow(10, floor(log10(abs(value))) - 1)
    return FigureText.number((value / unit).rounded() * unit, digits: 2)
  }
}
