import Descriptions
import Report

extension Node {
  /// The same tree as a text of JSON, which ends with a line feed.
  public var jsonText: String { json.text }

  /// The same tree as JSON: plain scalars are numbers and flags where they spell such.
  public var json: JSONValue {
    switch content {
    case .mapping(let entries): .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
    case .list(let items): .array(items.map(\.json))
    case .scalar(let text, let isPlain): isPlain ? plain(text) : .string(text)
    }
  }

  private func plain(_ text: String) -> JSONValue {
    if let flag { return .flag(flag) }
    // What is no finite decimal number, such as nan and 0x10, is none in JSON either.
    guard let number else { return .string(text) }
    if let integer = Int(text) { return .integer(integer) }
    if let unsigned = UInt64(text) { return .unsigned(unsigned) }
    return .number(number)
  }
}
