"""Makes src/test/resources/torch: small networks of PyTorch as safetensors files, with their costs and gradients.

    python3 src/test/python/torch_references.py

Needs torch alone: the files are written by hand, as safetensors.torch.save_file writes them (sorted by type, then by name).
  data/     four IDX files, 4x5 pixels, 3 classes
  deep      nn.Sequential of nine Linear with tanh: "10.weight" sorts before "2.weight" as text; float
  bn        modules with names of their own, a Linear without bias, two BatchNorm1d in training mode; double
  lstm      Embedding, LSTM of two layers, Linear on four sequences of six tokens; double
"""
import json
import os
import struct

import torch
import torch.nn as nn
import torch.nn.functional as F

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'resources', 'torch')
DTYPES = {torch.float64: 'F64', torch.float32: 'F32', torch.int64: 'I64'}
FORMATS = {'F64': 'd', 'F32': 'f', 'I64': 'q'}
torch.manual_seed(20)


def save_file(tensors, name):
    order = ['I64', 'F64', 'F32']
    header, data = {}, b''
    for key in sorted(tensors, key=lambda k: (order.index(DTYPES[tensors[k].dtype]), k)):
        dtype = DTYPES[tensors[key].dtype]
        numbers = tensors[key].detach().reshape(-1).tolist()
        raw = struct.pack('<%d%s' % (len(numbers), FORMATS[dtype]), *numbers)
        header[key] = {'dtype': dtype, 'shape': list(tensors[key].shape), 'data_offsets': [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    with open(os.path.join(OUT, name + '.safetensors'), 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + data)


def save_reference(name, net, cost, **more):
    gradients = {key: p.grad.reshape(-1).tolist() for key, p in net.named_parameters()}
    with open(os.path.join(OUT, name + '.json'), 'w') as file:
        json.dump({'cost': cost.item(), **more, 'gradients': gradients}, file)
        file.write('\n')


def idx(name, numbers):
    with open(os.path.join(OUT, 'data', name), 'wb') as file:
        file.write(bytes([0, 0, 8, numbers.dim()]) + struct.pack('>%dI' % numbers.dim(), *numbers.shape))
        file.write(bytes(numbers.reshape(-1).tolist()))


def examples(count, name):
    y = torch.arange(count) % 3
    pixels = torch.randint(0, 130, (count, 20)) + 120 * (torch.arange(20) % 3 == y[:, None])
    idx(name + '-images-idx3-ubyte', pixels.reshape(count, 4, 5))
    idx(name + '-labels-idx1-ubyte', y)
    return pixels.float() / 255, y


class Normalized(nn.Module):
    def __init__(self):
        super().__init__()
        self.entry = nn.Linear(20, 8, bias=False)
        self.norm_a = nn.BatchNorm1d(8)
        self.between = nn.Linear(8, 6)
        self.norm_b = nn.BatchNorm1d(6, eps=1e-3)
        self.answer = nn.Linear(6, 3)

    def forward(self, x):
        x = F.relu(self.norm_a(self.entry(x)))
        return self.answer(torch.tanh(self.norm_b(self.between(x))))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Embedding(7, 4)
        self.rnn = nn.LSTM(4, 5, num_layers=2, batch_first=True)
        self.decoder = nn.Linear(5, 7)

    def forward(self, tokens):
        return self.decoder(self.rnn(self.encoder(tokens))[0])


os.makedirs(os.path.join(OUT, 'data'), exist_ok=True)
x, y = examples(60, 'train')
held_x, held_y = examples(30, 't10k')

widths = [20, 6, 6, 6, 6, 6, 6, 6, 6, 3]
deep = nn.Sequential(*[m for i, o in zip(widths, widths[1:]) for m in (nn.Linear(i, o), nn.Tanh())][:-1])
for parameter in deep.parameters():
    parameter.data *= 2.5  # so that the order of the layers matters
save_file(deep.state_dict(), 'deep')
# The reference itself in double, from the weights in float.
double = deep.double()
cost = F.cross_entropy(double(x.double()), y)
cost.backward()
save_reference('deep', double, cost, heldOut=F.cross_entropy(double(held_x.double()), held_y).item())

bn = Normalized().double()
for parameter in bn.parameters():
    parameter.data += .1 * torch.randn(parameter.shape)
bn(x.double())  # moves the running statistics
save_file(bn.state_dict(), 'bn')
cost = F.cross_entropy(bn(x.double()), y)
cost.backward()
save_reference('bn', bn, cost)

lstm = Recurrent().double()
tokens = torch.randint(0, 7, (25,))
cost = F.cross_entropy(lstm(tokens[:-1].reshape(4, 6)).reshape(-1, 7), tokens[1:])
cost.backward()
save_file(lstm.state_dict(), 'lstm')
save_reference('lstm', lstm, cost, tokens=tokens.tolist())
