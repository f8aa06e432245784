import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { readPickle } from '../../../scripts/models/readPickle.ts';
import { readTorchState } from '../../../scripts/models/readTorchState.ts';

/** A state file as PyTorch before 1.6 wrote it, made by Python's own pickler, which knows nothing of our reader. */
const PYTHON = `
import collections, pickle, struct, sys
class Storage:
    def __init__(self, kind, key, n): self.kind, self.key, self.n = kind, key, n
class FloatStorage: pass
class LongStorage: pass
FloatStorage.__module__ = LongStorage.__module__ = 'torch'
class _rebuild_tensor_v2: pass
import types
torch = types.ModuleType('torch'); torch.FloatStorage, torch.LongStorage = FloatStorage, LongStorage
utils = types.ModuleType('torch._utils')
def _rebuild_tensor_v2(*a): pass
_rebuild_tensor_v2.__module__ = 'torch._utils'; _rebuild_tensor_v2.__qualname__ = '_rebuild_tensor_v2'
utils._rebuild_tensor_v2 = _rebuild_tensor_v2
sys.modules['torch'], sys.modules['torch._utils'] = torch, utils
class Tensor:
    def __init__(self, storage, offset, size, stride): self.args = (storage, offset, size, stride, False, collections.OrderedDict())
    def __reduce__(self): return (_rebuild_tensor_v2, self.args)
class Pickler(pickle.Pickler):
    def persistent_id(self, obj):
        if isinstance(obj, Storage): return ('storage', obj.kind, obj.key, 'cpu', obj.n, None)
a, b = Storage(FloatStorage, '11', 6), Storage(LongStorage, '12', 1)
state = collections.OrderedDict([
    ('plain', Tensor(a, 0, (2, 3), (3, 1))),
    ('transposed', Tensor(a, 0, (3, 2), (1, 3))),
    ('part', Tensor(a, 4, (2,), (1,))),
    ('count', Tensor(b, 0, (), ())),
])
out = sys.stdout.buffer
for head in (119547037146038801333356, 1001, {'little_endian': True}): Pickler(out, 2).dump(head)
Pickler(out, 2).dump(state)
Pickler(out, 2).dump(['11', '12'])
out.write(struct.pack('<q6f', 6, 1, 2, 3, 4, 5, 6)); out.write(struct.pack('<qq', 1, 7))
`;

describe('reading PyTorch weights', () => {
  it('gives every float tensor in row-major order, whatever its strides and offset in the file', () => {
    const state = readTorchState(execFileSync('python3', ['-c', PYTHON]));
    expect(
      Object.fromEntries([...state].map(([name, { dims, data }]) => [name, [dims, [...data]]])),
    ).to.deep.equal({
      plain: [
        [2, 3],
        [1, 2, 3, 4, 5, 6],
      ],
      transposed: [
        [3, 2],
        [1, 4, 2, 5, 3, 6],
      ],
      part: [[2], [5, 6]],
    });
  });

  it('runs nothing that a pickle asks to be run', () => {
    // os.system('echo'), as a hostile file would have it.
    const bytes = Buffer.concat([
      Buffer.from([0x80, 2]),
      Buffer.from('cos\nsystem\n'),
      Buffer.from([0x58, 4, 0, 0, 0]),
      Buffer.from('echo'),
      Buffer.from([0x85, 0x52, 0x2e]),
    ]);
    expect(readPickle(bytes, 0).value).to.deep.equal({
      callee: { module: 'os', name: 'system' },
      args: ['echo'],
    });
  });

  it('refuses opcodes that weights do not need', () => {
    expect(() => readPickle(Uint8Array.from([0x80, 2, 0x69, 0x2e]), 0)).to.throw(RangeError, 'opcode 0x69');
  });
});
