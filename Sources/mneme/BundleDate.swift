import FoundationEssentials

/// The date that formats demand of a bundle. The clock is never asked: the same run makes the same
/// bytes on any day.
enum BundleDate {
  static let variable = "SOURCE_DATE_EPOCH"
  /// The stand-in that figures have, too.
  private static let standIn = "2000-01-01"
  private static let lastSecond: Int64 = 253_402_300_799

  /// `YYYY-MM-DD`: the day of `SOURCE_DATE_EPOCH` in UTC, or a stand-in.
  ///
  /// - Throws: `CommandError.badDate` unless that is a number of seconds since 1970.
  static func text(
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(CommandError) -> String {
    guard let given = environment[variable] else { return standIn }
    guard let seconds = Int64(given), (0...lastSecond).contains(seconds) else {
      throw .badDate(variable: variable, text: given)
    }
    let day = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    return String(day.prefix(10))
  }
}
