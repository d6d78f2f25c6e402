/// The trained network over libtorch: a U-Net for images of 8x8 pixels, its training and its use.
///
/// Every function that can fail returns 0 for success; otherwise `mneme_torch_message` says why, in
/// libtorch's words. No C++ exception leaves this boundary. One thread at a time may use a network.
/// Images are rows of 64 numbers; noise, steps and images of a batch belong together by row.
///
/// Without the package trait `Torch` there is only this header: nothing is compiled or linked.
#ifndef CTORCHSHIM_H
#define CTORCHSHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mneme_network mneme_network;

/// Tensors that a network has one of for each parameter.
enum mneme_tensors {
  MNEME_WEIGHTS,
  MNEME_AVERAGE,        ///< exponential moving average of the weights
  MNEME_FIRST_MOMENT,   ///< Adam's average of the gradient
  MNEME_SECOND_MOMENT,  ///< Adam's average of the squared gradient
  MNEME_GRADIENT        ///< of the last loss; zeros before the first
};

typedef struct {
  int64_t channels[4];  ///< at 8x8, 4x4 and 2x2 pixels, and of the bottleneck: multiples of 8
  int64_t heads;        ///< of each self-attention
  int64_t classes;      ///< labels are 0 to classes - 1; 0: there are none
  int double_precision; ///< 0: float (training); else double (checks)
} mneme_network_shape;

typedef struct {
  int64_t count;
  const double *images;   ///< noised images, count * 64
  const double *noise;    ///< what was added, count * 64
  const int64_t *steps;   ///< of the forward process, count
  const int64_t *labels;  ///< count; NULL without classes
} mneme_batch;

typedef struct {
  double learning_rate;
  double first_decay;    ///< 0.9
  double second_decay;   ///< 0.999
  double epsilon;        ///< 1e-8
  double average_decay;  ///< of MNEME_AVERAGE; negative: no average is kept
  int64_t update;        ///< number of this update, from 1
} mneme_adam;

/// What the last failed call of this thread had to say.
const char *mneme_torch_message(void);

/// Version of libtorch that is linked.
const char *mneme_torch_version(void);

/// Before all else: threads that libtorch computes with, and an allocator that keeps its memory.
int mneme_torch_start(int threads);

/// The process is killed when the thread that started it dies: no orphans of a killed parent.
int mneme_die_with_parent(void);

/// A network with weights of zero, or NULL. Free it with `mneme_network_free`.
mneme_network *mneme_network_make(const mneme_network_shape *shape);
void mneme_network_free(mneme_network *network);

int64_t mneme_network_tensor_count(const mneme_network *network);

/// Name and shape of parameter `index`; the name lives as long as the network.
int mneme_network_describe(
    const mneme_network *network, int64_t index, const char **name, int64_t sizes[4],
    int64_t *rank);

/// Copies the numbers of one tensor out or in: `bytes` bytes, in the network's own precision.
int mneme_network_read(
    mneme_network *network, int kind, int64_t index, void *values, size_t bytes);
int mneme_network_write(
    mneme_network *network, int kind, int64_t index, const void *values, size_t bytes);

/// Mean squared error of the predicted noise, and its gradient.
int mneme_network_gradient(mneme_network *network, const mneme_batch *batch, double *loss);

/// The same, and one update by Adam; none if the loss is not finite.
int mneme_network_update(
    mneme_network *network, const mneme_batch *batch, const mneme_adam *adam, double *loss);

/// Predicted noise of images at their steps, by MNEME_WEIGHTS or MNEME_AVERAGE; `labels` as in
/// mneme_batch.
int mneme_network_predict(
    mneme_network *network, int kind, int64_t count, const double *images, const int64_t *steps,
    const int64_t *labels, double *noise);

/// Predicted noise, and for each image the trace of its derivatives by the image's own pixels, exact:
/// one pass forward, 64 back. Gradients of weights are neither computed nor kept. Not for networks
/// with classes.
int mneme_network_trace(
    mneme_network *network, int kind, int64_t count, const double *images, const int64_t *steps,
    double *noise, double *traces);

#ifdef __cplusplus
}
#endif

#endif
