import Foundation
import TestSupport
import Testing

/// The same experiment gives the same bytes, however it is run, and says nothing of the machine.
@Suite struct ReproducibilityTests {
  static let all = Inputs.quadratic + "---\n" + Inputs.network

  @Test(arguments: [("one", Inputs.quadratic), ("network", Inputs.network), ("several", all), ("rules", Inputs.rules)])
  func `a manifest runs again`(name: String, text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "x.yaml")
    let first = try Command.run("compare", "x.yaml", "--output", "first", "--quiet", "--seed", "7", in: folder)
    let again = try Command.run("compare", "first/manifest.json", "--output", "again", "--quiet", in: folder)
    #expect(first.status == 0 && again.status == 0, "\(again.errors)")
    #expect(first.output.replacing("first", with: "again") == again.output)
    let (one, two) = (try folder.contents(of: "first"), try folder.contents(of: "again"))
    #expect(one.count >= 13 && Set(one.keys) == Set(two.keys))
    for (file, bytes) in one { #expect(two[file] == bytes, "\(file)") }
  }

  @Test func `threads and instruction sets change nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.all, to: "x.yaml")
    func run(_ options: [String], _ environment: [String: String] = [:]) throws -> Command.Result {
      try Command.run(
        ["compare", "x.yaml", "--output", "out", "--quiet"] + options, in: folder, environment: environment)
    }
    #expect(try run([]).status == 0)
    let expected = try folder.contents(of: "out")
    for threads in ["1", "2", "5"] {
      #expect(try run(["--threads", threads]).status == 0)
      #expect(try folder.contents(of: "out") == expected, "--threads \(threads)")
    }
    var supported = 0
    for variant in ["baseline", "avx2", "avx512"] {
      let result = try run([], ["NOISE_SIM_KERNELS": variant])
      // A processor without it says so.
      guard result.status != 64 else {
        #expect(result.errors.contains("NOISE_SIM_KERNELS is \(variant)") && variant != "baseline")
        continue
      }
      supported += 1
      #expect(try folder.contents(of: "out") == expected, "\(variant)")
    }
    #expect(supported >= 1)
  }

  @Test func `no file knows of date, host, path or threads`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.all.replacing("hidden: [5]", with: "hidden: [5], data-dir: \(folder.url.path)/data"), to: "x.yaml")
    let result = try Command.run(
      "compare", "x.yaml", "--output", "out", "--threads", "3", "--data-dir", "\(folder.url.path)/data", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, 255)
    let name = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let year = String(Calendar(identifier: .gregorian).component(.year, from: Date()))
    for (file, bytes) in try folder.contents(of: "out") {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in [folder.url.path, NSHomeDirectory(), NSTemporaryDirectory(), "thread", "\(year)-"]
        + (name.count > 3 ? [name] : [])
      where word.count > 1 {
        #expect(!text.contains(word), "\(file) holds \(word)")
      }
    }
  }

  @Test func `the printed experiment prints itself, and runs to the same results`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [("one", Inputs.quadratic), ("several", Self.all)] {
      try folder.write(text, to: "x.yaml")
      let printed = try Command.run("compare", "x.yaml", "--print-experiment", in: folder)
      try folder.write(printed.output, to: "printed.yaml")
      let again = try Command.run("compare", "printed.yaml", "--print-experiment", in: folder)
      #expect(printed.status == 0 && printed.errors == "" && printed.output == again.output)
      try Texts.expect(printed.output, is: "printed/\(name).yaml")
      #expect(try Command.run("compare", "x.yaml", "--output", "a", in: folder).status == 0)
      #expect(try Command.run("compare", "printed.yaml", "--output", "b", in: folder).status == 0)
      #expect(try folder.contents(of: "a") == folder.contents(of: "b"))
    }
    let builtIn = try Command.run("compare", "--print-experiment", in: folder)
    #expect(builtIn.status == 0)
    try Texts.expect(builtIn.output, is: "printed/built-in.yaml")
  }
}
