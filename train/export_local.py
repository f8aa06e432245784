#!/usr/bin/env python3
"""Writes a tuned LLaVA in the layout that the local path loads (model:=FOLDER): three ONNX graphs and what reads words
and pictures. usage: export_local.py MERGED OUT [--check DATASET]

Of the kind llava with a Llama, Mistral or Qwen2 decoder; for others use the converter of transformers.js on MERGED. 32 bits;
make them smaller with onnxruntime's own tools (suffixes _fp16, _quantized, _q4 beside). --check: what PyTorch
makes of a data set's first question goes to OUT/check.json, to hold the local path to. Needs torch, transformers, pillow; one thread will do.
"""
import argparse
import json
import os
import shutil

import torch
from transformers import AutoProcessor, LlavaForConditionalGeneration

from lora import asked, prompt_of, read

OPSET = 14
TEXTS = (
    'config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json', 'preprocessor_config.json',
    'processor_config.json', 'chat_template.json', 'chat_template.jinja', 'special_tokens_map.json',
)


class Eyes(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, pixel_values):
        config = self.model.config
        seen = self.model.vision_tower(pixel_values, output_hidden_states=True).hidden_states[config.vision_feature_layer]
        if config.vision_feature_select_strategy == 'default':
            seen = seen[:, 1:]
        return self.model.multi_modal_projector(seen)


class Decoder(torch.nn.Module):
    """The language model with its cache as plain tensors; the causal mask is made here, so that any length can be traced."""

    def __init__(self, model):
        super().__init__()
        self.model = model.language_model.model
        self.head = model.language_model.lm_head
        self.heads = model.config.text_config.num_attention_heads
        self.kept = model.config.text_config.num_key_value_heads

    def forward(self, inputs_embeds, attention_mask, position_ids, *past):
        x = inputs_embeds
        length, whole = x.shape[1], attention_mask.shape[1]
        rows = torch.arange(length) + whole - length
        unseen = (torch.arange(whole)[None, :] > rows[:, None])[None, None] | (attention_mask[:, None, None, :] == 0)
        bias = torch.where(unseen, torch.tensor(-1e9), torch.tensor(0.0))
        present = []
        for i, layer in enumerate(self.model.layers):
            y, key, value = self.attend(layer.self_attn, layer.input_layernorm(x), position_ids, bias, past[2 * i], past[2 * i + 1])
            x = x + y
            x = x + layer.mlp(layer.post_attention_layernorm(x))
            present += [key, value]
        return (self.head(self.model.norm(x)), *present)

    def attend(self, own, x, position_ids, bias, past_key, past_value):
        b, n, _ = x.shape
        q, k, v = (
            p(x).view(b, n, count, -1).transpose(1, 2)
            for p, count in ((own.q_proj, self.heads), (own.k_proj, self.kept), (own.v_proj, self.kept))
        )
        base = getattr(self.model.config, 'rope_theta', 10000.0)
        size = q.shape[-1]
        waves = 1 / base ** (torch.arange(0, size, 2).float() / size)
        angles = position_ids.float().unsqueeze(-1) * waves
        angles = torch.cat([angles, angles], -1).unsqueeze(1)
        turn = lambda t: t * angles.cos() + torch.cat([-t[..., size // 2 :], t[..., : size // 2]], -1) * angles.sin()
        key, value = torch.cat([past_key, turn(k)], 2), torch.cat([past_value, v], 2)
        repeat = lambda t: t.unsqueeze(2).expand(-1, -1, self.heads // self.kept, -1, -1).reshape(b, self.heads, -1, size)
        weights = (turn(q) @ repeat(key).transpose(2, 3) * size ** -0.5 + bias).softmax(-1)
        return own.o_proj((weights @ repeat(value)).transpose(1, 2).reshape(b, n, -1)), key, value


def export(module, inputs, path, names, outputs, axes):
    torch.onnx.export(
        module, inputs, path, input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=OPSET
    )
    print(f'{path}: {os.path.getsize(path)} bytes', flush=True)


def check(model, processor, folder):
    """The scores that PyTorch gives the first question of a data set, for the token that follows its prompt."""
    system, parts, answer, _ = read([folder], 'both')[0]
    with torch.no_grad():
        logits = model(**asked(processor, system, parts)).logits[0, -1]
    return {'prompt': prompt_of(processor, system, parts), 'answer': answer, 'logits': [round(x, 5) for x in logits.tolist()]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('merged')
    parser.add_argument('out')
    parser.add_argument('--check')
    o = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    model = LlavaForConditionalGeneration.from_pretrained(o.merged, local_files_only=True, torch_dtype=torch.float32).eval()
    processor = AutoProcessor.from_pretrained(o.merged, local_files_only=True)
    os.makedirs(os.path.join(o.out, 'onnx'), exist_ok=True)
    for name in TEXTS:
        if os.path.exists(os.path.join(o.merged, name)):
            shutil.copyfile(os.path.join(o.merged, name), os.path.join(o.out, name))
    text = model.config.text_config
    size = text.hidden_size // text.num_attention_heads
    place = lambda name: os.path.join(o.out, 'onnx', f'{name}.onnx')
    export(
        model.get_input_embeddings(), (torch.ones(1, 4, dtype=torch.long),), place('embed_tokens'), ['input_ids'],
        ['inputs_embeds'], {'input_ids': {0: 'batch', 1: 'length'}, 'inputs_embeds': {0: 'batch', 1: 'length'}},
    )
    side = model.config.vision_config.image_size
    export(
        Eyes(model), (torch.randn(1, 3, side, side),), place('vision_encoder'), ['pixel_values'], ['image_features'],
        {'pixel_values': {0: 'pictures'}, 'image_features': {0: 'pictures'}},
    )
    kept = [f'{i}.{kind}' for i in range(text.num_hidden_layers) for kind in ('key', 'value')]
    past = [torch.randn(1, text.num_key_value_heads, 3, size) for _ in kept]
    inputs = (torch.randn(1, 4, text.hidden_size), torch.ones(1, 7, dtype=torch.long), torch.arange(3, 7)[None], *past)
    names = ['inputs_embeds', 'attention_mask', 'position_ids', *(f'past_key_values.{k}' for k in kept)]
    axes = {'inputs_embeds': {0: 'batch', 1: 'length'}, 'attention_mask': {0: 'batch', 1: 'whole'}, 'position_ids': {0: 'batch', 1: 'length'}, 'logits': {0: 'batch', 1: 'length'}}
    axes |= {f'past_key_values.{k}': {0: 'batch', 2: 'past'} for k in kept} | {f'present.{k}': {0: 'batch', 2: 'whole'} for k in kept}
    export(Decoder(model), inputs, place('decoder_model_merged'), names, ['logits', *(f'present.{k}' for k in kept)], axes)
    if o.check:
        with open(os.path.join(o.out, 'check.json'), 'w', encoding='utf-8') as file:
            json.dump(check(model, processor, o.check), file)


main()
