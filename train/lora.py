#!/usr/bin/env python3
"""Tunes a vision-language model of the hub (LLaVA and its like) on data sets of `npm run dataset`, by LoRA.

usage: lora.py MODEL OUT --data DATASET... [--rank 16] [--lr 2e-4] [--epochs 1] [--accumulate 8] [--picture both|marked|plain]
               [--hold-out 0.1] [--steps N] [--merge] [--device cpu|cuda] [--allow-download] [--seed 1]

MODEL        a folder, or a hub id (with --allow-download) of a model that transformers loads as image-text-to-text
--rank       of the adapters, on every linear map of the language model; alpha is twice as much
--lr         2e-4 for one epoch is what LLaVA-VSD reports; warmed up over a tenth, then down to zero
--picture    both: as the node asks, plain and marked, in its own words; else one picture and a short question
--hold-out   share of the groups (recordings, pictures) that is not learnt from; the loss on it is printed before and after
--steps      stops after so many steps of the optimiser
--merge      writes OUT/merged beside OUT/adapter: whole weights, for a server (vLLM, SGLang) and for export_local.py

Needs torch, transformers, peft, pillow. docs/tune.md has the way from a recording to an answer.
"""
import argparse
import json
import math
import os
import random
import zlib

import torch
import transformers
from peft import LoraConfig, get_peft_model
from PIL import Image

# Linear maps of Llama, Qwen, Mistral, Phi and Gemma decoders; never those of the eyes.
MAPS = 'q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj'
TARGETS = rf'^(?!.*(vision|visual|image_encoder)).*\.({MAPS})$'
IGNORED = -100


def read(folders, picture):
    """One sample a turn: system, parts (text, or the file of a picture), answer, group. Referring is asked in the node's own
    prompt where the row has it."""
    samples = []
    for folder in folders:
        with open(os.path.join(folder, 'rows.jsonl'), encoding='utf-8') as lines:
            for row in map(json.loads, lines):
                if 'image' not in row:
                    raise SystemExit(f'{folder}: {row["id"]} has no picture (npm run dataset -- frames, recording)')
                files = {k: os.path.join(folder, row[v]) for k, v in (('marked', 'image'), ('plain', 'plain'))}
                turns = row['conversations']
                for i, (asked, answered) in enumerate(zip(turns[::2], turns[1::2])):
                    if i < len(row.get('prompts', [])) and picture == 'both':
                        prompt = row['prompts'][i]
                        system = prompt['system']
                        parts = [('text', p['text']) if 'text' in p else ('image', files[p['picture']]) for p in prompt['parts']]
                    else:
                        shown = files['plain' if picture == 'plain' else 'marked']
                        system, parts = None, [('image', shown), ('text', asked['value'].replace('<image>', '').strip())]
                    samples.append((system, parts, answered['value'], row['group']))
    if not samples:
        raise SystemExit(f'nothing to learn from in {", ".join(folders)}')
    return samples


def held_out(samples, share):
    """Whole groups, the same ones each time."""
    is_held = lambda group: zlib.crc32(str(group).encode()) % 1000 < share * 1000
    return [s for s in samples if not is_held(s[3])], [s for s in samples if is_held(s[3])]


def load(path, download, dtype):
    kind = getattr(transformers, 'AutoModelForImageTextToText', None) or transformers.AutoModelForVision2Seq
    options = {'local_files_only': not download}
    processor = transformers.AutoProcessor.from_pretrained(path, **options)
    return kind.from_pretrained(path, torch_dtype=dtype, **options), processor


def prompt_of(processor, system, parts):
    """In the model's own chat format, as the node writes it; LLaVA 1.5's where it brings none."""
    owner = processor if getattr(processor, 'chat_template', None) else processor.tokenizer
    if not getattr(owner, 'chat_template', None):
        return 'USER: ' + ''.join('<image>\n' if kind == 'image' else f'{value}\n' for kind, value in parts) + 'ASSISTANT:'
    content = [{'type': 'image'} if kind == 'image' else {'type': 'text', 'text': f'{value}\n'} for kind, value in parts]
    messages = [{'role': 'system', 'content': [{'type': 'text', 'text': system}]}] if system else []
    messages.append({'role': 'user', 'content': content})
    text = owner.apply_chat_template(messages, add_generation_prompt=True, tokenize=False)
    return f'{text} ' if text.endswith('Assistant:') else text


