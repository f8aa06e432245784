#!/usr/bin/env python3
"""A LLaVA of random weights, a third of a megabyte: to try lora.py and export_local.py on. usage: tiny_llava.py OUT"""
import sys

import torch
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    CLIPImageProcessor, CLIPVisionConfig, LlamaConfig, LlavaConfig, LlavaForConditionalGeneration, LlavaProcessor,
    LlamaTokenizerFast,
)

SIDE, PATCH = 56, 14
TEMPLATE = (
    "{% for message in messages %}{{ message['role'].upper() + ': ' }}{% if message['content'] is string %}"
    "{{ message['content'] }}{% else %}{% for part in message['content'] %}{% if part['type'] == 'image' %}"
    "{{ '<image>\n' }}{% else %}{{ part['text'] }}{% endif %}{% endfor %}{% endif %}{{ ' ' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ 'ASSISTANT:' }}{% endif %}"
)


def main(out):
    torch.manual_seed(1)
    # A token a character: whatever is said has one.
    letters = [chr(c) for c in range(32, 127)] + ['\n', '<s>', '</s>', '<unk>', '<image>', '<pad>']
    tokenizer = Tokenizer(models.WordLevel({c: i for i, c in enumerate(letters)}, unk_token='<unk>'))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex('.|\n'), 'isolated')
    tokenizer.decoder = decoders.Fuse()
    fast = LlamaTokenizerFast(
        tokenizer_object=tokenizer, bos_token='<s>', eos_token='</s>', unk_token='<unk>', pad_token='<pad>',
        additional_special_tokens=['<image>'], chat_template=TEMPLATE,
    )
    vision = CLIPVisionConfig(
        hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2, image_size=SIDE, patch_size=PATCH,
        projection_dim=32,
    )
    text = LlamaConfig(
        vocab_size=len(letters), hidden_size=48, intermediate_size=96, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=4096, bos_token_id=letters.index('<s>'), eos_token_id=letters.index('</s>'),
        pad_token_id=letters.index('<pad>'),
    )
    config = LlavaConfig(
        vision, text, image_token_index=letters.index('<image>'), vision_feature_layer=-1, pad_token_id=letters.index('<pad>')
    )
    model = LlavaForConditionalGeneration(config)
    model.generation_config.eos_token_id = letters.index('</s>')
    model.save_pretrained(out)
    image = CLIPImageProcessor(size={'shortest_edge': SIDE}, crop_size={'height': SIDE, 'width': SIDE})
    processor = LlavaProcessor(image_processor=image, tokenizer=fast)
    # Editions of transformers that put the picture's tokens into the text need to know how many.
    for name, value in (('patch_size', PATCH), ('vision_feature_select_strategy', 'default'), ('num_additional_image_tokens', 1)):
        setattr(processor, name, value)
    processor.chat_template = TEMPLATE
    processor.save_pretrained(out)
    print(f'{out}: {sum(p.numel() for p in model.parameters())} parameters')


main(sys.argv[1])
