/// The file `captions.tex`: for each figure a command that places it, with caption, alternative text
/// and label.
enum LaTeXCaptions {
  static func text(
    _ figures: [NumberedFigure], names: LaTeXNames, labels: [String: String]
  ) throws(ReportError) -> String {
    var text = """
      % Each figure as a command that places it whole: \\Name{}. Its caption is a command too, for a
      % figure of your own; the alternative text is for readers who can't see it.

      """
    for placed in figures { text += try "\n" + float(placed.figure, names, labels) }
    return text
  }

  private static func float(
    _ figure: ReportFigure, _ names: LaTeXNames, _ labels: [String: String]
  ) throws(ReportError) -> String {
    let command = names.figure(figure.name)
    let caption = try LaTeXProse.inline(figure.captionMarkdown, labels: labels)
    return """
      \\newcommand{\(command)Caption}{\(caption)}
      \\newcommand{\(command)}{%
      \\begin{figure}[tbp]
      \\centering
      \\includegraphics[alt={\(LaTeXText.alternative(figure.altText))}]%
      {\(names.folderCommand) figures/\(figure.name).pdf}
      \\caption{\(command)Caption}\\label{\(names.figureLabel(figure.name))}
      \\end{figure}}

      """
  }
}
