"""The peer of our generate path: the same weights under Python's onnxruntime, greedy, with the cache fed back.

    python peer.py MODEL_FOLDER PROMPT_TOKENS NEW_TOKENS THREADS cpu|cuda spin|rest

Answers each line on stdin with one JSON line: milliseconds of pictures, prompt and further tokens. Speaks for LLaVA kinds.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort


def main():
    folder, prompt, new, threads = Path(sys.argv[1]) / "onnx", *map(int, sys.argv[2:5])
    provider = {"cpu": "CPUExecutionProvider", "cuda": "CUDAExecutionProvider"}[sys.argv[5]]
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # Spinning threads are onnxruntime's default: fast alone, slow beside a busy neighbour. We never spin.
    options.add_session_config_entry("session.intra_op.allow_spinning", "1" if sys.argv[6] == "spin" else "0")
    load = lambda name: ort.InferenceSession(folder / f"{name}.onnx", options, providers=[provider])
    embed, vision, decoder = load("embed_tokens"), load("vision_encoder"), load("decoder_model_merged")
    caches = [i for i in decoder.get_inputs() if i.name.startswith("past_key_values")]
    outputs = ["logits", *(c.name.replace("past_key_values", "present") for c in caches)]
    side = vision.get_inputs()[0].shape[-1]
    rng = np.random.default_rng(0)
    print(json.dumps({"providers": decoder.get_providers()}), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        features = vision.run(None, {"pixel_values": rng.standard_normal((1, 3, side, side)).astype(np.float32)})[0][0]
        encoded = time.perf_counter()
        vectors = embed.run(None, {"input_ids": np.ones((1, prompt), np.int64)})[0]
        vectors[0, 5 : 5 + len(features)] = features
        past = {c.name: np.zeros((1, c.shape[1], 0, c.shape[3]), np.float32) for c in caches}
        length, filled = 0, 0.0
        for step in range(new):
            length += vectors.shape[1]
            feed = {
                "inputs_embeds": vectors,
                "attention_mask": np.ones((1, length), np.int64),
                "position_ids": np.arange(length - vectors.shape[1], length)[None],
                "num_logits_to_keep": np.array(1),
            }
            logits, *present = decoder.run(outputs, {**feed, **past})
            past = {c.name: value for c, value in zip(caches, present)}
            token = int(logits[0, -1].argmax())
            vectors = embed.run(None, {"input_ids": np.array([[token]])})[0]
            if step == 0:
                filled = time.perf_counter()
        end = time.perf_counter()
        times = {"encodeMs": encoded - start, "prefillMs": filled - encoded, "decodeMs": end - filled}
        print(json.dumps({name: value * 1000 for name, value in times.items()}), flush=True)


if __name__ == "__main__":
    main()
