import { COCO_LABELS } from './cocoLabels.ts';

/** Classes of COCO that no robot indoors is asked for: each word costs time in every frame. */
const OUTDOORS = new Set([
  ...['car', 'motorcycle', 'airplane', 'bus', 'train', 'truck', 'boat', 'traffic light', 'fire hydrant'],
  ...['stop sign', 'parking meter', 'bird', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe'],
  ...['skis', 'snowboard', 'kite', 'surfboard', 'baseball bat', 'baseball glove', 'frisbee'],
]);

/** What a word detector is asked for in every frame, whatever the question: common things of rooms. */
export const BASE_WORDS: readonly string[] = [
  ...COCO_LABELS.filter((label) => !OUTDOORS.has(label)),
  ...['table', 'desk', 'shelf', 'cabinet', 'drawer', 'door', 'window', 'curtain', 'lamp', 'mirror'],
  ...['picture', 'pillow', 'blanket', 'rug', 'towel', 'basket', 'box', 'bag', 'trash can', 'shoe'],
];