def asked(processor, system, parts):
    """Tensors of a prompt."""
    pictures = []
    for kind, value in parts:
        if kind == 'image':
            with Image.open(value) as file:
                pictures.append(file.convert('RGB'))
    return dict(processor(text=prompt_of(processor, system, parts), images=pictures, return_tensors='pt'))


def encode(processor, sample, device, dtype):
    """Tensors of a sample; only the answer is learnt."""
    system, parts, answer, _ = sample
    tensors = asked(processor, system, parts)
    tokenizer = processor.tokenizer
    said = tokenizer(answer, add_special_tokens=False)['input_ids'] + [tokenizer.eos_token_id]
    said = torch.tensor([said], dtype=tensors['input_ids'].dtype)
    length = tensors['input_ids'].shape[1]
    tensors['input_ids'] = torch.cat([tensors['input_ids'], said], 1)
    tensors['attention_mask'] = torch.ones_like(tensors['input_ids'])
    tensors.pop('token_type_ids', None)
    labels = tensors['input_ids'].clone()
    labels[:, :length] = IGNORED
    tensors['labels'] = labels
    return {k: v.to(device, dtype if v.is_floating_point() else None) for k, v in tensors.items()}


def mean_loss(model, processor, samples, device, dtype):
    if not samples:
        return None
    model.eval()
    with torch.no_grad():
        losses = [model(**encode(processor, s, device, dtype)).loss.item() for s in samples]
    model.train()
    return round(sum(losses) / len(losses), 4)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('model')
    parser.add_argument('out')
    parser.add_argument('--data', nargs='+', required=True)
    parser.add_argument('--rank', type=int, default=16)
    parser.add_argument('--lr', type=float, default=2e-4)
    parser.add_argument('--epochs', type=float, default=1)
    parser.add_argument('--accumulate', type=int, default=8)
    parser.add_argument('--picture', choices=('both', 'marked', 'plain'), default='both')
    parser.add_argument('--hold-out', type=float, default=0.1)
    parser.add_argument('--steps', type=int)
    parser.add_argument('--merge', action='store_true')
    parser.add_argument('--device', default='cuda' if torch.cuda.is_available() else 'cpu')
    parser.add_argument('--allow-download', action='store_true')
    parser.add_argument('--seed', type=int, default=1)
    o = parser.parse_args()
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    dtype = torch.bfloat16 if o.device.startswith('cuda') else torch.float32
    learnt, held = held_out(read(o.data, o.picture), o.hold_out)
    model, processor = load(o.model, o.allow_download, dtype)
    lora = LoraConfig(r=o.rank, lora_alpha=2 * o.rank, lora_dropout=0.05, target_modules=TARGETS)
    model = get_peft_model(model, lora).to(o.device)
    trained = [p for p in model.parameters() if p.requires_grad]
    steps = o.steps or max(1, math.ceil(o.epochs * len(learnt) / o.accumulate))
    print(f'{len(learnt)} samples, {len(held)} held out, {steps} steps, {sum(p.numel() for p in trained)} parameters learnt', flush=True)
    report = {'held_out_before': mean_loss(model, processor, held, o.device, dtype)}
    optimiser = torch.optim.AdamW(trained, lr=o.lr, weight_decay=0)
    warm = max(1, steps // 10)
    order, losses = [], []
    for step in range(steps):
        for group in optimiser.param_groups:
            group['lr'] = o.lr * min(1, (step + 1) / warm) * 0.5 * (1 + math.cos(math.pi * step / steps))
        total = 0.0
        for _ in range(o.accumulate):
            if not order:
                order = random.sample(range(len(learnt)), len(learnt))
            loss = model(**encode(processor, learnt[order.pop()], o.device, dtype)).loss / o.accumulate
            loss.backward()
            total += loss.item()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        losses.append(total)
        if (step + 1) % 10 == 0 or step + 1 == steps:
            recent = losses[-10:]
            print(json.dumps({'step': step + 1, 'loss': round(sum(recent) / len(recent), 4)}), flush=True)
    report |= {'first': round(losses[0], 4), 'last': round(losses[-1], 4)}
    report['held_out_after'] = mean_loss(model, processor, held, o.device, dtype)
    model.save_pretrained(os.path.join(o.out, 'adapter'))
    if o.merge:
        merged = os.path.join(o.out, 'merged')
        model.merge_and_unload().save_pretrained(merged, safe_serialization=True)
        processor.save_pretrained(merged)
    print(json.dumps(report))


if __name__ == '__main__':
    main()
