import Compression
import Foundation

/// What a run wrote, small enough to be kept: its manifests, and its CSV files by checksum and size.
///
/// As text a line `name checksum bytes` for each CSV file, then each manifest below a line `--- name`. `.ci/golden` reads
/// and writes the same.
struct ResultList {
  private(set) var tables: [String: String] = [:]
  private(set) var manifests: [String: String] = [:]

  /// The files of a folder, named from there.
  init(of files: [String: Data]) {
    for (name, bytes) in files {
      if name.hasSuffix(".csv") { tables[name] = "\(CRC32(of: [UInt8](bytes))) \(bytes.count)" }
      if name.split(separator: "/").last == "manifest.json" { manifests[name] = String(decoding: bytes, as: UTF8.self) }
    }
  }

  init(text: String) {
    let parts = "\n\(text)".components(separatedBy: "\n--- ")
    for line in parts[0].split(separator: "\n") {
      let end = line.firstIndex(of: " ") ?? line.endIndex
      tables[String(line[..<end])] = String(line[end...].dropFirst())
    }
    for (place, part) in parts.enumerated().dropFirst() {
      let end = part.firstIndex(of: "\n") ?? part.endIndex
      // The line break before the next manifest is this one's last.
      manifests[String(part[..<end])] = String(part[end...].dropFirst()) + (place < parts.count - 1 ? "\n" : "")
    }
  }

  var text: String {
    tables.sorted { $0.key < $1.key }.map { "\($0) \($1)\n" }.joined()
      + manifests.sorted { $0.key < $1.key }.map { "--- \($0)\n\($1)" }.joined()
  }

  /// What is not as expected, a sentence for each file.
  func differences(from expected: ResultList) -> [String] {
    var found: [String] = []
    for name in Set(tables.keys).union(expected.tables.keys).sorted() where tables[name] != expected.tables[name] {
      found.append(
        "\(name) has checksum and bytes \(tables[name] ?? "of no file"), expected: \(expected.tables[name] ?? "no file")"
      )
    }
    for name in Set(manifests.keys).union(expected.manifests.keys).sorted() {
      let (new, old) = (Self.lines(manifests[name]), Self.lines(expected.manifests[name]))
      guard new != old else { continue }
      let line = zip(new, old).prefix { $0 == $1 }.count
      found.append(
        """
        \(name):\(line + 1) differs
        expected: \(line < old.count ? old[line] : "the end")
        found:    \(line < new.count ? new[line] : "the end")
        """)
    }
    return found
  }

  /// Of a manifest; all of them count but the program's version.
  private static func lines(_ manifest: String?) -> [String] {
    (manifest ?? "").components(separatedBy: "\n").map { $0.hasPrefix(#"  "version": "#) ? #"  "version": any"# : $0 }
  }
}
