import { parse } from 'yaml';
import { COCO_LABELS } from '../../../core/detect/cocoLabels.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { CardReader } from './CardReader.ts';
import type { ModelCard, OutputCard } from './ModelCard.ts';
import { parseInputCard } from './parseInputCard.ts';
import { parseSha256 } from './parseSha256.ts';

const output = (card: CardReader): OutputCard => {
  const kind = card.oneOf('kind', ['centernet', 'yolox', 'yolov8']);
  const read = (): OutputCard => {
    if (kind === 'yolox') return { kind, grid: card.text('grid'), strides: card.numbers('strides') };
    if (kind === 'yolov8') return { kind, predictions: card.text('predictions') };
    const stride = card.whole('stride', { min: 1, max: 64 });
    return { kind, heatMap: card.text('heat_map'), extents: card.text('extents'), stride };
  };
  const parsed = read();
  card.refuseOthers();
  return parsed;
};

const labels = (card: CardReader): readonly string[] => {
  try {
    return card.texts('labels');
  } catch (error) {
    if (card.text('labels') === 'coco80') return COCO_LABELS;
    throw error;
  }
};

/** A model card from its YAML text. Fails with MODEL_UNAVAILABLE, naming the field that is wrong. */
export const parseModelCard = (text: string, where: string): Result<ModelCard> => {
  try {
    const card = new CardReader(parse(text, { maxAliasCount: 10 }), where);
    const iou = card.child('suppression', {});
    const parsed: ModelCard = {
      name: card.text('name'),
      task: card.oneOf('task', ['detection']),
      file: card.text('file'),
      sha256: parseSha256(card),
      licence: card.text('licence'),
      source: card.text('source'),
      input: parseInputCard(card.child('input')),
      output: output(card.child('output')),
      labels: labels(card),
      suppression: {
        sameLabelIou: iou.number('same_label_iou', { min: 0, max: 1 }, 0.5),
        otherLabelIou: iou.number('other_label_iou', { min: 0, max: 1 }, 0.6),
      },
    };
    card.refuseOthers();
    iou.refuseOthers();
    return ok(parsed);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${where}: ${(error as Error).message}`);
  }
};
