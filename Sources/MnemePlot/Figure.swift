/// A figure as a value: what is shown, without a theme, a size or ink.
package struct Figure: Sendable, Equatable {
  /// Stem of its files, in kebab-case.
  package var name: String
  package var title: String
  /// Rows of panels, all of one length.
  package var panels: [[Panel]]
  package var legend: [LegendEntry] = []
  package var legendPlacement = LegendPlacement.above
  /// The key of the colours of all panels, right of them.
  package var colorBar: ColorBar?
  /// Height of a panel over its width.
  package var aspect: Double
  /// Columns share the x axis: only the bottom row carries its numbers and label.
  package var sharesX = false
  /// Rows share the y axis: only the first column carries its numbers and label.
  package var sharesY = false
  /// In the label syntax; states n, trials and level from the data.
  package var caption: String
  /// Plain text, 40 to 300 characters: quantity, range, trend and n.
  package var altText: String

  package init(
    name: String, title: String, panels: [[Panel]], aspect: Double, caption: String,
    altText: String
  ) {
    precondition(
      !panels.isEmpty && !panels[0].isEmpty && panels.allSatisfy { $0.count == panels[0].count },
      "a figure needs a full grid of panels")
    self.name = name
    self.title = title
    self.panels = panels
    self.aspect = aspect
    self.caption = caption
    self.altText = altText
  }
}

/// One pair of axes with what stands between them.
package struct Panel: Sendable, Equatable {
  /// Stands bold over the top left corner, for example `(a)`; empty for none.
  package var tag: String
  /// Stands after the tag.
  package var title: String
  package var x: PlotAxis
  package var y: PlotAxis
  /// A second scale on the right, for the marks of `secondaryMarks`.
  package var secondaryY: PlotAxis?
  package var marks: [Mark]
  package var secondaryMarks: [Mark] = []
  /// Small panels within this one.
  package var insets: [PanelInset] = []
  /// A place in the grid that stays empty.
  package var isBlank = false

  package static let blank: Panel = {
    let axis = PlotAxis(label: "", scale: .linear, range: 0...1)
    var panel = Panel(x: axis, y: axis, marks: [])
    panel.isBlank = true
    return panel
  }()

  package init(
    tag: String = "", title: String = "", x: PlotAxis, y: PlotAxis, marks: [Mark]
  ) {
    self.tag = tag
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
  }
}

/// One line of the legend, drawn with the same looks as the marks that it names.
package struct LegendEntry: Sendable, Equatable {
  package var label: String
  package var line: LineLook?
  package var marker: MarkerLook?
  package var sample: Sample

  package enum Sample: Sendable, Equatable, CaseIterable {
    case plain, step, band, lowerBound, upperBound, transition, errorBar, xErrorBar
    case verticalRule, histogram, density, region, missingCell, censoredCell
  }

  package init(
    _ label: String, line: LineLook? = nil, marker: MarkerLook? = nil, sample: Sample = .plain
  ) {
    self.label = label
    self.line = line
    self.marker = marker
    self.sample = sample
  }
}
