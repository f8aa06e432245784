import { CardError, type CardReader } from './CardReader.ts';
import type { InputCard, InputSize } from './ModelCard.ts';

const PIXELS = { min: 1, max: 8192 };

const inputSize = (card: CardReader): InputSize => {
  const size = card.has('long_side')
    ? { longSide: card.whole('long_side', PIXELS), multipleOf: card.whole('multiple_of', PIXELS) }
    : { width: card.whole('width', PIXELS), height: card.whole('height', PIXELS) };
  card.refuseOthers();
  return size;
};

/** The `input` of a model card. Throws CardError. */
export const parseInputCard = (card: CardReader): InputCard => {
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
