import DataSets
import Descriptions
import Foundation
import Testing

@Suite struct DataSourceTests {
  private static let names = DataSources.all.map { $0.name }

  private static func type(_ name: String) throws -> any DataSource.Type {
    try #require(DataSources.all.first { $0.name == name })
  }

  /// A mapping of what is required, each an `x`.
  private static func required(_ type: any DataSource.Type) -> [(key: String, value: Node)] {
    type.parameters.filter(\.isRequired).map { ($0.name, .text("x")) }
  }

  @Test func namesAreUniqueAndFound() throws {
    #expect(Self.names == ["fashion-mnist", "teacher", "csv", "idx"])
    for type in DataSources.all {
      let source = try DataSources.read(.mapping([("data", .text(type.name))] + Self.required(type)))
      #expect(Swift.type(of: source) == type)
    }
  }

  /// The data set's name and its parameters stand among keys of others.
  @Test func readFromAMapping() throws {
    let source = try DataSources.read(
      .mapping([("hidden", .list([])), ("data", .text("teacher")), ("classes", .integer(3))]))
    #expect((source as? TeacherSource)?.classes == 3)
    #expect(try (DataSources.read(.mapping([("pool", .integer(2))])) as? FashionMNISTSource)?.pool == 2)
    let wrong = fault { _ = try DataSources.read(.mapping([("data", .text("teacher")), ("classes", .flag(true))])) }
    #expect(wrong?.path == ["classes"] && wrong?.allowed == "an integer")
  }

  @Test(arguments: [
    (
      Node.text("fashon-mnist"),
      "data is 'fashon-mnist', but must be one of fashion-mnist, teacher, csv, idx; did you mean 'fashion-mnist'?"
    ),
    (.text("imagenet"), "data is 'imagenet', but must be one of fashion-mnist, teacher, csv, idx"),
    (.list([.text("csv")]), "data is a list, but must be one of fashion-mnist, teacher, csv, idx"),
    (Node(.scalar("", isPlain: true)), "data is empty, but must be one of fashion-mnist, teacher, csv, idx"),
  ])
  func unknownDataSet(name: Node, sentence: String) {
    let found = fault { _ = try DataSources.read(.mapping([("data", name)])) }
    #expect(found?.message == sentence && found?.path == ["data"])
  }

  /// Every data set in the list: what is required is missed, defaults are complete and allowed, each parameter has a
  /// unique name and a meaning, and what was read is written as it was.
  @Test(arguments: names)
  func parametersAreSound(name: String) throws {
    let type = try Self.type(name)
    let names = type.parameters.map(\.name)
    #expect(Set(names).count == names.count && !names.contains("examples") && !names.contains("data"))
    let required = Self.required(type)
    #expect(required.isEmpty || type.readsNamedFiles)
    for (index, entry) in required.enumerated() {
      var others = required
      others.remove(at: index)
      let found = fault { try type.mapping.check(.mapping(others)) }
      #expect(found?.message == "\(entry.key): it is required in '\(name)'")
    }
    try type.mapping.check(.mapping(required))
    let source = try type.read(.mapping(required))
    try source.validate()
    #expect(try type.read(source.values).values == source.values)
    for parameter in type.parameters {
      #expect(!parameter.meaning.isEmpty)
      let value = source.values[parameter.name]
      switch parameter.usual {
      case .required: #expect(value == .text("x"))
      case .absent: #expect(value == nil)
      case .value(let usual): #expect(value == usual)
      case .depends: #expect(value != nil)
      }
    }
  }

  /// Values of another kind or out of range, of every parameter of every data set.
  @Test(arguments: names)
  func wrongValuesAreRefused(name: String) throws {
    let type = try Self.type(name)
    for parameter in type.parameters {
      for value in Self.wrong(for: parameter.allowed) {
        let given = Self.required(type).filter { $0.key != parameter.name } + [(key: parameter.name, value: value)]
        let found = fault { try type.mapping.check(.mapping(given)) }
        #expect(found?.path.first == .key(parameter.name), "\(parameter.name) accepts \(value)")
      }
    }
  }

