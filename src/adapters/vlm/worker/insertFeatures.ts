import { HostedFailure } from '../../host/HostedFailure.ts';
import type { EncodedImage } from './imageEncoders.ts';
import { refused } from './loadParts.ts';
import type { Tensor } from './tensors.ts';

/**
 * Writes the features of the pictures, in order, over the vectors of the image tokens.
 *
 * @param ids [1, length] int64
 * @param embeds [1, length, width] float32, changed in place
 */
export const insertFeatures = (
  images: readonly Pick<EncodedImage, 'features' | 'width'>[],
  ids: Tensor,
  embeds: Tensor,
  imageTokenId: bigint,
): void => {
  if (embeds.type !== 'float32') throw refused(`its embed_tokens gives ${embeds.type}; float32 is expected`);
  const width = embeds.dims.at(-1)!;
  const target = embeds.data as Float32Array;
  const places: number[] = [];
  (ids.data as BigInt64Array).forEach((id, i) => {
    if (id === imageTokenId) places.push(i);
  });
  const rows = images.reduce((sum, image) => sum + image.features.length / image.width, 0);
  if (rows !== places.length) {
    throw new HostedFailure('INTERNAL', `${places.length} image tokens for ${rows} features`);
  }
  let place = 0;
  for (const { features, width: own } of images) {
    if (own !== width) throw refused(`its pictures have ${own} values a token, its text ${width}`);
    for (let at = 0; at < features.length; at += width) {
      target.set(features.subarray(at, at + width), places[place++]! * width);
    }
  }
};
