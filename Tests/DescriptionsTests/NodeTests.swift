import Descriptions
import Testing

@Suite struct NodeTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (128, "128"), (-3, "-3"), (0.1, "0.1"), (1e-8, "1e-08"), (1e15, "1000000000000000"),
    (1e16, "1e+16"),
  ])
  func `the shortest text reads back to the number`(_ value: Double, _ text: String) {
    #expect(value.shortText == text)
    #expect(Node.number(value).number == value)
  }

  @Test func `integers are taken exactly`() {
    #expect(Node.integer(UInt64.max).integer(as: UInt64.self) == UInt64.max)
    #expect(Node.number(5e4).integer(as: Int.self) == 50_000)
    #expect(Node.number(0.5).integer(as: Int.self) == nil)
    #expect(Node.integer(Int128.max).integer(as: Int.self) == nil)
  }

  @Test func `the place of a path, as far as it leads`() {
    func node(_ content: Node.Content, _ line: Int) -> Node { Node(content, place: .file("f", line: line, column: 1)) }
    let tree = node(
      .mapping([
        .init("a", node(.list([node(.scalar("1", isPlain: true), 3)]), 2)),
        .init("margin", node(.scalar("2", isPlain: true), 4)),
      ]), 1)
    func line(_ path: Step...) -> Int? {
      guard case .file(_, let line, _)? = tree.place(of: path) else { return nil }
      return line
    }
    #expect(line() == 1 && line("a") == 2 && line("a", 0) == 3)
    #expect(line("a", 7) == 2 && line("b", "c") == 1)
    // A scalar that stands for a mapping.
    #expect(line("margin", "loss") == 4)
  }

  @Test func `equality is of contents`() {
    #expect(Node(.scalar("1", isPlain: true), place: .option("x")) == .number(1))
    #expect(Node.number(1) != .text("1"))
    #expect(Node.mapping([("a", .number(1)), ("b", .number(2))]) != .mapping([("b", .number(2)), ("a", .number(1))]))
  }

  @Test(arguments: [
    ("cosin", "cosine"), ("wrmup", "warm-up"), ("linea", "linear"), ("step", "step"), ("quadratic", nil), ("", nil),
  ])
  func `the nearest name`(_ word: String, _ nearest: String?) {
    #expect(["linear", "cosine", "step", "warm-up"].nearest(to: word) == nearest)
  }

  @Test func `the nearest of none, and to what is no name`() {
    #expect([String]().nearest(to: "x") == nil)
    #expect(["linear"].nearest(to: String(repeating: "linear", count: 100_000)) == nil)
  }

  @Test func `a fault gathers path, place and part`() {
    let fault = Fault("from", "1", allowed: "0").under("law", 2).at(.file("f", line: 1, column: 2)).at(.option("later"))
      .within("stage 3").within("schedule 's'")
    #expect(fault.path == ["law", 2, "from"])
    #expect(fault.description == "f:1:2: schedule 's', stage 3: from is 1, but must be 0")
    #expect(Fault("a", allowed: "it is required").description == "a: it is required")
    #expect(Fault([], "a sentence", place: .option("--set x")).description == "--set x: a sentence")
  }
}
