"""Plain PyTorch on two landscapes of `costscape bench`, for a comparison on one machine: `bn-plane` and `wide-plane`.

    python3 src/bench/torch_landscapes.py [--threads 2] [--grid 9] [--only REGEX]

Needs torch and numpy. Float, the first 10,000 training images of datasets/mnist-small divided by 255, J on a 51x51 grid over [-1,1]^2
around weights of a few steps of gradient descent, two Gaussian directions with filters as long as those of the weights and
biases of 0. Measured on a --grid x --grid plane and scaled to 51x51.
  bn-plane     784-300-100-10 ReLU with batch normalization, its statistics recomputed over the whole set at each point
  wide-plane   784-898-1532-10 ReLU
"loop" sends all examples through at once, "chunks" a thousand at a time (not with batch normalization).
"""
import argparse, gzip, os, re, struct, time

ap = argparse.ArgumentParser()
ap.add_argument('--threads', type=int, default=2)
ap.add_argument('--grid', type=int, default=9)
ap.add_argument('--only', default='')
args = ap.parse_args()
os.environ['OMP_NUM_THREADS'] = os.environ['MKL_NUM_THREADS'] = str(args.threads)

import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

torch.set_num_threads(args.threads)
MNIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'datasets', 'mnist-small')


def idx(name):
    raw = gzip.open(os.path.join(MNIST, name)).read()
    shape = struct.unpack('>' + 'I' * raw[3], raw[4:4 + 4 * raw[3]])
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * raw[3]).reshape(shape)[:10000]


x = torch.tensor(idx('train10k-images-idx3-ubyte.gz').reshape(10000, 784).astype(np.float32) / 255)
y = torch.tensor(idx('train10k-labels-idx1-ubyte.gz').astype(np.int64))


def network(widths, batch_norm):
    torch.manual_seed(0)
    layers = []
    for i, o in zip(widths, widths[1:-1]):
        layers += [nn.Linear(i, o)] + ([nn.BatchNorm1d(o)] if batch_norm else []) + [nn.ReLU()]
    net = nn.Sequential(*layers, nn.Linear(widths[-2], widths[-1]))
    optimizer = torch.optim.SGD(net.parameters(), lr=.1, momentum=.9)
    for step in range(60):
        batch = slice(128 * step, 128 * step + 128)
        optimizer.zero_grad()
        F.cross_entropy(net(x[batch]), y[batch]).backward()
        optimizer.step()
    return net.train()  # statistics of the batch, which is the whole set in "loop"


def direction(net, seed):
    g = torch.Generator().manual_seed(seed)
    result = []
    for p in net.parameters():
        d = torch.randn(p.shape, generator=g)
        result.append(torch.zeros_like(p) if p.dim() == 1 else (d * p.norm(dim=1, keepdim=True) / d.norm(dim=1, keepdim=True)).detach())
    return result


def seconds(net, chunk):
    axis = np.linspace(-1, 1, args.grid)
    d1, d2 = direction(net, 7), direction(net, 8)
    origin = [p.detach().clone() for p in net.parameters()]
    start = time.perf_counter()
    with torch.inference_mode():
        for b in axis:
            for a in axis:
                for p, o, u, v in zip(net.parameters(), origin, d1, d2):
                    p.data = o + float(a) * u + float(b) * v
                sum(F.cross_entropy(net(x[i:i + chunk]), y[i:i + chunk], reduction='sum').item() for i in range(0, len(x), chunk))
    return (time.perf_counter() - start) * 51 * 51 / args.grid ** 2


for name, widths, batch_norm, chunk in (
        ('bn-plane loop', (784, 300, 100, 10), True, len(x)),
        ('wide-plane loop', (784, 898, 1532, 10), False, len(x)),
        ('wide-plane chunks', (784, 898, 1532, 10), False, 1000)):
    if re.search(args.only, name):
        print(f'{name:18s} {seconds(network(widths, batch_norm), chunk):10.1f} s')
