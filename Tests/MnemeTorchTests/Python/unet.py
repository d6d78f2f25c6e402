"""The network of mneme-network in Python's torch, with the same names of parameters: an independent
reader of its checkpoints, and the yardstick of `make bench`."""

import json
import math
import struct

import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    def __init__(self, inputs, outputs, embedding):
        super().__init__()
        self.norm1 = nn.GroupNorm(8, inputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.time = nn.Linear(embedding, outputs)
        self.norm2 = nn.GroupNorm(8, outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.skip = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else nn.Identity()

    def forward(self, x, t):
        h = self.conv1(F.silu(self.norm1(x))) + self.time(t)[:, :, None, None]
        return self.skip(x) + self.conv2(F.silu(self.norm2(h)))


class Attention(nn.Module):
    def __init__(self, channels, heads):
        super().__init__()
        self.heads = heads
        self.norm = nn.GroupNorm(8, channels)
        self.qkv = nn.Conv2d(channels, 3 * channels, 1)
        self.out = nn.Conv2d(channels, channels, 1)

    def forward(self, x):
        count, channels, height, width = x.shape
        q, k, v = self.qkv(self.norm(x)).reshape(count, 3, self.heads, -1, height * width).unbind(1)
        weights = torch.softmax(q.transpose(-2, -1) @ k / math.sqrt(q.shape[-2]), dim=-1)
        return x + self.out((v @ weights.transpose(-2, -1)).reshape(x.shape))


class UNet(nn.Module):
    def __init__(self, channels, heads, classes=0):
        super().__init__()
        c0, c1, c2, c3 = channels
        embedding = 4 * c0
        self.frequencies = c0
        self.time1 = nn.Linear(c0, embedding)
        self.time2 = nn.Linear(embedding, embedding)
        self.input = nn.Conv2d(1, c0, 3, padding=1)
        self.encode8 = Block(c0, c0, embedding)
        self.encode4 = Block(c0, c1, embedding)
        self.attention4 = Attention(c1, heads)
        self.encode2 = Block(c1, c2, embedding)
        self.attention2 = Attention(c2, heads)
        self.middle = Block(c2, c3, embedding)
        self.decode4 = Block(c3 + c1, c1, embedding)
        self.attention4up = Attention(c1, heads)
        self.decode8 = Block(c1 + c0, c0, embedding)
        self.norm = nn.GroupNorm(8, c0)
        self.output = nn.Conv2d(c0, 1, 3, padding=1)
        self.label = nn.Embedding(classes, embedding) if classes else None

    def forward(self, x, steps, labels=None):
        half = self.frequencies // 2
        rates = torch.exp(torch.arange(half, dtype=torch.float64) * (-math.log(10000) / half))
        angles = steps.double()[:, None] * rates
        t = torch.cat([angles.sin(), angles.cos()], dim=1).to(x.dtype)
        t = self.time2(F.silu(self.time1(t)))
        t = F.silu(t if self.label is None else t + self.label(labels))
        h8 = self.encode8(self.input(x), t)
        h4 = self.attention4(self.encode4(F.avg_pool2d(h8, 2), t))
        h2 = self.attention2(self.encode2(F.avg_pool2d(h4, 2), t))
        h2 = self.middle(h2, t)
        up = lambda h: F.interpolate(h, scale_factor=2, mode="nearest")
        h4 = self.attention4up(self.decode4(torch.cat([up(h2), h4], dim=1), t))
        h8 = self.decode8(torch.cat([up(h4), h8], dim=1), t)
        return self.output(F.silu(self.norm(h8)))


def read_tensors(path):
    """Metadata and tensors of a safetensors file."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    types = {"F32": torch.float32, "F64": torch.float64, "I64": torch.int64}
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        values = torch.frombuffer(data[start:end] or bytearray(8), dtype=types[entry["dtype"]])
        tensors[name] = values[: math.prod(entry["shape"])].reshape(entry["shape"]).clone()
    return metadata, tensors


def load_network(path, kind="weights"):
    """The network of a checkpoint, and the identity that it carries."""
    metadata, tensors = read_tensors(path)
    identity = json.loads(metadata["identity"])
    shape = identity["shape"]
    network = UNet(shape["channels"], shape["heads"], shape.get("classes", 0))
    prefix = kind + "."
    state = {n[len(prefix) :]: v for n, v in tensors.items() if n.startswith(prefix)}
    network.load_state_dict(state, strict=True)
    return network, identity


def signals(schedule):
    """alpha-bar of steps 0 to T."""
    betas = torch.linspace(
        schedule["firstBeta"], schedule["lastBeta"], schedule["steps"], dtype=torch.float64
    )
    return torch.cat([torch.ones(1, dtype=torch.float64), torch.cumprod(1 - betas, dim=0)])
