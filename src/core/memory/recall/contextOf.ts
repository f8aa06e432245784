import type { Scene } from '../../spatial/scene/Scene.ts';
import type { RecallContext } from './sceneOf.ts';

/** What a frame's scene knows besides its things, but for whose left and front it is. */
export const contextOf = ({
  detectorVocabulary,
  looksVocabulary,
  siteNames,
  givenNames,
  siteFacts,
}: Scene): RecallContext => ({
  ...(detectorVocabulary && { detectorVocabulary }),
  ...(looksVocabulary && { looksVocabulary }),
  ...(siteNames && { siteNames }),
  ...(givenNames && { givenNames }),
  ...(siteFacts && { siteFacts }),
});
