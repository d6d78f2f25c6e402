/// The numbers that the report leads with, as a table: for formats that have no better form.
enum HeadlineTable {
  static func table(_ headlines: [Headline]) -> ReportTable {
    ReportTable(
      caption: [.text("Headline numbers.")],
      columns: [
        .init(title: [.text("Quantity")], isRowHeader: true),
        .init(title: [.text("Value")], isNumeric: true), .init(title: [.text("Interval")]),
        .init(title: [.text("Unit")]), .init(title: [.text("Shown in")]),
      ],
      rows: headlines.map { headline in
        [
          headline.title + (headline.detail.isEmpty ? [] : [.text(": ")] + headline.detail),
          headline.value,
          headline.interval.isEmpty ? headline.reason : headline.interval,
          [.text(headline.unit)], [headline.figure],
        ]
      })
  }
}
