import Glibc
import MnemeNumerics
import MnemeTables

/// The machine that this process runs on, as far as runs care.
enum Machine {
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// For the run log.
  static func record() throws(DiskError) -> RunLog.Machine {
    RunLog.Machine(
      host: TemporaryName.host, cpu: try cpu(), cores: cores,
      blasKernels: LinearAlgebra.coreName)
  }

  private static func cpu() throws(DiskError) -> String {
    try field("model name", of: "/proc/cpuinfo") ?? "unknown"
  }

  /// The most memory that this process has taken, in bytes.
  static func peakBytes() throws(DiskError) -> Int {
    let kilobytes = try field("VmHWM", of: "/proc/self/status")?.split(separator: " ").first
    return (kilobytes.flatMap { Int($0) } ?? 0) << 10
  }

  /// Three quarters of what this process may have: of the machine's memory, or of its container's.
  static func defaultMemory() throws(DiskError) -> Int {
    var bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      if let limit = Int(try text(of: path).prefix { $0.isNumber }) { bytes = min(bytes, limit) }
    }
    return bytes / 4 * 3
  }

  private static func text(of path: String) throws(DiskError) -> String {
    String(decoding: try AtomicFile.read(path) ?? [], as: UTF8.self)
  }

  /// What stands behind `name:` in a file of /proc.
  private static func field(_ name: String, of path: String) throws(DiskError) -> String? {
    for line in try text(of: path).split(separator: "\n") where line.hasPrefix(name) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      return String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
    }
    return nil
  }
}
