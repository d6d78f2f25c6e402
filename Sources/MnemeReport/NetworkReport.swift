/// The report of a trained network: the same content, whatever its data.
protocol NetworkReport: ExperimentReport {
  var content: NetworkContent { get }
}

extension NetworkReport {
  func holes(figures: [NumberedFigure]) -> Holes { content.holes }
  func data(of figure: String) -> [Block] { content.data(of: figure) }
  var dictionary: [Block] { content.dictionary }
  var cellCaveats: ReportTable { content.cellCaveats }
}