  /// What is text may spell anything.
  private static func wrong(for allowed: Allowed) -> [Node] {
    let nothing = Node(.scalar("", isPlain: true))
    let forms: [Node] = [nothing, .list([]), .list([.text("x"), .text("x")]), .list([nothing]), .mapping([])]
    switch allowed {
    case .file: return forms + [.text(""), .text("/x"), .text("~/x")]
    case .either(let alternatives, _):
      return alternatives.contains { $0.takesAnEmptyList } ? [nothing] + forms[2...] : forms
    case .flag: return forms + numbers + [.text("true"), .text("")]
    default: return forms + numbers + [.text("1"), .text(""), .text("/x"), .flag(true)]
    }
  }

  private static let numbers: [Node] = [.number(.nan), .number(.infinity), .integer(-1), .number(1e300)]

  @Test(
    arguments: [
      (
        "fashion-mnist", ["pol": .integer(2)],
        "pol: it is not known in 'fashion-mnist'; did you mean 'pool'? (known: pool)"
      ),
      ("fashion-mnist", ["seed": .integer(2)], "seed: it is not known in 'fashion-mnist' (known: pool)"),
      ("fashion-mnist", ["examples": .integer(2)], "examples: it is not known in 'fashion-mnist' (known: pool)"),
      (
        "teacher", ["Label_noise": .number(0.1)],
        "Label_noise: it is not known in 'teacher'; did you mean 'label-noise'? (known: test-examples, features, "
          + "classes, teacher-hidden, label-noise, seed)"
      ),
      ("fashion-mnist", ["pool": .integer(3)], "pool is 3, but must be one of 1, 2, 4, 7, 14, 28"),
      ("fashion-mnist", ["pool": .number(2.5)], "pool is 2.5, but must be one of 1, 2, 4, 7, 14, 28"),
      ("teacher", ["features": .number(2.5)], "features is 2.5, but must be an integer within 1…4096"),
      ("teacher", ["label-noise": .integer(2)], "label-noise is 2, but must be a number within 0…1"),
      (
        "teacher", ["zzz": .integer(1), "classes": .integer(1)],
        "zzz: it is not known in 'teacher' (known: test-examples, features, classes, teacher-hidden, label-noise, seed)"
      ),
    ] as [(String, [String: Node], String)])
  func refusedParameters(name: String, given: [String: Node], sentence: String) throws {
    let type = try Self.type(name)
    let found = fault { try type.mapping.check(.mapping(given.map { ($0.key, $0.value) })) }
    #expect(found?.message == sentence && found?.path.count == 1)
  }

  @Test(
    arguments: [
      (FashionMNISTSource(pool: 3), 10, "pool is 3, expected one of 1, 2, 4, 7, 14, 28."),
      (FashionMNISTSource(), 0, "examples is 0, expected an integer within 1…60000."),
      (FashionMNISTSource(), 60_001, "examples is 60001, expected an integer within 1…60000."),
      (CSVSource(file: "x", target: ["y"]), -1, "examples is -1, expected an integer within 1…2147483647."),
      (IDXSource(trainInputs: "x", trainLabels: "y"), 0, "examples is 0, expected an integer within 1…2147483647."),
    ] as [(any DataSource, Int, String)])
  func parametersAreCheckedBeforeFiles(source: any DataSource, examples: Int, sentence: String) {
    let nowhere = URL(fileURLWithPath: "/nonexistent")
    #expect(dataSetError { _ = try source.load(examples: examples, directory: nowhere) }?.description == sentence)
  }

  @Test func teacherByName() throws {
    let source = try DataSources.read(
      .mapping([
        ("data", .text("teacher")), ("test-examples", .integer(40)), ("features", .integer(6)),
        ("classes", .integer(3)), ("teacher-hidden", .integer(4)), ("label-noise", .number(0.5)), ("seed", .integer(9)),
      ]))
    let same = TeacherSource(testExamples: 40, features: 6, classes: 3, hidden: 4, labelNoise: 0.5, seed: 9)
    #expect(try source.load(examples: 50) == same.load(examples: 50))
    let usual = try DataSources.read(.mapping([("data", .text("teacher"))]))
    #expect(try usual.load(examples: 100) == TeacherSource().load(examples: 100))
  }
}

extension Allowed {
  fileprivate var takesAnEmptyList: Bool {
    if case .list(_, _, atLeast: 0, _) = self { true } else { false }
  }
}
