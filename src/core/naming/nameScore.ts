import type { RegionEmbedding } from '../types/RegionEmbedding.ts';
import { dotRow } from './dotRow.ts';

/**
 * Natural logarithm of how many times likelier a region is to be what a phrase names than what any odd noun does: above 0
 * speaks for the phrase, below against it. A region that resembles everything resembles nothing in particular.
 */
export const nameScore = ({ vector, usual }: RegionEmbedding, phrase: Float32Array): number =>
  dotRow(vector, 0, phrase) - usual;
