import { parse } from 'yaml';
import { fail, ok, type Result } from '../../core/result.ts';
import { CardReader } from '../onnx/cards/CardReader.ts';
import { parseSha256 } from '../onnx/cards/parseSha256.ts';
import type { PointerCard } from './PointerCard.ts';

/** A pointing model's card from its YAML text. Fails with MODEL_UNAVAILABLE, naming the field that is wrong. */
export const parsePointerCard = (text: string, where: string): Result<PointerCard> => {
  try {
    const card = new CardReader(parse(text, { maxAliasCount: 10 }), where);
    const blend = card.child('blend');
    const weight = (key: string): number => blend.number(key, { min: -20, max: 20 });
    const parsed: PointerCard = {
      name: card.text('name'),
      task: card.oneOf('task', ['pointing']),
      file: card.text('file'),
      sha256: parseSha256(card),
      licence: card.text('licence'),
      source: card.text('source'),
      namer: card.text('namer'),
      width: card.whole('width', { min: 1, max: 4096 }),
      numbers: card.whole('numbers', { min: 1, max: 1000 }),
      temperature: card.number('temperature', { min: 0.05, max: 20 }),
      blend: {
        geometry: weight('geometry'),
        model: weight('model'),
        none: weight('none'),
        absent: weight('absent'),
      },
    };
    card.refuseOthers();
    blend.refuseOthers();
    return ok(parsed);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${where}: ${(error as Error).message}`);
  }
};
