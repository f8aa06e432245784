import { parse } from 'yaml';
import { fail, ok, type Result } from '../../../core/result.ts';
import { CardError, CardReader } from './CardReader.ts';
import type { ClassifierCard, NounClasses } from './ClassifierCard.ts';
import { parseInputCard } from './parseInputCard.ts';
import { parseSha256 } from './parseSha256.ts';

/** `cup: "504 968 647*0.8 @0.02"`: classes by index, with a weight where it is not 1, and the noun's usual share. */
const NOUN_LINE = /^(?<classes>\d+(\*0?\.\d+)?( \d+(\*0?\.\d+)?)*) @(?<usual>0?\.\d+)$/;

const nounClasses = (noun: string, value: unknown): NounClasses => {
  const groups = NOUN_LINE.exec(String(value).trim())?.groups;
  if (!groups)
    throw new CardError(
      `nouns ${noun}: class numbers as "504 968*0.5 @0.02" are expected, found ${JSON.stringify(value)}`,
    );
  const classes = groups.classes!.split(' ').map((item): [number, number] => {
    const [index, weight = '1'] = item.split('*');
    return [Number(index), Number(weight)];
  });
  return { noun, classes, usual: Number(groups.usual) };
};

/** A classifier's card from its YAML text. Fails with MODEL_UNAVAILABLE, naming the field that is wrong. */
export const parseClassifierCard = (text: string, where: string): Result<ClassifierCard> => {
  try {
    const card = new CardReader(parse(text, { maxAliasCount: 10 }), where);
    const nouns = card.mapping('nouns');
    const parsed: ClassifierCard = {
      name: card.text('name'),
      task: card.oneOf('task', ['classification']),
      file: card.text('file'),
      sha256: parseSha256(card),
      licence: card.text('licence'),
      source: card.text('source'),
      input: parseInputCard(card.child('input')),
      logits: card.text('logits'),
      nouns: Object.entries(nouns).map(([noun, line]) => nounClasses(noun, line)),
    };
    card.refuseOthers();
    if (!('width' in parsed.input.size)) throw new CardError('input size: width and height are expected');
    return ok(parsed);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${where}: ${(error as Error).message}`);
  }
};
