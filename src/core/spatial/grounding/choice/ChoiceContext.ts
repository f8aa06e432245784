import { viewOf } from '../../evidence/viewpoint/viewpointHypotheses.ts';
import type { Description } from '../../grammar/LogicalForm.ts';
import type { Scene } from '../../scene/Scene.ts';
import { type SceneGeometry, sceneGeometry } from '../../scene/SceneGeometry.ts';
import { IMAGE_VIEW, type View } from '../../scene/View.ts';
import type { Resolution } from '../Resolution.ts';

/** A thing of a choice: where it stands in the scene's list, what it was called, how surely it was found. */
export interface Named {
  readonly index: number;
  readonly words: string;
  readonly confidence: number;
}

/** What a choice is made with. */
export interface ChoiceContext {
  readonly frame: SceneGeometry;
  readonly view: View | undefined;
  /** Finds one description by itself. */
  readonly find: (description: Description) => Resolution;
  /** Printed, for the answer. */
  readonly logicalForm: string;
}

export const choiceContext = (
  scene: Scene,
  find: ChoiceContext['find'],
  logicalForm: string,
): ChoiceContext => {
  const frame = sceneGeometry(scene);
  return { frame, view: frame.planar ? IMAGE_VIEW : scene.viewer && viewOf(scene.viewer), find, logicalForm };
};

const idOf = ({ frame }: ChoiceContext, { index }: Named): number => frame.objects[index]!.id;

/** "the green box (mark 6)". */
export const sayNamed = (context: ChoiceContext, named: Named): string =>
  /\b\d+$/.test(named.words) ? named.words : `${named.words} (mark ${idOf(context, named)})`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** None of the things is the one. */
export const undecided = (
  context: ChoiceContext,
  status: 'AMBIGUOUS' | 'NOT_FOUND',
  left: readonly Named[],
  rationale: string,
): Resolution => {
  const candidates = left.map((one) => ({ id: idOf(context, one), score: 1 / left.length }));
  const { logicalForm } = context;
  return {
    status,
    confidence: 0,
    candidates,
    ranked: candidates,
    relations: [],
    rationale: capital(rationale),
    logicalForm,
    ...(status === 'AMBIGUOUS' &&
      left.length > 1 && { question: `${capital(left.map(({ words }) => words).join(', or '))}?` }),
  };
};

/** One of the things is the one, with what was measured of it. */
export const chosen = (
  context: ChoiceContext,
  things: readonly Named[],
  winner: Named,
  told: {
    readonly relation: string;
    readonly anchors: readonly number[];
    readonly measured: string;
    readonly rationale: string;
    readonly certainty: number;
  },
): Resolution => {
  const { relation, anchors, measured, rationale, certainty } = told;
  const confidence = Math.min(...things.map((one) => one.confidence)) * certainty;
  const others = things.filter((one) => one !== winner);
  const candidates = [
    { id: idOf(context, winner), score: confidence },
    ...others.map((one) => ({ id: idOf(context, one), score: (1 - confidence) / others.length })),
  ];
  return {
    status: 'OK',
    id: idOf(context, winner),
    confidence,
    candidates,
    ranked: candidates,
    relations: [{ relation, subject: idOf(context, winner), anchors, score: certainty, measured }],
    rationale: capital(rationale),
    logicalForm: context.logicalForm,
  };
};
