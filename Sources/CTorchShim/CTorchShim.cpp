#ifdef MNEME_TORCH

#include "CTorchShim.h"

#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

#include "UNet.h"

namespace {

constexpr int64_t kSide = 8, kPixels = kSide * kSide;

thread_local std::string message;

/// Runs `work`; whatever it throws becomes a message.
template <typename Work>
int guarded(Work work) noexcept {
  try {
    work();
    return 0;
  } catch (const c10::Error &error) {
    message = error.what_without_backtrace();
  } catch (const std::exception &error) {
    message = error.what();
  } catch (...) {
    message = "an exception of unknown type";
  }
  return 1;
}

void require(bool holds, const char *otherwise) {
  if (!holds) throw std::invalid_argument(otherwise);
}

/// Source: Kingma & Ba (2015), algorithm 1, in the form of PyTorch's Adam.
template <typename Number>
void adam(
    const mneme_adam &how, int64_t count, const Number *gradient, Number *weight, Number *first,
    Number *second) {
  double correction1 = 1 - std::pow(how.first_decay, double(how.update));
  double correction2 = std::sqrt(1 - std::pow(how.second_decay, double(how.update)));
  Number b1 = Number(how.first_decay), b2 = Number(how.second_decay);
  Number g1 = Number(1 - how.first_decay), g2 = Number(1 - how.second_decay);
  Number rate = Number(how.learning_rate / correction1), epsilon = Number(how.epsilon);
  Number root = Number(1 / correction2);
  for (int64_t i = 0; i < count; i++) {
    Number g = gradient[i];
    Number m = b1 * first[i] + g1 * g, v = b2 * second[i] + g2 * g * g;
    first[i] = m;
    second[i] = v;
    weight[i] -= rate * m / (std::sqrt(v) * root + epsilon);
  }
}

template <typename Number>
void average(Number decay, int64_t count, const Number *weight, Number *mean) {
  for (int64_t i = 0; i < count; i++) mean[i] += (1 - decay) * (weight[i] - mean[i]);
}

void copy(const Tensor &from, double *to) {
  Tensor numbers = from.to(torch::kDouble).contiguous();
  std::memcpy(to, numbers.data_ptr<double>(), numbers.nbytes());
}

mneme_network_shape checked(const mneme_network_shape &shape) {
  for (int64_t c : shape.channels)
    require(c >= kGroups && c % kGroups == 0, "channels must be multiples of 8");
  require(
      shape.heads >= 1 && shape.channels[1] % shape.heads == 0
          && shape.channels[2] % shape.heads == 0,
      "heads must divide the channels at 4x4 and at 2x2 pixels");
  require(shape.classes >= 0, "fewer than no classes");
  return shape;
}

}  // namespace

struct mneme_network {
  torch::Dtype type;
  int64_t classes;
  Registry registry;
  UNet net;
  Tensors weights, mean, first, second, gradient;

  explicit mneme_network(const mneme_network_shape &shape)
      : type(shape.double_precision ? torch::kDouble : torch::kFloat),
        classes(shape.classes),
        net(registry, checked(shape).channels, shape.heads, shape.classes) {
    for (auto &sizes : registry.sizes) {
      weights.push_back(torch::zeros(sizes, type).requires_grad_(true));
      for (Tensors *kind : {&mean, &first, &second, &gradient})
        kind->push_back(torch::zeros(sizes, type));
    }
  }

  Tensors &tensors(int kind) {
    switch (kind) {
      case MNEME_WEIGHTS: return weights;
      case MNEME_AVERAGE: return mean;
      case MNEME_FIRST_MOMENT: return first;
      case MNEME_SECOND_MOMENT: return second;
      case MNEME_GRADIENT: return gradient;
    }
    throw std::invalid_argument("no tensors of kind " + std::to_string(kind));
  }

  Tensor images(const double *values, int64_t count) const {
    require(count >= 1, "a batch without images");
    // The shim only reads through this view.
    return torch::from_blob(
               const_cast<double *>(values), {count, 1, kSide, kSide}, torch::kDouble)
        .to(type);
  }

  static Tensor steps(const int64_t *values, int64_t count) {
    return torch::from_blob(const_cast<int64_t *>(values), {count}, torch::kInt64);
  }

  /// Undefined without classes.
  Tensor labels(const int64_t *values, int64_t count) const {
    require((values != nullptr) == (classes > 0), "labels go with classes, and only with them");
    if (values == nullptr) return Tensor();
    for (int64_t i = 0; i < count; i++)
      require(0 <= values[i] && values[i] < classes, "a label that is no class of the network");
    return steps(values, count);
  }

  double differentiate(const mneme_batch &batch) {
    Tensor x = images(batch.images, batch.count), noise = images(batch.noise, batch.count);
    Tensor found =
        net(weights, x, steps(batch.steps, batch.count), labels(batch.labels, batch.count));
    Tensor loss = torch::mse_loss(found, noise);
    double value = loss.item<double>();
    gradient = torch::autograd::grad({loss}, weights);
    for (Tensor &g : gradient) g = g.contiguous();
    return value;
  }

