import Descriptions
import Testing

@Suite struct CheckingTests {
  /// A plain scalar as a file has it, at a place.
  private static func plain(_ text: String) -> Node {
    Node(.scalar(text, isPlain: true), place: .file("f", line: 3, column: 9))
  }

  private static func complaint(_ key: String, _ value: Node) -> String? {
    let volume = key == "volume" ? [] : [(key: "volume", value: Node.number(1))]
    return message { () throws(Fault) in try Kettle.mapping.check(.mapping(volume + [(key, value)])) }
  }

  @Test(
    arguments: [
      ("volume", "1e3", nil), ("volume", "-1", "f:3:9: volume is -1, but must be a number > 0"),
      ("volume", ".inf", "f:3:9: volume is '.inf', but must be a number > 0"),
      ("volume", "", "f:3:9: volume is empty, but must be a number > 0"),
      ("volume", "1:30", "f:3:9: volume is '1:30', but must be a number > 0"),
      ("cups", "12", nil), ("cups", "1.2e1", nil),
      ("cups", "1.5", "f:3:9: cups is 1.5, but must be an integer within 1…12"),
      ("loud", "true", nil), ("loud", "yes", "f:3:9: loud is 'yes', but must be true or false"),
      ("colour", "green", nil),
      ("colour", "gren", "f:3:9: colour is 'gren', but must be one of red, green; did you mean 'green'?"),
      ("label", "0.1", nil), ("label", "~", "f:3:9: label is '~', but must be a text"),
      ("marks", "1", "f:3:9: marks is 1, but must be a list of numbers"),
      ("content", "0.5", nil), ("content", "0", "f:3:9: content is 0, but must be a number > 0"),
      ("content", "much", "f:3:9: content is 'much', but must be a number > 0 or {litres: …}"),
      ("sizes", "2", nil), ("sizes", "3", "f:3:9: sizes is 3, but must be one of 1, 2, 4"),
    ] as [(String, String, String?)])
  func `scalars are read strictly`(key: String, text: String, sentence: String?) {
    #expect(Self.complaint(key, Self.plain(text)) == sentence)
  }

  @Test func `a number in quotes is none`() {
    #expect(Self.complaint("volume", .text("1")) == "volume is '1' in quotes, but must be a number > 0")
  }

