import Foundation

/// The bytes as the command `gzip` compresses them, so that our reader meets another program's files.
package func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let file = try folder.write(bytes, to: "content")
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-n", file.path]
  try process.run()
  process.waitUntilExit()
  return [UInt8](try Data(contentsOf: folder.url.appendingPathComponent("content.gz")))
}

/// Bytes that look random and do not compress, the same every time.
package func noise(_ count: Int) -> [UInt8] {
  var random = SeededGenerator(0x41AB_062B_7833_1B06)
  return (0..<count).map { _ in UInt8(random.next() >> 56) }
}
