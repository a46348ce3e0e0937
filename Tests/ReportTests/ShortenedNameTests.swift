import Testing

@testable import Report

@Suite struct ShortenedNameTests {
  @Test func `both ends are kept`() {
    #expect(ShortenedName.shortened("abcdefghij", columns: 10) == "abcdefghij")
    #expect(ShortenedName.shortened("abcdefghij", columns: 9) == "abcd…ghij")
    #expect(ShortenedName.shortened("abcdefghij", columns: 6) == "abc…ij")
  }

  @Test func `wide characters take two columns`() {
    #expect(ShortenedName.shortened("速い学習", columns: 8) == "速い学習")
    #expect(ShortenedName.shortened("速い学習率の", columns: 9) == "速い…率の")
    #expect(ShortenedName.shortened("🚀🚀🚀🚀", columns: 7) == "🚀…🚀")
    for columns in 4...20 { #expect(ShortenedName.shortened("率学x習率🚀学習y率", columns: columns).displayWidth <= columns) }
  }

  @Test func `names that differ remain so`() {
    let (start, end) = (String(repeating: "s", count: 40), String(repeating: "e", count: 40))
    let names = [start + " one " + end, "other", start + " two " + end, start + " one " + end]
    let short = ShortenedName.shortened(names, columns: 20)
    #expect(short[0].contains("one") && short[2].contains("two") && short[1] == "other" && short[3] == short[0])
    #expect(short.allSatisfy { $0.displayWidth <= 20 })
  }

  /// Pairs of them part at several places.
  @Test func `names are numbered where nothing else helps`() {
    let middle = String(repeating: "m", count: 60)
    let names = ["a", "b"].flatMap { a in ["c", "d"].map { "start \(middle)\(a)\(middle)\($0)\(middle) end" } }
    let short = ShortenedName.shortened(names, columns: 24)
    #expect(Set(short).count == 4 && short.allSatisfy { $0.displayWidth <= 24 })
  }
}
