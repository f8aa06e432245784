/**
 * How Node is started for the ROS node, as scripts/colcon/spatial_llava_node does: images come and go by the megabyte, so
 * malloc gives large blocks back and V8 collects its nursery often (docs/node.md, Memory). Heaps whose limit is 512 MB in
 * place of 4 GB may grow by 40 % before they are collected, not to four times what lives. malloc reads its settings at the
 * start of a process only.
 */
export const NODE_LAUNCH = {
  flags: ['--max-semi-space-size=2', '--max-old-space-size=512'],
  env: { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
} as const;
