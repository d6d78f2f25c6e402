// The network: layers, and how they hang together. Included once, by CTorchShim.cpp.
#ifndef MNEME_UNET_H
#define MNEME_UNET_H

#include <torch/torch.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

using torch::Tensor;

namespace {

constexpr int64_t kGroups = 8;

/// Tensors of one kind, by the index of the parameter.
using Tensors = std::vector<Tensor>;

/// Names and shapes of the parameters, in the order in which layers ask for them.
struct Registry {
  std::vector<std::string> names;
  std::vector<std::vector<int64_t>> sizes;

  size_t add(const std::string &name, std::vector<int64_t> shape) {
    names.push_back(name);
    sizes.push_back(std::move(shape));
    return names.size() - 1;
  }
};

// Layers know where their parameters are, not what they are: the same net runs on the weights and on
// their average. Memory format is NCHW throughout: this version of libtorch has wrong gradients
// otherwise.

struct Convolution {
  size_t weight, bias;
  int64_t kernel;

  Convolution(Registry &all, const std::string &name, int64_t in, int64_t out, int64_t side)
      : weight(all.add(name + ".weight", {out, in, side, side})),
        bias(all.add(name + ".bias", {out})),
        kernel(side) {}

  Tensor operator()(const Tensors &p, const Tensor &x) const {
    return torch::conv2d(x, p[weight], p[bias], 1, kernel / 2);
  }
};

struct Norm {
  size_t weight, bias;

  Norm(Registry &all, const std::string &name, int64_t channels)
      : weight(all.add(name + ".weight", {channels})), bias(all.add(name + ".bias", {channels})) {}

  Tensor operator()(const Tensors &p, const Tensor &x) const {
    return torch::group_norm(x, kGroups, p[weight], p[bias]);
  }
};

struct Linear {
  size_t weight, bias;

  Linear(Registry &all, const std::string &name, int64_t in, int64_t out)
      : weight(all.add(name + ".weight", {out, in})), bias(all.add(name + ".bias", {out})) {}

  Tensor operator()(const Tensors &p, const Tensor &x) const {
    return torch::linear(x, p[weight], p[bias]);
  }
};

/// A row of numbers for each class.
struct Embedding {
  size_t weight;

  Embedding(Registry &all, const std::string &name, int64_t classes, int64_t width)
      : weight(all.add(name + ".weight", {classes, width})) {}

  Tensor operator()(const Tensors &p, const Tensor &labels) const {
    return torch::embedding(p[weight], labels);
  }
};

/// Two convolutions around the embedding of the step, and a way past them.
struct Block {
  Norm norm1;
  Convolution conv1;
  Linear time;
  Norm norm2;
  Convolution conv2;
  std::vector<Convolution> skip;

  Block(Registry &all, const std::string &name, int64_t in, int64_t out, int64_t embedding)
      : norm1(all, name + ".norm1", in),
        conv1(all, name + ".conv1", in, out, 3),
        time(all, name + ".time", embedding, out),
        norm2(all, name + ".norm2", out),
        conv2(all, name + ".conv2", out, out, 3) {
    if (in != out) skip.emplace_back(all, name + ".skip", in, out, 1);
  }

  Tensor operator()(const Tensors &p, const Tensor &x, const Tensor &embedding) const {
    Tensor h = conv1(p, torch::silu(norm1(p, x)));
    h = h + time(p, embedding).unsqueeze(-1).unsqueeze(-1);
    h = conv2(p, torch::silu(norm2(p, h)));
    return h + (skip.empty() ? x : skip[0](p, x));
  }
};

/// Self-attention over the pixels, added to what came in.
struct Attention {
  int64_t heads;
  Norm norm;
  Convolution qkv, out;

  Attention(Registry &all, const std::string &name, int64_t channels, int64_t heads)
      : heads(heads),
        norm(all, name + ".norm", channels),
        qkv(all, name + ".qkv", channels, 3 * channels, 1),
        out(all, name + ".out", channels, channels, 1) {}

  Tensor operator()(const Tensors &p, const Tensor &x) const {
    int64_t count = x.size(0), channels = x.size(1), pixels = x.size(2) * x.size(3);
    int64_t width = channels / heads;
    auto parts = qkv(p, norm(p, x)).reshape({count, 3, heads, width, pixels}).unbind(1);
    Tensor scores = torch::matmul(parts[0].transpose(-2, -1), parts[1]) / std::sqrt(double(width));
    Tensor mixed = torch::matmul(parts[2], torch::softmax(scores, -1).transpose(-2, -1));
    return x + out(p, mixed.reshape(x.sizes()));
  }
};

/// From 8x8 pixels down to 2x2 and back, with a bridge at each size.
struct UNet {
  int64_t frequencies, embedding;
  Linear time1, time2;
  Convolution input;
  Block encode8, encode4;
  Attention attention4;
  Block encode2;
  Attention attention2;
  Block middle, decode4;
  Attention attention4up;
  Block decode8;
  Norm norm;
  Convolution output;
  // Last: without it, all other parameters are where they are with it. None without classes.
  std::vector<Embedding> label;

  UNet(Registry &all, const int64_t c[4], int64_t heads, int64_t classes)
      : frequencies(c[0]),
        embedding(4 * c[0]),
        time1(all, "time1", frequencies, embedding),
        time2(all, "time2", embedding, embedding),
        input(all, "input", 1, c[0], 3),
        encode8(all, "encode8", c[0], c[0], embedding),
        encode4(all, "encode4", c[0], c[1], embedding),
        attention4(all, "attention4", c[1], heads),
        encode2(all, "encode2", c[1], c[2], embedding),
        attention2(all, "attention2", c[2], heads),
        middle(all, "middle", c[2], c[3], embedding),
        decode4(all, "decode4", c[3] + c[1], c[1], embedding),
        attention4up(all, "attention4up", c[1], heads),
        decode8(all, "decode8", c[1] + c[0], c[0], embedding),
        norm(all, "norm", c[0]),
        output(all, "output", c[0], 1, 3) {
    if (classes > 0) label.emplace_back(all, "label", classes, embedding);
  }

  /// Sines, then cosines, of the step times 10000^(-i/half).
  Tensor sinusoids(const Tensor &steps, torch::Dtype type) const {
    int64_t half = frequencies / 2;
    Tensor rates = torch::exp(torch::arange(half, torch::kDouble) * (-std::log(10000.0) / half));
    Tensor angles = steps.to(torch::kDouble).unsqueeze(1) * rates;
    return torch::cat({torch::sin(angles), torch::cos(angles)}, 1).to(type);
  }

  /// `labels` are read by a network with classes only.
  Tensor operator()(
      const Tensors &p, const Tensor &x, const Tensor &steps, const Tensor &labels) const {
    Tensor t = time1(p, sinusoids(steps, x.scalar_type()));
    t = time2(p, torch::silu(t));
    if (!label.empty()) t = t + label[0](p, labels);
    t = torch::silu(t);
    Tensor h8 = encode8(p, input(p, x), t);
    Tensor h4 = attention4(p, encode4(p, torch::avg_pool2d(h8, 2), t));
    Tensor h2 = attention2(p, encode2(p, torch::avg_pool2d(h4, 2), t));
    h2 = middle(p, h2, t);
    Tensor u4 = torch::cat({twice(h2), h4}, 1);
    u4 = attention4up(p, decode4(p, u4, t));
    Tensor u8 = decode8(p, torch::cat({twice(u4), h8}, 1), t);
    return output(p, torch::silu(norm(p, u8)));
  }

  static Tensor twice(const Tensor &x) {
    return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
  }
};

}  // namespace

#endif
