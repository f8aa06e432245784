import type { RawCompressedImage, RawImage } from '../../core/image/decode/RawImage.ts';

/** An image message whose header has been read and whose pixels have not. */
export type Arrival =
  | { readonly kind: 'raw'; readonly stampNs: bigint; readonly image: RawImage }
  | { readonly kind: 'compressed'; readonly stampNs: bigint; readonly image: RawCompressedImage };