  @Test func `lists say which element, and hold each once where they are sets`() {
    let set = Allowed.list(of: .word(["a", "b"]), things: "letters", atLeast: 1, isSet: true)
    #expect(message { () throws(Fault) in try set.check(.list([.text("a"), .text("b")]), "l") } == nil)
    #expect(message { () throws(Fault) in try set.check(.list([]), "l") } == "l: at least one is required")
    #expect(
      message { () throws(Fault) in try set.check(.list([.text("a"), .text("a")]), "l") } == "l: a is there twice")
    #expect(
      message { () throws(Fault) in try set.check(.list([.text("a"), .text("c")]), "l") }
        == "element 2 of l is 'c', but must be one of a, b")
  }

  @Test func `unknown keys are said with the nearest that is known`() {
    let entry = Node.Entry("volum", .number(1), place: .file("f", line: 2, column: 1))
    let fault = #expect(throws: Fault.self) { try Kettle.mapping.check(Node(.mapping([entry]))) }
    #expect(fault?.path == ["volum"])
    #expect(
      fault?.description
        == "f:2:1: volum: it is not known in 'kettle'; did you mean 'volume'? (known: volume, cups, loud, colour, label, "
        + "marks, content, sizes)")
    #expect(
      message { () throws(Fault) in try Kettle.mapping.check(.mapping([])) } == "volume: it is required in 'kettle'")
  }

  @Test func `one of several keys`() {
    let choice = Allowed.choice(
      Mapping("x", [Parameter("a", .flag, .absent, "A."), Parameter("b", .flag, .absent, "B.")]))
    #expect(message { () throws(Fault) in try choice.check(.mapping([("a", .flag(true))]), "x") } == nil)
    let allowed = "but must be a mapping with one of the keys a, b"
    for (node, sentence) in [
      (Node.text("a"), "x is 'a', \(allowed)"), (.mapping([]), "x is an empty mapping, \(allowed)"),
      (.mapping([("a", .flag(true)), ("b", .flag(true))]), "x is a mapping with a and b, \(allowed)"),
      (.mapping([("c", .flag(true))]), "c: it is not known in 'x' (known: a, b)"),
      (.mapping([("a", .number(1))]), "a is 1, but must be true or false"),
    ] {
      #expect(message { () throws(Fault) in try choice.check(node, "x") } == sentence)
    }
  }

  @Test func `one of several forms`() {
    let mapping = Mapping(
      "way",
      [
        Parameter("name", .text, .required, "Its name."), Parameter("by", .text, .absent, "One way."),
        Parameter("from", .text, .absent, "Another."), Parameter("to", .text, .absent, "To where."),
        Parameter("why", .text, .absent, "A key of all ways."),
      ], forms: [["name", "by"], ["name", "from", "to"]])
    func complaint(_ keys: String...) -> String? {
      message { () throws(Fault) in try mapping.check(.mapping(keys.map { ($0, .text("x")) })) }
    }
    #expect(complaint("name", "by") == nil && complaint("to", "name", "from") == nil)
    #expect(complaint("why", "name", "by") == nil && complaint("to", "name", "from", "why") == nil)
    #expect(complaint("why", "name", "by", "from") == "from: it does not go with by; there must be only one of them")
    #expect(complaint("by") == "name: it is required in 'way'")
    #expect(complaint("name") == "way has neither by nor from and to, but must have one of them")
    #expect(complaint("name", "from") == "to: it is required in 'way'")
    #expect(complaint("name", "by", "from") == "from: it does not go with by; there must be only one of them")
  }

  @Test func `keys that depend on a word`() {
    let mapping = Mapping(
      "vessel", [Parameter("kind", .word(["pot", "kettle"]), .value(.text("pot")), "Which.")],
      variants: .init(
        key: "kind", usual: "pot", cases: [Mapping("pot", Pot.parameters), Mapping("kettle", Kettle.parameters)]))
    func complaint(_ entries: [(key: String, value: Node)]) -> String? {
      message { () throws(Fault) in try mapping.check(.mapping(entries)) }
    }
    #expect(complaint([("depth", .integer(2))]) == nil)
    #expect(complaint([("kind", .text("kettle")), ("volume", .number(2))]) == nil)
    #expect(
      complaint([("volume", .number(2))]) == "volume: it is not known in 'vessel on pot' (known: kind, depth)")
    #expect(complaint([("kind", .text("kettle"))]) == "volume: it is required in 'vessel on kettle'")
    #expect(
      complaint([("kind", .text("pott")), ("depth", .integer(2))])
        == "kind is 'pott', but must be one of pot, kettle; did you mean 'pot'?")
  }

  @Test func `named things stand alone or with their parameters`() throws {
    #expect(try vessels.read(.text("pot")) as? Kettle == nil)
    #expect((try vessels.read(.text("pot")) as? Pot)?.depth == 3)
    #expect((try vessels.read(.mapping([("pot", .mapping([("depth", .integer(9))]))])) as? Pot)?.depth == 9)
    for (node, sentence) in [
      (Node.text("pan"), "pan: it is not known in 'vessel'; did you mean 'pot'? (known: kettle, pot)"),
      (.text("kettle"), "volume: it is required in 'kettle'"),
      (.mapping([]), "vessel is an empty mapping, but must be the name of a vessel, or {name: {parameters}}"),
      (.list([]), "vessel is a list, but must be the name of a vessel, or {name: {parameters}}"),
      (.mapping([("pot", .number(1))]), "pot is 1, but must be a mapping of its parameters"),
      (
        .mapping([("pot", .mapping([("depth", .number(0))]))]), "pot: depth is 0, but must be an integer ≥ 1"
      ),
      (
        .mapping([("kettle", .mapping([("volume", .number(1)), ("content", .number(2))]))]),
        "kettle: content is 2, but must be at most volume (1)"
      ),
    ] as [(Node, String)] {
      #expect(message { () throws(Fault) in try vessels.read(node) } == sentence)
    }
  }

  /// Each word brings its own keys, though they be of the same name.
  @Test func `the keys of a variant are that variant's`() {
    let kinds = Mapping("kind", [Parameter("of", .word(["small", "large"]), .value(.text("small")), "Which.")])
    var things = kinds
    things.variants = .init(
      key: "of", usual: "small",
      cases: [
        Mapping("small", [Parameter("size", .oneOf([1, 2]), .value(.integer(1)), "How large.")]),
        Mapping("large", [Parameter("size", .integer(from: 3, to: 9), .value(.integer(3)), "How large.")]),
      ])
    func check(_ word: String, _ size: Int) -> String? {
      message { () throws(Fault) in try things.check(.mapping([("of", .text(word)), ("size", .integer(size))])) }
    }
    #expect(check("small", 2) == nil && check("large", 3) == nil && check("large", 9) == nil)
    #expect(check("small", 3) == "size is 3, but must be one of 1, 2")
    #expect(check("large", 2) == "size is 2, but must be an integer within 3…9")
  }

  @Test func `a number that is neither a word nor a mapping`() {
    let noise = Allowed.either([.word(["noise"]), .mapping(Kettle.Content.mapping)], words: "noise or {litres: …}")
    #expect(
      message { () throws(Fault) in try noise.check(.integer(5), "measure") }
        == "measure is 5, but must be noise or {litres: …}")
    let number = Allowed.either([.number(.positive), .mapping(Kettle.Content.mapping)], words: "a number or …")
    #expect(
      message { () throws(Fault) in try number.check(.integer(-5), "margin") }
        == "margin is -5, but must be a number > 0")
  }
}
