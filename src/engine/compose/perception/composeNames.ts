import { readSiteNames } from '../../../adapters/files/readSiteNames.ts';
import { SharpImageCodec } from '../../../adapters/image/SharpImageCodec.ts';
import type { OnnxClassifier } from '../../../adapters/onnx/OnnxClassifier.ts';
import type { Namer } from '../../../core/naming/Namer.ts';
import type { SiteName } from '../../../core/naming/SiteName.ts';
import { SiteNamer } from '../../../core/naming/SiteNamer.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { Scene } from '../../../core/spatial/scene/Scene.ts';
import type { SiteFacts } from '../../../core/spatial/scene/SiteFacts.ts';

export interface ComposedNames {
  readonly namer?: Namer;
  /** What this site calls its things. */
  readonly siteNames?: readonly string[];
  readonly siteFacts?: Scene['siteFacts'];
}

/** Who scores words, by the classifier and the parameter `vocabulary.names`. Fails when its file is not usable. */
export const composeNames = async (
  parameters: Parameters,
  classifier: OnnxClassifier | undefined,
): Promise<Result<ComposedNames>> => {
  const eyes = classifier?.nameSpace === undefined ? undefined : classifier;
  const path = parameters['vocabulary.names'];
  if (path === '') return ok(plainNames(classifier));
  const names = await readSiteNames(path, new SharpImageCodec());
  if (!names.ok) return names;
  return ok({
    ...(eyes && { namer: new SiteNamer(eyes, names.value) }),
    siteNames: [...new Set(names.value.flatMap(wordsOf))],
    siteFacts: new Map(names.value.flatMap((site) => wordsOf(site).map((word) => [word, factsOf(site)]))),
  });
};

const factsOf = ({ colours, lengthMetres }: SiteName): SiteFacts => ({
  ...(colours && { colours }),
  ...(lengthMetres && { lengthMetres }),
});

const wordsOf = ({ name, synonyms }: SiteName): readonly string[] => [name, ...synonyms];

/** The classifier as a namer, where it is one. */
export const plainNames = (classifier: OnnxClassifier | undefined): ComposedNames =>
  classifier?.nameSpace === undefined ? {} : { namer: classifier };
