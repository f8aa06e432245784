"""The shape of each family: its special tokens, its configuration files, and how its picture half is built."""

import json

from decoder import make_decoder, make_embedding
from eyes import make_grounding_dino, make_owl, make_sam2_vision, make_sam_decoder, make_sam_vision
from tokenizer import make_tokenizer
from vision import make_clip_text, make_clip_vision, make_idefics_vision, make_llava_vision, make_qwen_vision

CHAT = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{% for part in message['content'] %}"
    "{% if part['type'] == 'image' %}IMAGE{% else %}{{ part['text'] }}{% endif %}{% endfor %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
LLAVA_CHAT = (
    "{% for message in messages %}{{ message['role'] | upper }}: {% for part in message['content'] %}"
    "{% if part['type'] == 'image' %}<image>\n{% else %}{{ part['text'] }}{% endif %}{% endfor %} {% endfor %}"
    "{% if add_generation_prompt %}ASSISTANT:{% endif %}"
)
MEAN, DEVIATION = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]

TINY_TEXT = {"width": 48, "hidden": 96, "layers": 2, "heads": 4, "kv_heads": 2, "head_dim": 12, "qkv_bias": False}
TINY_VISION = {"width": 32, "hidden": 64, "layers": 2, "heads": 2, "patch": 8, "side": 64}


