import type { SiteFacts } from '../spatial/scene/SiteFacts.ts';
import type { ColorImage } from '../types/images.ts';

/** What a site calls a thing of its own. */
export interface SiteName extends SiteFacts {
  /** Lower case. */
  readonly name: string;
  /** Other words for it, plain ones too, which say what kind of thing it is. Lower case. */
  readonly synonyms: readonly string[];
  /** Pictures of such things, each filled by one. */
  readonly pictures: readonly ColorImage[];
}
