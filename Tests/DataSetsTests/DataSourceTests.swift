import DataSets
import Foundation
import Testing

@Suite struct DataSourceTests {
  @Test func namesAreUniqueAndFound() throws {
    let names = DataSources.all.map(\.name)
    #expect(names == ["fashion-mnist", "teacher", "csv", "idx"])
    for name in names { #expect(try DataSources.named(name).name == name) }
  }

  @Test func unknownDataSet() {
    #expect(
      dataSetError { _ = try DataSources.named("fashon-mnist") }?.description
        == "fashon-mnist is not a data set: did you mean fashion-mnist? Known are fashion-mnist, teacher, csv, idx.")
  }

  /// Every data set in the list: what is required is missed, defaults are complete and allowed, each has a unique name and
  /// a meaning, and values of another kind or out of range are refused.
  @Test(arguments: DataSources.all.map(\.name))
  func parametersAreSound(name: String) throws {
    let source = try DataSources.named(name)
    let names = source.parameters.map(\.name)
    #expect(Set(names).count == names.count && names.contains("examples"))
    let required = source.parameters.filter(\.isRequired)
    #expect(required.isEmpty || source.readsNamedFiles)
    if let first = required.first {
      #expect(dataSetError { _ = try source.resolve([:]) } == .missingParameter(name: first.name, dataSet: name))
    }
    let given = DataValues(required.map { ($0.name, $0.allowed == .columns ? .texts(["x"]) : "x") })
    let defaults = try source.resolve(given)
    for parameter in source.parameters {
      #expect(defaults[parameter.name] == parameter.defaultValue ?? given[parameter.name])
      #expect(!parameter.meaning.isEmpty)
      let wrong: [DataValue] = [
        .number(.nan), .number(.infinity), -1, .number(1e300), "", "/x", .texts(["x", "x"]), .texts([""]),
      ]
      for value in wrong + [parameter.allowed == .flag ? "true" : true] {
        let error = dataSetError { _ = try source.resolve(DataValues([(parameter.name, value)])) }
        guard case .invalidParameter(parameter.name, _, _)? = error else {
          Issue.record("\(parameter.name) accepts \(value)")
          continue
        }
      }
    }
  }

  @Test(
    arguments: [
      ("fashion-mnist", ["pol": 2], "pol is not a parameter of fashion-mnist: did you mean pool?"),
      ("fashion-mnist", ["seed": 2], "seed is not a parameter of fashion-mnist: did you mean pool?"),
      ("teacher", ["Label_noise": 0.1], "Label_noise is not a parameter of teacher: did you mean label-noise?"),
      ("fashion-mnist", ["pool": 3], "pool is 3, expected one of 1, 2, 4, 7, 14, 28."),
      ("fashion-mnist", ["pool": 2.5], "pool is 2.5, expected one of 1, 2, 4, 7, 14, 28."),
      ("fashion-mnist", ["examples": 0], "examples is 0, expected a whole number of 1…60000."),
      ("fashion-mnist", ["examples": 60_001], "examples is 60001, expected a whole number of 1…60000."),
      ("teacher", ["features": 2.5], "features is 2.5, expected a whole number of 1…4096."),
      ("teacher", ["label-noise": 2], "label-noise is 2, expected a number of 0.0…1.0."),
      ("teacher", ["zzz": 1, "classes": 1], "classes is 1, expected a whole number of 2…256."),
    ] as [(String, DataValues, String)])
  func refusedParameters(name: String, given: DataValues, sentence: String) throws {
    let source = try DataSources.named(name)
    let nowhere = URL(fileURLWithPath: "/nonexistent")
    // Parameters are looked at before any file.
    #expect(dataSetError { _ = try source.load(given, directory: nowhere) }?.description == sentence)
  }

  @Test func teacherByName() throws {
    let given: DataValues = [
      "examples": 50, "test-examples": 40, "features": 6, "classes": 3, "teacher-hidden": 4, "label-noise": 0.5,
      "seed": 9,
    ]
    let split = try DataSources.named("teacher").load(given)
    let same = try TeacherData(
      examples: 50, testExamples: 40, features: 6, classes: 3, hidden: 4, labelNoise: 0.5, seed: 9
    ).generate()
    #expect(split == same)
    #expect(try DataSources.named("teacher").load() == TeacherData().generate())
  }
}
