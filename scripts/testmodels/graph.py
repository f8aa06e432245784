"""A small writer of ONNX graphs: each method adds one node and returns the name of its output."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
# Written into the files, so that they load in the oldest runtime that we support.
IR_VERSION = 8


class Graph:
    """Collects nodes and seeded random weights, and saves them as a model of float32 weights."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
        self.nodes, self.weights, self.inputs, self.outputs = [], [], [], []
        self._count = 0

    def _name(self, kind):
        self._count += 1
        return f"{kind}_{self._count}"

    def op(self, kind, *inputs, outputs=1, **attributes):
        names = [self._name(kind) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=names[0], **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, value, dtype=np.int64):
        name = self._name("const")
        self.weights.append(numpy_helper.from_array(np.asarray(value, dtype=dtype), name))
        return name

    def weight(self, *shape, scale=None):
        """Gaussian weights; `scale` defaults to 1/sqrt(fan in), which keeps activations near 1."""
        scale = 1.0 / np.sqrt(shape[0]) if scale is None else scale
        return self.constant(self.rng.standard_normal(shape) * scale, np.float32)

    def input(self, name, dtype, shape):
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, value, name, shape, dtype=TensorProto.FLOAT):
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, dtype, shape))

    def linear(self, x, width_in, width_out, bias=False):
        y = self.op("MatMul", x, self.weight(width_in, width_out))
        return self.op("Add", y, self.weight(width_out, scale=0.02)) if bias else y

    def rms_norm(self, x, width, epsilon=1e-6):
        square = self.op("Mul", x, x)
        mean = self.op("ReduceMean", square, axes=[-1], keepdims=1)
        root = self.op("Sqrt", self.op("Add", mean, self.constant(epsilon, np.float32)))
        return self.op("Mul", self.op("Div", x, root), self.constant(np.ones(width), np.float32))

    def layer_norm(self, x, width):
        ones, zeros = np.ones(width), np.zeros(width)
        return self.op(
            "LayerNormalization", x, self.constant(ones, np.float32), self.constant(zeros, np.float32), axis=-1
        )

    def gelu(self, x):
        half = self.op("Mul", x, self.constant(0.5, np.float32))
        erf = self.op("Erf", self.op("Mul", x, self.constant(1 / np.sqrt(2), np.float32)))
        return self.op("Mul", half, self.op("Add", erf, self.constant(1.0, np.float32)))

    def silu(self, x):
        return self.op("Mul", x, self.op("Sigmoid", x))

    def dim(self, x, axis):
        """Length of one axis as a 1-element vector."""
        return self.op("Gather", self.op("Shape", x), self.constant([axis]), axis=0)

    def reshape(self, x, *shape):
        """Each item is a number or the name of a 1-element vector."""
        parts = [self.constant([s]) if isinstance(s, int) else s for s in shape]
        return self.op("Reshape", x, self.op("Concat", *parts, axis=0))

    def range(self, length):
        """0..length-1 for a 1-element vector `length`."""
        end = self.op("Squeeze", length, self.constant([0]))
        return self.op("Range", self.constant(0), end, self.constant(1))

    def save(self, path, name):
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="spatial_llava")
        model.ir_version = IR_VERSION
        total = sum(len(w.raw_data) for w in self.weights)
        path.parent.mkdir(parents=True, exist_ok=True)
        if total > 1_900_000_000:
            # A protobuf file ends at 2 GiB: the weights go beside it, under the name that transformers.js looks for.
            onnx.save(model, path, save_as_external_data=True, location=f"{path.name}_data", size_threshold=1024)
        else:
            onnx.checker.check_model(model)
            onnx.save(model, path)
