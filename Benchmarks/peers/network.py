"""The training that every network peer does; the same as benchmark/Cases/NetworkCase.swift, on the same examples.

Batches are drawn with replacement, by independent integers: cheaper than the fresh subsets that noise-sim draws.
"""

from pathlib import Path

import numpy as np

import common

RATE, MOMENTUM, EVALUATED, CLASSES = 0.02, 0.9, 10_000, 10
UNIT = "floating-point operation"


class Network:
    def __init__(self):
        given = common.options(
            features=196, hidden=32, replicates=16, batch=128, epochs=1, threads=1, seed=1, data="data"
        )
        self.features, self.hidden, self.replicates = given["features"], given["hidden"], given["replicates"]
        self.batch, self.epochs, self.threads = given["batch"], given["epochs"], given["threads"]
        self.seed, self.rounds = given["seed"], given["rounds"]
        self.inputs, self.labels = self.read(Path(given["data"]), "train")
        self.test_inputs, self.test_labels = self.read(Path(given["data"]), "test")
        self.onehot = np.eye(CLASSES, dtype=np.float32)[self.labels]

    def read(self, folder, part):
        inputs = np.fromfile(folder / f"{part}-inputs.f32", np.float32).reshape(-1, self.features)
        return inputs, np.fromfile(folder / f"{part}-labels.u8", np.uint8).astype(np.int64)

    @property
    def examples(self):
        return len(self.labels)

    @property
    def updates(self):
        """Of one epoch."""
        return -(-self.examples // self.batch)

    @property
    def evaluations(self):
        """Inputs and labels of the two sets that metrics are taken on."""
        train = self.inputs[:EVALUATED], self.labels[:EVALUATED]
        return train, (self.test_inputs, self.test_labels)

    def start(self, generator, replicates=None):
        """Parameters [replicate, input, unit] and [replicate, 1, unit] with N(0, 1/fan-in) weights and no biases."""
        shapes = []
        for rows, columns in ((self.features, self.hidden), (self.hidden, CLASSES)):
            shapes += [(rows, columns), (1, columns)]
        parameters = []
        for rows, columns in shapes:
            values = generator.standard_normal((replicates or self.replicates, rows, columns), dtype=np.float32)
            parameters.append(values * np.float32(rows**-0.5 if rows > 1 else 0))
        return parameters

    @property
    def operations(self):
        """Of the matrix products of all replicates: forward, by the weights, and by the hidden activations."""
        forward = self.features * self.hidden + self.hidden * CLASSES
        training = 2 * forward + self.hidden * CLASSES
        trained = self.epochs * self.updates * self.batch * training
        evaluated = (self.epochs + 1) * sum(len(labels) for _, labels in self.evaluations) * forward
        return 2 * self.replicates * (trained + evaluated)

    def compete(self, candidates):
        def outcome(run):
            return lambda: common.mean_and_error(run())

        common.compete(
            {name: outcome(run) for name, run in candidates.items()}, self.operations, UNIT, self.rounds
        )
