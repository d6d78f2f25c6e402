import MnemePlot
import Testing

/// A figure's bytes depend on the figure alone. Other processes are tried with the command line.
@Suite struct SameBytesTests {
  @Test func eighteenAtOnceGiveTheBytesOfOne() async throws {
    let alone = try AuditFigures.files()
    let dark = try AuditFigures.files(theme: .dark)
    #expect(alone != dark)
    let all = try await withThrowingTaskGroup(of: (Int, [FigureFormat: [UInt8]]).self) { group in
      for index in 0..<18 {
        group.addTask { (index, try AuditFigures.files(theme: index % 2 == 0 ? .light : .dark)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all.count == 18)
    for (index, files) in all { #expect(files == (index % 2 == 0 ? alone : dark)) }
  }

  @Test func neitherOrderNorOtherFiguresMatter() throws {
    let first = try AuditFigures.files()
    _ = try AuditFigures.files(AuditFigures.unrelated)
    let reversed = try FigureFormat.allCases.reversed().map { format in
      try AuditFigures.files(formats: [format])
    }
    for files in reversed {
      for (format, bytes) in files { #expect(first[format] == bytes, "\(format)") }
    }
  }
}
