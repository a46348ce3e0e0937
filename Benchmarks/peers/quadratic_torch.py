"""PyTorch: Gaussians filled in place, in-place updates, eager and compiled."""

import numpy as np
import torch

from quadratic import MOMENTUM, Quadratic


def simulation(problem, update, part):
    pull, noise = torch.from_numpy(problem.pull)[:, None], torch.from_numpy(problem.noise)[:, None]

    @torch.inference_mode()
    def replicates(count):
        w = torch.randn(problem.modes, count)
        u, z = torch.zeros_like(w), torch.empty_like(w)
        losses = problem.losses(w)
        for updates in problem.intervals:
            for _ in range(updates):
                update(w, u, z.normal_(), pull, noise)
            losses = problem.losses(w)
        return losses

    def run():
        torch.manual_seed(problem.seed)
        return np.concatenate([replicates(part) for _ in range(problem.replicates // part)])

    return run


def update(w, u, z, pull, noise):
    u.mul_(MOMENTUM).addcmul_(w, pull).addcmul_(z, noise)
    w.sub_(u)


if __name__ == "__main__":
    problem = Quadratic()
    torch.set_num_threads(problem.threads)
    compiled = torch.compile(update)
    problem.compete(
        {
            f"{name}, {part} replicates at a time": simulation(problem, way, part)
            for name, way in (("eager", update), ("compiled", compiled))
            for part in (16, problem.replicates)
        }
    )
