import { parse } from 'yaml';
import { fail, ok, type Result } from '../../../core/result.ts';
import { CardReader } from './CardReader.ts';
import type { NamerCard, PinnedFile } from './NamerCard.ts';
import { parseSha256 } from './parseSha256.ts';

const pinned = (card: CardReader): PinnedFile => ({ file: card.text('file'), sha256: parseSha256(card) });

/** A namer's card from its YAML text. Fails with MODEL_UNAVAILABLE, naming the field that is wrong. */
export const parseNamerCard = (text: string, where: string): Result<NamerCard> => {
  try {
    const card = new CardReader(parse(text, { maxAliasCount: 10 }), where);
    const [head, encoder, pieces] = [card.child('head'), card.child('encoder'), card.child('pieces')];
    const parsed: NamerCard = {
      name: card.text('name'),
      task: card.oneOf('task', ['naming']),
      licence: card.text('licence'),
      source: card.text('source'),
      classifier: card.text('classifier'),
      features: card.text('features'),
      head: pinned(head),
      encoder: {
        ...pinned(encoder),
        vectors: encoder.text('vectors'),
        mostPieces: encoder.whole('most_pieces', { min: 3, max: 512 }),
      },
      pieces: pinned(pieces),
    };
    for (const part of [card, head, encoder, pieces]) part.refuseOthers();
    return ok(parsed);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${where}: ${(error as Error).message}`);
  }
};
