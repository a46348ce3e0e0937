import Descriptions
import Foundation

/// The memory that a process can have.
public enum MachineMemory {
  /// Bytes: what is built in, or what the process or its container is limited to, if that is less.
  public static var bytes: Double {
    var least = Double(ProcessInfo.processInfo.physicalMemory)
    for file in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      let text = try? String(contentsOfFile: file, encoding: .utf8)
      if let text, let limit = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) {
        least = min(least, limit)
      }
    }
    var limit = rlimit()
    // Libraries take addresses without taking memory.
    if getrlimit(addressSpace, &limit) == 0 { least = min(least, max(0, Double(limit.rlim_cur) - 90e6)) }
    return least
  }

  static func text(_ bytes: Double) -> String {
    let unit = bytes < 1e10 ? 1e6 : 1e9
    return "\(Int128((bytes / unit).rounded(.up))) \(unit == 1e6 ? "MB" : "GB")"
  }

  #if os(macOS)
    private static let addressSpace = RLIMIT_AS
  #else
    private static let addressSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
  #endif
}

extension PreparedExperiment {
  /// Checks that the memory that the experiment takes is there.
  /// - Parameter memory: Bytes.
  /// - Throws: ``/Descriptions/Fault`` with both numbers.
  public func checkMemory(within memory: Double = MachineMemory.bytes) throws(Fault) {
    let needed = estimate.bytes
    guard needed > memory else { return }
    let threads = options.threads > 1 ? "on \(options.threads) threads " : ""
    throw Fault(
      [],
      "'\(experiment.title)' needs about \(MachineMemory.text(needed)) of memory \(threads)"
        + "(\(experiment.problem.isNetwork ? "parameters" : "modes"), recorded points, replicates that are kept), "
        + "but this machine has \(MachineMemory.text(memory))")
  }
}
