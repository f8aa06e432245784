import { CardError, type CardReader } from './CardReader.ts';

/** The `sha256` of a model card, lower case. Throws CardError. */
export const parseSha256 = (card: CardReader): string => {
  const value = card.text('sha256').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(value)) return value;
  throw new CardError('sha256: 64 hexadecimal digits are expected');
};
