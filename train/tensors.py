"""Reads a safetensors file: no more than what our own weights need."""
import json
import struct

import numpy as np

KINDS = {'I8': np.int8, 'F32': np.float32}


def read_safetensors(path):
    with open(path, 'rb') as file:
        (length,) = struct.unpack('<Q', file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    out = {}
    for name, about in header.items():
        if name != '__metadata__':
            start, end = about['data_offsets']
            out[name] = np.frombuffer(data[start:end], KINDS[about['dtype']]).reshape(about['shape'])
    return out
