#if Torch
  import Glibc
  import MnemeDiffusion
  import MnemeTables

  /// Turns what was done into messages: at the start and end of a stage, once a second between.
  final class ProgressReporter {
    private let report: (NetworkMessage) -> Void
    private var progress = NetworkProgress(
      stage: "start", done: 0, total: 0, seconds: 0, loss: nil, residentBytes: 0)
    private var last = ContinuousClock.now
    private var start = ContinuousClock.now
    private var lossSum = 0.0
    private var lossCount = 0

    init(_ report: @escaping (NetworkMessage) -> Void) { self.report = report }

    func begin(_ stage: String, done: Int, of total: Int) {
      progress.stage = stage
      progress.done = done
      progress.total = total
      start = .now
      say()
    }

    func did(_ count: Int, loss: Double? = nil) {
      progress.done += count
      if let loss {
        lossSum += loss
        lossCount += 1
      }
      if progress.done == progress.total || ContinuousClock.now - last >= .seconds(1) { say() }
    }

    func finish(_ message: (NetworkProgress) -> NetworkMessage) {
      update()
      report(message(progress))
    }

    private func say() {
      update()
      report(.progress(progress))
      last = .now
      lossCount = 0
      lossSum = 0
    }

    private func update() {
      progress.loss = lossCount == 0 ? nil : lossSum / Double(lossCount)
      progress.seconds = (ContinuousClock.now - start) / .seconds(1)
      progress.residentBytes = ResidentMemory.bytes
    }
  }

  /// What this process holds in memory.
  package enum ResidentMemory {
    /// 0 where the system doesn't say.
    package static var bytes: Int {
      do {
        let text = String(decoding: try AtomicFile.read("/proc/self/statm") ?? [], as: UTF8.self)
        let fields = text.split(separator: " ")
        return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * sysconf(Int32(_SC_PAGESIZE))
      } catch {
        return 0
      }
    }
  }
#endif
