/**
 * How Node is started for the ROS node and for the clients that pass its pictures on (page, agents), as
 * scripts/colcon/spatial_llava_node and spatial_llava_web do: images come and go by the megabyte, so
 * malloc gives large blocks back and V8 collects its nursery often (docs/node.md, Memory). V8 lets heaps grow the more
 * between collections, the higher their limit: 512 MB in place of the machine's gigabytes. malloc reads its settings at the
 * start of a process only.
 */
export const NODE_LAUNCH = {
  flags: ['--max-semi-space-size=2', '--max-old-space-size=512'],
  env: { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
} as const;
