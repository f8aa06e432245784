"""A byte-level tokenizer without merges: 256 bytes and the special tokens of a family. Digits are one token each."""

import json


def _byte_letters():
    """The printable stand-in of each byte, as byte-level BPE writes them."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters, extra = {}, 0
    for byte in range(256):
        if byte in plain:
            letters[byte] = chr(byte)
        else:
            letters[byte] = chr(256 + extra)
            extra += 1
    return letters


def make_tokenizer(folder, special, chat_template, bos=None, eos=None, wrap=(), longest=8192, types=False):
    """Writes tokenizer.json and tokenizer_config.json; returns the id of every special token.

    wrap: the tokens that every text gets: start and end for CLIP, the start for LLaVA.
    types: whether it tells of which text each token is, as BERT's does.
    """
    vocabulary = {letter: byte for byte, letter in _byte_letters().items()}
    ids = {token: 256 + i for i, token in enumerate(special)}
    added = [
        {"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        for t, i in ids.items()
    ]
    post = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    if wrap:
        around = [{"SpecialToken": {"id": t, "type_id": 0}} for t in wrap]
        single = [around[0], {"Sequence": {"id": "A", "type_id": 0}}, *around[1:]]
        tokens = {t: {"id": t, "ids": [ids[t]], "tokens": [t]} for t in wrap}
        post = {"type": "TemplateProcessing", "single": single, "pair": single, "special_tokens": tokens}
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
        "post_processor": post,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "vocab": vocabulary,
            "merges": [],
        },
    }
    config = {
        "tokenizer_class": "PreTrainedTokenizer",
        "model_max_length": longest,
        "bos_token": bos,
        "eos_token": eos,
        "pad_token": eos,
        "added_tokens_decoder": {str(a["id"]): {k: v for k, v in a.items() if k != "id"} for a in added},
        "chat_template": chat_template,
    }
    if types:
        config["tokenizer_class"] = "BertTokenizer"
    for name, content in (("tokenizer.json", tokenizer), ("tokenizer_config.json", config)):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return ids
