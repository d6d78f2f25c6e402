/// Times and sizes as they are typed and shown: `90s`, `30m`, `1h30m`, `500M`, `4G`.
enum Quantities {
  /// Seconds of `90`, `90s`, `30m`, `1h30m`, `2d`; `nil` if the text is none of these.
  static func seconds(_ text: String) -> Double? {
    if let plain = Double(text) { return plain > 0 && plain.isFinite ? plain : nil }
    var (seconds, rest) = (0.0, text[...])
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      guard let number = Double(digits), let unit = rest.popFirst().flatMap({ secondsOf[$0] })
      else { return nil }
      seconds += number * unit
    }
    return seconds > 0 ? seconds : nil
  }

  private static let secondsOf: [Character: Double] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400,
  ]

  /// Bytes of `500M`, `4G`, `1.5T`, `4000000`; `nil` if the text is none of these.
  static func bytes(_ text: String) -> Int? {
    var number = text[...]
    var factor = 1.0
    if let last = number.last, let unit = bytesOf[last] {
      number.removeLast()
      factor = unit
    }
    guard let value = Double(number), value > 0, value * factor < 1e18 else { return nil }
    return Int(value * factor)
  }

  private static let bytesOf: [Character: Double] = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]

  /// `0:07`, `12:30`, `3:05:00`.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(.up), 1e9))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
