"""The smaller number formats of a model, under the file names that transformers.js gives them."""

import logging

import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

# The quantizers report every node.
logging.disable(logging.WARNING)


def _half(source, target):
    """float16 weights, float32 arithmetic and interface: half the file, the same graph."""
    model = onnx.load(source)
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type != TensorProto.FLOAT:
            continue
        name = weight.name
        values = numpy_helper.to_array(weight).astype("float16")
        weight.CopyFrom(numpy_helper.from_array(values, f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, target)


def write_variants(folder):
    """fp16, q8 and q4 beside every fp32 file of `folder`."""
    for source in sorted(folder.glob("*.onnx")):
        if "_" in source.stem and source.stem.rsplit("_", 1)[1] in ("fp16", "quantized", "q4"):
            continue
        _half(source, source.with_name(f"{source.stem}_fp16.onnx"))
        quantize_dynamic(source, source.with_name(f"{source.stem}_quantized.onnx"), weight_type=QuantType.QUInt8)
        quantizer = MatMulNBitsQuantizer(onnx.load(source), block_size=16, is_symmetric=True)
        quantizer.process()
        quantizer.model.save_model_to_file(str(source.with_name(f"{source.stem}_q4.onnx")))
