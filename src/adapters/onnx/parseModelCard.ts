import { parse } from 'yaml';
import { COCO_LABELS } from '../../core/detect/cocoLabels.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { CardError, CardReader } from './CardReader.ts';
import type { InputCard, InputSize, ModelCard, OutputCard } from './ModelCard.ts';

const PIXELS = { min: 1, max: 8192 };

const inputSize = (card: CardReader): InputSize => {
  const size = card.has('long_side')
    ? { longSide: card.whole('long_side', PIXELS), multipleOf: card.whole('multiple_of', PIXELS) }
    : { width: card.whole('width', PIXELS), height: card.whole('height', PIXELS) };
  card.refuseOthers();
  return size;
};

const input = (card: CardReader): InputCard => {
  const three = (key: string, otherwise: number): readonly number[] => {
    const values = card.numbers(key, [otherwise, otherwise, otherwise]);
    if (values.length === 3) return values;
    throw new CardError(`input ${key}: three numbers are expected, found ${values.length}`);
  };
  const parsed: InputCard = {
    name: card.text('name'),
    type: card.oneOf('type', ['uint8', 'float32']),
    layout: card.oneOf('layout', ['NHWC', 'NCHW']),
    colours: card.oneOf('colours', ['RGB', 'BGR']),
    size: inputSize(card.child('size')),
    fit: card.oneOf('fit', ['stretch', 'letterbox']),
    anchor: card.oneOf('anchor', ['corner', 'centre'], 'corner'),
    padding: card.number('padding', { min: 0, max: 255 }, 0),
    mean: three('mean', 0),
    std: three('std', 1),
  };
  card.refuseOthers();
  if (parsed.std.some((s) => s === 0)) throw new CardError('input std: 0 cannot be divided by');
  return parsed;
};

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

const sha256 = (card: CardReader): string => {
  const value = card.text('sha256').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(value)) return value;
  throw new CardError('sha256: 64 hexadecimal digits are expected');
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
      sha256: sha256(card),
      licence: card.text('licence'),
      source: card.text('source'),
      input: input(card.child('input')),
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
