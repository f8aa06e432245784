/**
 * How Node is started for the ROS node and for the clients that pass its pictures on (page, agents), as
 * scripts/colcon/spatial_llava_node and spatial_llava_web do: images come and go by the megabyte, so
 * malloc gives large blocks back and V8 collects its nursery often (docs/node.md, Memory). V8 lets heaps grow the more
 * between collections, the higher their limit: 512 MB in place of the machine's gigabytes. malloc reads its settings at the
 * start of a process only. Regular expressions become machine code when they are first used: by itself V8 makes bytecode of them
 * first, which takes it several times as long for the grammar's large ones (the first sentence 187 ms in place of 38). Said to V8
 * in a process that runs already, it ended one start in fifty by SIGSEGV.
 */
export const NODE_LAUNCH = {
  flags: ['--max-semi-space-size=2', '--max-old-space-size=512', '--no-regexp-tier-up'],
  env: { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
} as const;
