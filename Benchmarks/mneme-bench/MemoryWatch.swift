import Foundation
import Synchronization

/// The most memory of its own that this process had, seen every 20 ms: without the pages of mapped
/// files, which the system takes back whenever it needs them.
final class MemoryWatch: Sendable {
  private let state = Mutex((most: 0, isOver: false))

  init() {
    Thread.detachNewThread { [self] in
      while !state.withLock({ $0.isOver }) {
        look()
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  /// Kilobytes.
  func stop() -> Int {
    look()
    return state.withLock {
      $0.isOver = true
      return $0.most
    }
  }

  private func look() {
    let now = Self.anonymousKilobytes()
    state.withLock { $0.most = max($0.most, now) }
  }

  /// `RssAnon` of /proc/self/status.
  private static func anonymousKilobytes() -> Int {
    do {
      let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = text.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
      let words = line?.split(whereSeparator: \.isWhitespace) ?? []
      guard words.count == 3, let value = Int(words[1]) else {
        preconditionFailure("no RssAnon in /proc/self/status")
      }
      return value
    } catch {
      preconditionFailure("/proc/self/status: \(error)")
    }
  }
}
