import DataSets
import Testing

@Suite struct TeacherDataTests {
  /// The rows of features as a set.
  func rows(_ data: LabelledData) -> Set<[Float]> {
    Set((0..<data.count).map { Array(data.inputs[($0 * data.featureCount)..<(($0 + 1) * data.featureCount)]) })
  }

  @Test func shapeAndNames() throws {
    let split = try TeacherData(examples: 30, testExamples: 7, features: 5, classes: 3).generate()
    #expect(split.name == "teacher")
    #expect(split.train.count == 30 && split.train.inputs.count == 150)
    #expect(split.test.count == 7 && split.test.featureCount == 5 && split.test.classCount == 3)
    #expect(split.checksums.map(\.file) == ["train-inputs", "train-labels", "test-inputs", "test-labels"])
    #expect(split.checksums[1].crc32 == Checksum.text(Checksum.crc32(split.train.labels)))
  }

  @Test func seedDecidesEverything() throws {
    let split = try TeacherData(examples: 500, testExamples: 500, seed: 3).generate()
    #expect(try TeacherData(examples: 500, testExamples: 500, seed: 3).generate() == split)
    let other = try TeacherData(examples: 500, testExamples: 500, seed: 4).generate()
    #expect(rows(other.train).isDisjoint(with: rows(split.train)))
    #expect(other.train.labels != split.train.labels)
    #expect(zip(other.checksums, split.checksums).allSatisfy { $0.0.crc32 != $0.1.crc32 })
  }

  /// The numbers are part of the data set: this test fails if a stream, its order or the teacher changes. The formulas
  /// written down in Python, on the same C library, give the same four checksums.
  @Test func knownChecksums() throws {
    let split = try TeacherData(examples: 100, testExamples: 100).generate()
    #expect(split.checksums.map(\.crc32) == ["ff360f9f", "ce2f38fb", "2570ea1a", "6a864c06"])
  }

  @Test func moreExamplesLeaveTheEarlierOnes() throws {
    let few = try TeacherData(examples: 101, testExamples: 10, features: 3, classes: 4).generate()
    let many = try TeacherData(examples: 400, testExamples: 20, features: 3, classes: 4).generate()
    #expect(many.train.prefix(101) == few.train)
    #expect(many.test.prefix(10) == few.test)
  }

  @Test(arguments: [0.05, 0.3, 1])
  func labelNoiseIsTheShareThatWasAskedFor(probability: Double) throws {
    let count = 20_000
    let classes = 5
    let clean = try TeacherData(examples: count, classes: classes, labelNoise: 0).generate()
    let noisy = try TeacherData(examples: count, classes: classes, labelNoise: probability).generate()
    #expect(noisy.train.inputs == clean.train.inputs)
    let changed = zip(clean.train.labels, noisy.train.labels).filter { $0 != $1 }.count
    // A replacement hits the old class once in `classes` times.
    let expected = probability * (1 - 1 / Double(classes))
    let standardError = (expected * (1 - expected) / Double(count)).squareRoot()
    #expect(abs(Double(changed) / Double(count) - expected) < 5 * standardError)
  }

  /// Where labels are certain, a larger probability only adds to the replaced ones.
  @Test func replacedLabelsStayReplaced() throws {
    let clean = try TeacherData(examples: 5000, labelNoise: 0).generate().train.labels
    let little = try TeacherData(examples: 5000, labelNoise: 0.1).generate().train.labels
    let much = try TeacherData(examples: 5000, labelNoise: 0.4).generate().train.labels
    for example in clean.indices where little[example] != clean[example] {
      #expect(much[example] == little[example])
    }
  }

  @Test func everyClassOccursReasonably() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let split = try TeacherData(examples: 4000, testExamples: 1000, labelNoise: 0, seed: seed).generate()
      let shares = split.train.classCounts.map { Double($0) / 4000 }
      #expect(shares.min()! > 0.05 && shares.max()! < 0.2, "seed \(seed): \(shares)")
    }
  }

  @Test func trainAndTestAreDisjoint() throws {
    let split = try TeacherData(examples: 1000, testExamples: 1000).generate()
    #expect(rows(split.train).count == 1000)
    #expect(rows(split.train).isDisjoint(with: rows(split.test)))
  }

  @Test(arguments: [
    (TeacherData(examples: 0), "examples is 0, expected a whole number of 1…1000000."),
    (TeacherData(testExamples: -1), "test-examples is -1, expected a whole number of 1…1000000."),
    (TeacherData(features: 5000), "features is 5000, expected a whole number of 1…4096."),
    (TeacherData(classes: 1), "classes is 1, expected a whole number of 2…256."),
    (TeacherData(hidden: 1), "teacher-hidden is 1, expected a whole number of 2…4096."),
    (TeacherData(labelNoise: 1.5), "label-noise is 1.5, expected a number of 0.0…1.0."),
    (TeacherData(labelNoise: .nan), "label-noise is nan, expected a number of 0.0…1.0."),
  ])
  func parameterOutOfRange(data: TeacherData, sentence: String) {
    #expect(dataSetError { _ = try data.generate() }?.description == sentence)
  }

  /// With one feature the hidden units all follow a single number, and few classes can win.
  @Test func classThatIsNeverChosen() {
    let error = dataSetError { _ = try TeacherData(features: 1, classes: 100, hidden: 2).generate() }
    guard case .unusedClass("teacher", _, 4096)? = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
  }
}
