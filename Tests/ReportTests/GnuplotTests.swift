import Foundation
import Report
import TestSupport
import Testing

@Suite struct GnuplotTests {
  private let place: TemporaryFolder
  private let gnuplot = Gnuplot()

  init() throws { place = try TemporaryFolder() }

  private func run(_ script: String, with gnuplot: Gnuplot) throws -> Gnuplot.Outcome {
    let file = place.url.appendingPathComponent("figure.gnuplot")
    try script.write(to: file, atomically: true, encoding: .utf8)
    return gnuplot.run(script: file)
  }

  /// A program of the test's own in the place of gnuplot.
  private func stand(in body: String, timeLimit: Double = 60) throws -> Gnuplot {
    let program = place.url.appendingPathComponent("gnuplot")
    try "#!/bin/sh\n\(body)\n".write(to: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return Gnuplot(searchPath: "relative::\(place.url.path)", timeLimit: timeLimit)
  }

  @Test(arguments: [nil, "", ".", "/nonexistent"])
  func missing(searchPath: String?) throws {
    let gnuplot = Gnuplot(searchPath: searchPath)
    #expect(gnuplot.executable == nil)
    #expect(try run("", with: gnuplot) == .gnuplotMissing)
  }

  @Test func aMistakeInTheScriptIsNamed() throws {
    #expect(
      try run("set term svg\nplot nonsense\n", with: gnuplot)
        == .failed(reason: "\"figure.gnuplot\" line 2: undefined variable: nonsense"))
  }

  @Test func aProgramThatDoesNotEndIsStopped() throws {
    let start = Date()
    #expect(
      try run("", with: stand(in: "exec sleep 30", timeLimit: 0.3)) == .failed(reason: "gnuplot took longer than 0.3 s")
    )
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test func messagesAreSpelledOut() throws {
    let painting = try stand(in: "printf 'line \\033[31mred\\342\\200\\256\\n' >&2; exit 3")
    #expect(try run("", with: painting) == .failed(reason: "line \\u001B[31mred\\u202E"))
  }

  @Test func manyMessagesDoNotBlock() throws {
    let noisy = try stand(in: "i=0; while [ $i -lt 20000 ]; do echo message number $i >&2; i=$((i+1)); done; exit 3")
    #expect(try run("", with: noisy) == .failed(reason: "message number 0"))
  }
}
