import Compression
import Foundation
import TestSupport
import Testing

@Suite struct InputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  @Test func `files, whole`() throws {
    let content = noise(200_000)
    try folder.write(content, to: "x")
    try folder.write("", to: "empty")
    try folder.write(gzipped(content), to: "x.gz")
    #expect(try InputFile.bytes(of: path("x")) == content)
    #expect(try InputFile.bytes(of: path("empty")).isEmpty)
    // By content, not by name.
    try folder.write(gzipped(content), to: "y")
    #expect(try InputFile.contents(of: path("y")) == content)
    #expect(try InputFile.bytes(of: path("y")) != content)
  }

  @Test func `what is no file says why`() throws {
    try folder.write("x", to: "x")
    #expect(throws: GzipError.missing) { try InputFile.bytes(of: path("absent")) }
    #expect(throws: GzipError.missing) { try InputFile.bytes(of: path("x/below")) }
    #expect(throws: GzipError.missing) { try InputFile.bytes(of: "") }
    #expect(throws: GzipError.unreadable(reason: "it is a folder, not a file")) {
      try InputFile.bytes(of: folder.url.path)
    }
    #expect(throws: GzipError.device) { try InputFile.bytes(of: "/dev/zero") }
    #expect(try InputFile.bytes(of: "/dev/null").isEmpty)
  }

  @Test func `a pipe`() throws {
    let pipe = path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let content = noise(300_000)
    let writer = Thread {
      let file = FileHandle(forWritingAtPath: pipe)
      try? file?.write(contentsOf: Data(content))
      try? file?.close()
    }
    writer.start()
    #expect(try InputFile.bytes(of: pipe) == content)
  }

  @Test(arguments: [(99, false), (100, true), (101, true)])
  func `at most so many bytes`(limit: Int, isAllowed: Bool) throws {
    try folder.write([UInt8](repeating: 7, count: 100), to: "x")
    try folder.write(gzipped([UInt8](repeating: 7, count: 100)), to: "x.gz")
    for name in ["x", "x.gz"] {
      try InputLimit.$bytes.withValue(limit) { () throws in
        if isAllowed {
          #expect(try InputFile.contents(of: path(name)).count == 100)
        } else {
          #expect(throws: GzipError.tooLarge(limit: limit)) { try InputFile.contents(of: path(name)) }
        }
      }
    }
  }

  @Test func `little that becomes much`() throws {
    let bomb = try gzipped([UInt8](repeating: 0, count: 1 << 26))
    #expect(bomb.count < 1 << 17)
    let member = try gzipped([UInt8](repeating: 1, count: 1 << 15))
    let members = (0..<40).flatMap { _ in member }
    InputLimit.$bytes.withValue(1 << 20) {
      #expect(throws: GzipError.tooLarge(limit: 1 << 20)) { try Gzip.inflate(bomb) }
      // Of many members too.
      #expect(throws: GzipError.tooLarge(limit: 1 << 20)) {
        try Gzip.inflate(members)
      }
    }
  }

  @Test(arguments: [
    (1 << 30, "1 GiB"), (4 << 30, "4 GiB"), (1536 << 10, "1536 KiB"), (1000, "1000 bytes"), (0, "0 bytes"),
    (1 << 50, "1024 TiB"),
  ])
  func words(bytes: Int, words: String) { #expect(InputLimit.words(bytes) == words) }
}
