/// Fills the prose for `report.md`.
final class MarkdownReportWriter: ReportWriter {
  private let writer = MarkdownWriter()

  func words(_ parts: [Inline], hole: String) -> String { writer.text(parts) }
  func block(_ block: Block, hole: String) -> String { writer.text(block) }
}

/// Fills the prose on its way to `report.html`: still Markdown, with placeholders for all that
/// Markdown can't say.
final class PageReportWriter: ReportWriter {
  let placeholders = Placeholders()
  private let blocks = HTMLBlockWriter()
  private var failure: ReportError?

  func words(_ parts: [Inline], hole: String) -> String {
    let writer = MarkdownWriter(quote: { self.placeholders.inline(HTMLWriter.data($0)) })
    return writer.text(parts)
  }

  func block(_ block: Block, hole: String) -> String {
    do throws(ReportError) {
      return placeholders.block(try blocks.html(block), hole: hole)
    } catch {
      failure = failure ?? error
      return ""
    }
  }

  /// - Throws: the first error of a block.
  func check() throws(ReportError) {
    if let failure { throw failure }
  }
}