def write_json(folder, name, content):
    (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _text_config(text, kind):
    return {
        "model_type": kind,
        "vocab_size": text["vocabulary"],
        "hidden_size": text["width"],
        "intermediate_size": text["hidden"],
        "num_hidden_layers": text["layers"],
        "num_attention_heads": text["heads"],
        "num_key_value_heads": text["kv_heads"],
        "head_dim": text["head_dim"],
    }


def _finish(folder, config, text, end, seed, processor=None):
    write_json(folder, "config.json", config)
    write_json(folder, "generation_config.json", {"eos_token_id": end, "pad_token_id": end})
    if processor is not None:
        write_json(folder, "processor_config.json", processor)
    make_embedding(folder / "onnx" / "embed_tokens.onnx", text, seed + 1)
    make_decoder(folder / "onnx" / "decoder_model_merged.onnx", text, seed + 2)


def llava(folder, seed, text=TINY_TEXT, vision=TINY_VISION, vocabulary=320, kind="llava"):
    """LLaVA: Llama blocks. LLaVA-OneVision: Qwen2 blocks and its chat format."""
    is_onevision = kind == "llava_onevision"
    chat = CHAT.replace("IMAGE", "<image>") if is_onevision else LLAVA_CHAT
    special = ["<s>", "</s>", "<image>", "<|im_start|>", "<|im_end|>"]
    end = "<|im_end|>" if is_onevision else "</s>"
    ids = make_tokenizer(folder, special, chat, bos=None if is_onevision else "<s>", eos=end, wrap=() if is_onevision else ["<s>"])
    text = {**text, "vocabulary": vocabulary, "qkv_bias": is_onevision}
    side, patch = vision["side"], vision["patch"]
    config = {
        "model_type": kind,
        "architectures": ["LlavaOnevisionForConditionalGeneration" if is_onevision else "LlavaForConditionalGeneration"],
        "image_token_index": ids["<image>"],
        "text_config": _text_config(text, "qwen2" if is_onevision else "llama"),
        "vision_config": {"model_type": "clip_vision_model", "image_size": side, "patch_size": patch},
    }
    write_json(
        folder,
        "preprocessor_config.json",
        {
            "processor_class": "LlavaProcessor",
            "image_processor_type": "CLIPImageProcessor",
            "do_resize": True,
            "size": {"height": side, "width": side},
            "do_center_crop": False,
            "do_normalize": True,
            "do_rescale": True,
            "do_convert_rgb": True,
            "image_mean": MEAN,
            "image_std": DEVIATION,
            "resample": 3,
        },
    )
    processor = {"image_token": "<image>", "patch_size": patch, "num_additional_image_tokens": 0}
    _finish(folder, config, text, ids[end], seed, {"processor_class": "LlavaProcessor", **processor})
    make_llava_vision(folder / "onnx" / "vision_encoder.onnx", vision, text["width"], seed + 3)


def idefics3(folder, seed, text=TINY_TEXT, vision=TINY_VISION, vocabulary=340, kind="idefics3"):
    """Idefics3 and SmolVLM: one picture becomes tiles and a whole."""
    tiles = [f"<row_{r}_col_{c}>" for r in range(1, 5) for c in range(1, 5)]
    special = ["<|im_start|>", "<end_of_utterance>", "<image>", "<fake_token_around_image>", "<global-img>", *tiles]
    end = "<end_of_utterance>"
    chat = CHAT.replace("IMAGE", "<image>").replace("<|im_end|>", end)
    ids = make_tokenizer(folder, special, chat, bos="<|im_start|>", eos=end)
    text = {**text, "vocabulary": vocabulary}
    side, patch, scale = vision["side"], vision["patch"], 2
    name = "SmolVLM" if kind == "smolvlm" else "Idefics3"
    config = {
        "model_type": kind,
        "architectures": [f"{name}ForConditionalGeneration"],
        "image_token_id": ids["<image>"],
        "scale_factor": scale,
        "text_config": _text_config(text, "llama"),
        "vision_config": {"model_type": f"{kind}_vision", "image_size": side, "patch_size": patch},
    }
    write_json(
        folder,
        "preprocessor_config.json",
        {
            "processor_class": f"{name}Processor",
            "image_processor_type": f"{name}ImageProcessor",
            "do_image_splitting": True,
            "do_resize": True,
            "size": {"longest_edge": 2 * side},
            "max_image_size": {"longest_edge": side},
            "do_normalize": True,
            "do_rescale": True,
            "do_convert_rgb": True,
            "image_mean": [0.5] * 3,
            "image_std": [0.5] * 3,
            "resample": 3,
        },
    )
    tokens = (side // patch // scale) ** 2
    processor = {"processor_class": f"{name}Processor", "image_seq_len": tokens}
    _finish(folder, config, text, ids[end], seed, processor)
    make_idefics_vision(folder / "onnx" / "vision_encoder.onnx", vision, text["width"], seed + 3)


def qwen2_vl(folder, seed, text=TINY_TEXT, vision=TINY_VISION, vocabulary=320, kind="qwen2_vl"):
    """Qwen2-VL and Qwen2.5-VL: pictures of any size, positions of three axes."""
    special = ["<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>"]
    chat = CHAT.replace("IMAGE", "<|vision_start|><|image_pad|><|vision_end|>")
    ids = make_tokenizer(folder, special, chat, eos="<|im_end|>")
    half = text["head_dim"] // 2
    sections = [half - 2 * (half * 3 // 8), half * 3 // 8, half * 3 // 8]
    text = {**text, "vocabulary": vocabulary, "mrope": sections, "qkv_bias": True}
    vision = {**vision, "merge": 2}
    is_newer = kind == "qwen2_5_vl"
    name = "Qwen2_5_VL" if is_newer else "Qwen2VL"
    flat = _text_config(text, kind)
    config = {
        **flat,
        **({"text_config": {**flat, "model_type": "qwen2_5_vl_text"}} if is_newer else {}),
        "model_type": kind,
        "architectures": [f"{name}ForConditionalGeneration"],
        "image_token_id": ids["<|image_pad|>"],
        "video_token_id": ids["<|video_pad|>"],
        "vision_start_token_id": ids["<|vision_start|>"],
        "rope_scaling": {"type": "mrope", "mrope_section": sections},
        "vision_config": {"model_type": kind, "patch_size": vision["patch"], "spatial_merge_size": 2},
    }
    write_json(
        folder,
        "preprocessor_config.json",
        {
            "processor_class": f"{name}Processor",
            "image_processor_type": "Qwen2VLImageProcessor",
            "min_pixels": 16 * vision["patch"] ** 2,
            "max_pixels": 144 * vision["patch"] ** 2,
            "patch_size": vision["patch"],
            "temporal_patch_size": 2,
            "merge_size": 2,
            "do_resize": True,
            "do_normalize": True,
            "do_rescale": True,
            "do_convert_rgb": True,
            "image_mean": MEAN,
            "image_std": DEVIATION,
            "resample": 3,
        },
    )
    _finish(folder, config, text, ids["<|im_end|>"], seed)
    grid_name = "image_grid_thw" if is_newer else "grid_thw"
    make_qwen_vision(folder / "onnx" / "vision_encoder.onnx", vision, text["width"], seed + 3, grid_name)


def clip(folder, seed, width=32, kind="clip"):
    """A CLIP with its two halves as files of their own, as for a cache of picture vectors."""
    special = ["<|startoftext|>", "<|endoftext|>"]
    length, side = 77, TINY_VISION["side"]
    ids = make_tokenizer(folder, special, None, bos=special[0], eos=special[1], wrap=special, longest=length)
    end = ids["<|endoftext|>"]
    text = {"width": 32, "hidden": 64, "layers": 2, "heads": 2, "vocabulary": 258, "length": length, "end_token": end}
    config = {
        "model_type": kind,
        "architectures": ["CLIPModel"],
        "projection_dim": width,
        "logit_scale_init_value": 2.6592,
        "text_config": {"model_type": "clip_text_model", "vocab_size": 258, "hidden_size": 32, "max_position_embeddings": length},
        "vision_config": {"model_type": "clip_vision_model", "image_size": side, "patch_size": TINY_VISION["patch"]},
    }
    write_json(folder, "config.json", config)
    write_json(
        folder,
        "preprocessor_config.json",
        {
            "image_processor_type": "CLIPImageProcessor",
            "do_resize": True,
            "size": {"shortest_edge": side},
            "do_center_crop": True,
            "crop_size": {"height": side, "width": side},
            "do_normalize": True,
            "do_rescale": True,
            "image_mean": MEAN,
            "image_std": DEVIATION,
            "resample": 3,
        },
    )
    make_clip_vision(folder / "onnx" / "vision_model.onnx", TINY_VISION, width, seed + 1)
    make_clip_text(folder / "onnx" / "text_model.onnx", text, width, seed + 2)


def _stretched(kind, side, **more):
    return {
        "image_processor_type": kind,
        "do_resize": True,
        "size": {"height": side, "width": side},
        "do_normalize": True,
        "do_rescale": True,
        "do_convert_rgb": True,
        "image_mean": MEAN,
        "image_std": DEVIATION,
        "resample": 2,
        **more,
    }


def owl(folder, seed, kind="owlvit"):
    """OWL-ViT and OWLv2: texts of 16 tokens at most, as theirs."""
    special = ["<|startoftext|>", "<|endoftext|>"]
    make_tokenizer(folder, special, None, bos=special[0], eos=special[1], wrap=special, longest=16)
    name = "OwlViT" if kind == "owlvit" else "Owlv2"
    config = {"model_type": kind, "architectures": [f"{name}ForObjectDetection"], "text_config": {}, "vision_config": {}}
    write_json(folder, "config.json", config)
    write_json(folder, "preprocessor_config.json", _stretched(f"{name}ImageProcessor", TINY_VISION["side"]))
    make_owl(folder / "onnx" / "model.onnx", TINY_VISION, {"vocabulary": 258}, 32, seed)


def grounding_dino(folder, seed, longest=64):
    """Grounding DINO: its text shorter than the real 256 tokens, so that a list of words takes several passes."""
    special = ["[CLS]", "[SEP]"]
    make_tokenizer(folder, special, None, bos=special[0], eos=special[1], wrap=special, longest=longest, types=True)
    config = {
        "model_type": "grounding-dino",
        "architectures": ["GroundingDinoForObjectDetection"],
        "max_text_len": longest,
        "text_config": {"model_type": "bert"},
        "backbone_config": {"model_type": "swin"},
    }
    write_json(folder, "config.json", config)
    write_json(folder, "preprocessor_config.json", _stretched("GroundingDinoImageProcessor", TINY_VISION["side"]))
    make_grounding_dino(folder / "onnx" / "model.onnx", TINY_VISION, {"vocabulary": 258}, 32, longest, seed)


def sam(folder, seed, kind="sam"):
    """SAM (points) and SAM 2 (boxes too): no tokenizer, for they read no words."""
    side, width = TINY_VISION["side"], 32
    name = "Sam" if kind == "sam" else "Sam2"
    config = {"model_type": kind, "architectures": [f"{name}Model"], "vision_config": {"num_feature_levels": 3}}
    write_json(folder, "config.json", config)
    # SAM fits the longer side and pads, SAM 2 stretches.
    fit = {"size": {"longest_edge": side}, "do_pad": True, "pad_size": {"height": side, "width": side}} if kind == "sam" else {}
    write_json(folder, "preprocessor_config.json", _stretched(f"{name}ImageProcessor", side, **fit))
    make_vision = make_sam_vision if kind == "sam" else make_sam2_vision
    make_vision(folder / "onnx" / "vision_encoder.onnx", TINY_VISION, width, seed + 1)
    decoder = folder / "onnx" / "prompt_encoder_mask_decoder.onnx"
    make_sam_decoder(decoder, TINY_VISION, width, seed + 2, boxes=kind == "sam2")
