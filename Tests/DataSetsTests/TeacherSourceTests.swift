import Compression
import DataSets
import Testing

@Suite struct TeacherSourceTests {
  /// The rows of features as a set.
  func rows(_ data: LabelledData) -> Set<[Float]> {
    Set((0..<data.count).map { Array(data.inputs[($0 * data.featureCount)..<(($0 + 1) * data.featureCount)]) })
  }

  @Test func shapeAndNames() throws {
    let split = try TeacherSource(testExamples: 7, features: 5, classes: 3).load(examples: 30)
    #expect(split.name == "teacher")
    #expect(split.train.count == 30 && split.train.inputs.count == 150)
    #expect(split.test.count == 7 && split.test.featureCount == 5 && split.test.classCount == 3)
    #expect(split.checksums.map(\.file) == ["train-inputs", "train-labels", "test-inputs", "test-labels"])
    #expect(split.checksums[1].crc32 == "\(CRC32(of: split.train.labels))")
  }

  @Test func seedDecidesEverything() throws {
    let split = try TeacherSource(testExamples: 500, seed: 3).load(examples: 500)
    #expect(try TeacherSource(testExamples: 500, seed: 3).load(examples: 500) == split)
    let other = try TeacherSource(testExamples: 500, seed: 4).load(examples: 500)
    #expect(rows(other.train).isDisjoint(with: rows(split.train)))
    #expect(other.train.labels != split.train.labels)
    #expect(zip(other.checksums, split.checksums).allSatisfy { $0.0.crc32 != $0.1.crc32 })
  }

  /// The numbers are part of the data set: this test fails if a stream, its order or the teacher changes. The formulas
  /// written down in Python, on the same C library, give the same four checksums.
  @Test func knownChecksums() throws {
    let split = try TeacherSource(testExamples: 100).load(examples: 100)
    #expect(split.checksums.map(\.crc32) == ["ff360f9f", "ce2f38fb", "2570ea1a", "6a864c06"])
  }

  @Test func moreExamplesLeaveTheEarlierOnes() throws {
    let few = try TeacherSource(testExamples: 10, features: 3, classes: 4).load(examples: 101)
    let many = try TeacherSource(testExamples: 20, features: 3, classes: 4).load(examples: 400)
    #expect(many.train.prefix(101) == few.train)
    #expect(many.test.prefix(10) == few.test)
  }

  @Test(arguments: [0.05, 0.3, 1])
  func labelNoiseIsTheShareThatWasAskedFor(probability: Double) throws {
    let count = 20_000
    let classes = 5
    let clean = try TeacherSource(classes: classes, labelNoise: 0).load(examples: count)
    let noisy = try TeacherSource(classes: classes, labelNoise: probability).load(examples: count)
    #expect(noisy.train.inputs == clean.train.inputs)
    let changed = zip(clean.train.labels, noisy.train.labels).filter { $0 != $1 }.count
    // A replacement hits the old class once in `classes` times.
    let expected = probability * (1 - 1 / Double(classes))
    let standardError = (expected * (1 - expected) / Double(count)).squareRoot()
    #expect(abs(Double(changed) / Double(count) - expected) < 5 * standardError)
  }

  /// Where labels are certain, a larger probability only adds to the replaced ones.
  @Test func replacedLabelsStayReplaced() throws {
    let clean = try TeacherSource(labelNoise: 0).load(examples: 5000).train.labels
    let little = try TeacherSource(labelNoise: 0.1).load(examples: 5000).train.labels
    let much = try TeacherSource(labelNoise: 0.4).load(examples: 5000).train.labels
    for example in clean.indices where little[example] != clean[example] {
      #expect(much[example] == little[example])
    }
  }

  @Test func everyClassOccursReasonably() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let split = try TeacherSource(testExamples: 1000, labelNoise: 0, seed: seed).load(examples: 4000)
      let shares = split.train.classCounts.map { Double($0) / 4000 }
      #expect(shares.min()! > 0.05 && shares.max()! < 0.2, "seed \(seed): \(shares)")
    }
  }

  @Test func trainAndTestAreDisjoint() throws {
    let split = try TeacherSource(testExamples: 1000).load(examples: 1000)
    #expect(rows(split.train).count == 1000)
    #expect(rows(split.train).isDisjoint(with: rows(split.test)))
  }

  @Test(arguments: [
    (TeacherSource(), 0, "examples is 0, expected an integer within 1…1000000."),
    (TeacherSource(), 1_000_001, "examples is 1000001, expected an integer within 1…1000000."),
    (TeacherSource(testExamples: -1), 1, "test-examples is -1, expected an integer within 1…1000000."),
    (TeacherSource(features: 5000), 1, "features is 5000, expected an integer within 1…4096."),
    (TeacherSource(classes: 1), 1, "classes is 1, expected an integer within 2…256."),
    (TeacherSource(hidden: 1), 1, "teacher-hidden is 1, expected an integer within 2…4096."),
    (TeacherSource(labelNoise: 1.5), 1, "label-noise is 1.5, expected a number within 0…1."),
    (TeacherSource(labelNoise: .nan), 1, "label-noise is 'nan', expected a number within 0…1."),
    (TeacherSource(seed: 1 << 54), 1, "seed is 18014398509481984, expected an integer within 0…9007199254740992."),
  ])
  func parameterOutOfRange(source: TeacherSource, examples: Int, sentence: String) {
    #expect(dataSetError { _ = try source.load(examples: examples) }?.description == sentence)
  }

  /// With one feature the hidden units all follow a single number, and few classes can win.
  @Test func classThatIsNeverChosen() {
    let error = dataSetError { _ = try TeacherSource(features: 1, classes: 100, hidden: 2).load(examples: 10_000) }
    guard case .unusedClass("teacher", _, 4096)? = error?.reason else {
      Issue.record("found \(String(describing: error))")
      return
    }
  }
}
