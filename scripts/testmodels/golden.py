"""Greedy tokens of the tiny models by Python's onnxruntime, without a cache: each step reads the whole text again. Our
cached passes must give the same.

    python golden.py MODELS_FOLDER > golden.json
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort

TEXT = "Which number is the cup?"
STEPS = 12


def prompt(folder):
    """The text in the chat format of the family, as token ids: bytes, and the ids of the special tokens."""
    special = {t["content"]: t["id"] for t in json.loads((folder / "tokenizer.json").read_text())["added_tokens"]}
    config = json.loads((folder / "tokenizer_config.json").read_text())
    if config["bos_token"] == "<s>":
        pieces = ["<s>", "SYSTEM: Point.", " USER: ", TEXT, "\n ASSISTANT:"]
    else:
        end = config["eos_token"]
        pieces = ["<|im_start|>", "system\nPoint.", end, "\n", "<|im_start|>", "user\n", TEXT, "\n", end, "\n"]
        pieces += ["<|im_start|>", "assistant\n"]
    return [i for piece in pieces for i in ([special[piece]] if piece in special else piece.encode())]


def next_token(folder, sessions, ids):
    embed, decoder = sessions
    vectors = embed.run(None, {"input_ids": np.array([ids], np.int64)})[0]
    positions = np.arange(len(ids), dtype=np.int64)[None]
    feed = {"inputs_embeds": vectors, "attention_mask": np.ones_like(positions), "num_logits_to_keep": np.array(0)}
    for item in decoder.get_inputs():
        if item.name == "position_ids":
            feed[item.name] = np.repeat(positions[None], 3, 0) if len(item.shape) == 3 else positions
        elif item.name.startswith("past_key_values"):
            feed[item.name] = np.zeros((1, item.shape[1], 0, item.shape[3]), np.float32)
    return int(decoder.run(["logits"], feed)[0][0, -1].argmax())


def main():
    golden = {}
    for folder in sorted(Path(sys.argv[1]).iterdir()):
        if not (folder / "onnx" / "decoder_model_merged.onnx").exists():
            continue
        load = lambda name: ort.InferenceSession(folder / "onnx" / f"{name}.onnx", providers=["CPUExecutionProvider"])
        sessions = (load("embed_tokens"), load("decoder_model_merged"))
        ids, tokens = prompt(folder), []
        for _ in range(STEPS):
            tokens.append(next_token(folder, sessions, ids + tokens))
        golden[folder.name] = {"promptTokens": len(ids), "tokens": tokens}
    print(json.dumps({"system": "Point.", "text": TEXT, "families": golden}, indent=2))


if __name__ == "__main__":
    main()