  /// Images of a batch know nothing of each other: the gradient of the sum of their outputs j holds,
  /// image by image, the derivatives of its own output j.
  Tensor traces(const Tensor &x, const Tensor &found) const {
    Tensor outputs = found.reshape({x.size(0), kPixels});
    Tensor sum = torch::zeros({x.size(0)}, torch::kDouble);
    for (int64_t j = 0; j < kPixels; j++) {
      Tensor rates = torch::autograd::grad(
          {outputs.select(1, j).sum()}, {x}, {}, /*retain_graph=*/j + 1 < kPixels)[0];
      sum += rates.reshape({x.size(0), kPixels}).select(1, j).to(torch::kDouble);
    }
    return sum;
  }

  template <typename Number>
  void apply(const mneme_adam &how) {
    double warm = (1.0 + how.update) / (10.0 + how.update);
    Number decay = Number(std::min(how.average_decay, warm));
    for (size_t i = 0; i < weights.size(); i++) {
      int64_t count = weights[i].numel();
      Number *weight = weights[i].data_ptr<Number>();
      adam(
          how, count, gradient[i].data_ptr<Number>(), weight, first[i].data_ptr<Number>(),
          second[i].data_ptr<Number>());
      if (how.average_decay >= 0) average(decay, count, weight, mean[i].data_ptr<Number>());
    }
  }
};

extern "C" {

const char *mneme_torch_message(void) { return message.c_str(); }

const char *mneme_torch_version(void) { return TORCH_VERSION; }

int mneme_torch_start(int threads) {
  return guarded([&] {
    require(threads >= 1, "no work without threads");
    at::set_num_threads(threads);
    // Activations come and go every update: keep their memory instead of asking the kernel anew.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
  });
}

int mneme_die_with_parent(void) {
  return guarded([] {
    require(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0, "the system can't tie processes together");
  });
}

mneme_network *mneme_network_make(const mneme_network_shape *shape) {
  mneme_network *network = nullptr;
  guarded([&] { network = new mneme_network(*shape); });
  return network;
}

void mneme_network_free(mneme_network *network) { delete network; }

int64_t mneme_network_tensor_count(const mneme_network *network) {
  return int64_t(network->weights.size());
}

int mneme_network_describe(
    const mneme_network *network, int64_t index, const char **name, int64_t sizes[4],
    int64_t *rank) {
  return guarded([&] {
    *name = network->registry.names.at(size_t(index)).c_str();
    const auto &shape = network->registry.sizes.at(size_t(index));
    *rank = int64_t(shape.size());
    std::copy(shape.begin(), shape.end(), sizes);
  });
}

int mneme_network_read(
    mneme_network *network, int kind, int64_t index, void *values, size_t bytes) {
  return guarded([&] {
    const Tensor &tensor = network->tensors(kind).at(size_t(index));
    require(tensor.nbytes() == bytes, "a tensor of another size");
    std::memcpy(values, tensor.data_ptr(), bytes);
  });
}

int mneme_network_write(
    mneme_network *network, int kind, int64_t index, const void *values, size_t bytes) {
  return guarded([&] {
    const Tensor &tensor = network->tensors(kind).at(size_t(index));
    require(tensor.nbytes() == bytes, "a tensor of another size");
    std::memcpy(tensor.data_ptr(), values, bytes);
  });
}

int mneme_network_gradient(mneme_network *network, const mneme_batch *batch, double *loss) {
  return guarded([&] { *loss = network->differentiate(*batch); });
}

int mneme_network_update(
    mneme_network *network, const mneme_batch *batch, const mneme_adam *how, double *loss) {
  return guarded([&] {
    *loss = network->differentiate(*batch);
    if (!std::isfinite(*loss)) return;
    if (network->type == torch::kDouble) network->apply<double>(*how);
    else network->apply<float>(*how);
  });
}

int mneme_network_predict(
    mneme_network *network, int kind, int64_t count, const double *images, const int64_t *steps,
    const int64_t *labels, double *noise) {
  return guarded([&] {
    torch::InferenceMode inference;
    Tensor out = network->net(
        network->tensors(kind), network->images(images, count),
        mneme_network::steps(steps, count), network->labels(labels, count));
    copy(out, noise);
  });
}

int mneme_network_trace(
    mneme_network *network, int kind, int64_t count, const double *images, const int64_t *steps,
    double *noise, double *traces) {
  return guarded([&] {
    // Cut off from their gradients, weights are constants of the graph.
    Tensors weights;
    for (const Tensor &weight : network->tensors(kind)) weights.push_back(weight.detach());
    Tensor x = network->images(images, count).detach().requires_grad_(true);
    Tensor out = network->net(
        weights, x, mneme_network::steps(steps, count), network->labels(nullptr, count));
    copy(network->traces(x, out), traces);
    copy(out.detach(), noise);
  });
}

}  // extern "C"

#endif
