import Descriptions
import Testing

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("learningrate", "learning-rate"), ("seeed", "seed"), ("see", "seed"), ("xyz", nil), ("", nil),
      // As near as the first, which is meant.
      ("sied", "seed"),
    ] as [(String, String?)])
  func `the nearest name`(word: String, name: String?) {
    #expect(["learning-rate", "batch-size", "seed", "shed"].nearest(to: word) == name)
  }

  @Test(
    arguments: [
      ("lama-3", "; did you mean 'llama-3-405b'?"),
      ("opt-17", "; did you mean 'opt-175b-as-run' or 'opt-175b-planned'?"),
      ("Lama-3", "; did you mean 'llama-3-405b'?"), ("OPT-175B-p", "; did you mean 'opt-175b-planned'?"), ("fig", ""),
      ("figure", "; did you mean 'figure-1', 'figure-2', 'figure-3', 'figure-4' or 'figure-5'?"),
      ("figure-9", ""), ("figur-2", "; did you mean 'figure-2'?"), ("opt", ""), ("", ""), ("xyzw", ""),
      ("llama-2-70c", "; did you mean 'llama-2-70b'?"),
    ])
  func `what may be meant`(word: String, words: String) {
    let names = [
      "llama-2-70b", "llama-3-405b", "opt-175b-as-run", "opt-175b-planned", "figure-1", "figure-2", "figure-3",
      "figure-4", "figure-5",
    ]
    #expect(names.suggestion(for: word) == words)
  }

  @Test func `more than five are none`() {
    let names = (1...6).map { "figure-\($0)" }
    #expect(names.suggestion(for: "figure") == "" && names.nearest(to: "FIGURE-6") == "figure-6")
  }

  /// Letters are changed at random; the distance is at most the number of changes.
  @Test func `a name with few changes is found among others`() {
    let names = ["increase-batch-size", "decay-learning-rate", "raise-momentum", "square-root"]
    for name in names {
      for place in name.indices {
        var changed = name
        changed.replaceSubrange(place...place, with: "x")
        #expect(names.nearest(to: changed) == name)
        changed.replaceSubrange(place...place, with: "")
        #expect(names.nearest(to: changed) == name)
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `long words and many names take no time`() {
    let long = String(repeating: "k", count: 100_000)
    #expect(["kkk", long].nearest(to: long) == nil)
    #expect([long, "kkkk"].nearest(to: "kkk") == "kkkk")
    let many = (0..<100_000).map { "schedule-number-\($0)" }
    #expect(many.nearest(to: "schedule-numbr-17") == "schedule-number-17")
    let words = (0..<100_000).map { _ in String(repeating: "k", count: 200) }
    #expect(words.nearest(to: String(repeating: "x", count: 200)) == nil)
  }

  @Test func `a list names the first`() {
    let many = (1...30).map { "\($0)" }
    #expect(["a", "b"].listed(quote: "'") == "'a', 'b'")
    #expect(many.listed(most: 3) == "1, 2, 3 and 27 more")
  }

  @Test(arguments: [
    ("", ""), ("abcd", "abcd"), ("abcde", "abc…"), ("日本語で", "日本語で"), ("日本語です", "日本語…"),
  ])
  func `a text of four characters`(text: String, short: String) { #expect(text.shortened(to: 4) == short) }

  @Test func `no part of a message is long`() {
    let long = String(repeating: "k", count: 100_000)
    let fault = Fault(long, long, allowed: "short" + long, place: .option(long)).within(long)
    #expect(fault.description.count < 5000)
    #expect(fault.description.contains("k… is kkk") && fault.description.contains("but must be short"))
  }
}
