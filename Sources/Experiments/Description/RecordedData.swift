import DataSets
import Descriptions

/// What a manifest says of the files that its experiment read: the name and the checksum of each.
public struct RecordedData: Sendable {
  private struct File {
    var checksum: FileChecksum
    /// Where the manifest has the checksum.
    var place: Place?
  }
  private let files: [File]

  /// Reads a list of mappings with the keys `file` and `crc32`; entries without them say nothing.
  ///
  /// - Parameters:
  ///   - node: What a manifest has under `data`; `nil` where it has none.
  ///   - number: Of several experiments the one whose files are meant, from 1; `nil` where there is one alone.
  public init(_ node: Node?, ofExperiment number: Int? = nil) {
    files = (node?.items ?? []).compactMap { item in
      guard let file = item["file"]?.text, let crc32 = item["crc32"],
        number == nil || item["experiment"]?.integer() == number
      else { return nil }
      return crc32.text.map { File(checksum: FileChecksum(file: file, crc32: $0), place: crc32.place) }
    }
  }

  /// Compares the files that are there now with those of the manifest. Files that it does not name are others, by the user's will.
  ///
  /// - Throws: `Fault` of the kind `content` for one with another checksum, with the place of the one that was recorded.
  func check(_ found: [FileChecksum]) throws(Fault) {
    let isSameList = found.map(\.file) == files.map(\.checksum.file)
    for (index, checksum) in found.enumerated() {
      // Files of one name in several folders are told apart by their order, where that is the same.
      let recorded = isSameList ? [files[index]] : files.filter { $0.checksum.file == checksum.file }
      guard let first = recorded.first, !recorded.contains(where: { $0.checksum == checksum }) else { continue }
      throw Fault(
        [],
        "\(checksum.file.shortened()) has changed since the manifest was written: its CRC-32 is \(checksum.crc32), but must be "
          + "\(first.checksum.crc32.shortened()), unless --accept-changed-data is given",
        place: first.place, kind: .content)
    }
  }
}

extension Experiment {
  /// Whether the files of its data, where there are some, are named by it.
  public var namesFiles: Bool {
    if case .network(let network) = problem { type(of: network.data).readsNamedFiles } else { true }
  }
}
