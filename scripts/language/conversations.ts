/**
 * How well questions and follow-ups do over annotated frames, with everything measured:
 *
 *     npx tsx scripts/language/conversations.ts FRAMES_DIR...
 *
 * Follow-ups: each question that is answered AMBIGUOUS with its target (or one of several that are right) among the
 * candidates is followed up by what the question offers for that candidate; right is a reply OK with a right mark.
 * Counts: "how many NOUN are there" for every noun of frames with a list of all objects.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { askFrame } from '../../src/cli/ask/askFrame.ts';
import { isObject } from '../../src/cli/eval/frames/judge.ts';
import { readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { ask } from '../../src/core/spatial/dialogue/ask.ts';
import { followUp } from '../../src/core/spatial/dialogue/followUp.ts';
import { viewOf } from '../../src/core/spatial/evidence/viewpoint/viewpointHypotheses.ts';
import { callApart } from '../../src/core/spatial/grounding/askBack.ts';
import { plural } from '../../src/core/spatial/lexicon/morphology.ts';
import { sceneGeometry } from '../../src/core/spatial/scene/SceneGeometry.ts';

const codec = new SharpImageCodec();
const parameters = DEFAULT_PARAMETERS;
const opened = await openComposition(parameters, (message) => console.error(message));
if (!opened.ok) throw new Error(opened.failure.message);
const composition = opened.value;

const follow = { asked: 0, reachable: 0, right: 0, byNumber: 0, described: 0, describedRight: 0 };
const counts = { n: 0, exact: 0, inBounds: 0, width: 0, sure: 0, sureRight: 0 };

for (const folder of process.argv.slice(2))
  for (const annotated of await readFrameSet(folder)) {
    const frame = await readFrameFolder(annotated.folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    composition.perception.clear();
    for (const question of annotated.questions) {
      const { answer } = await askFrame(composition, parameters, frame.value, question.expression);
      if (answer.result.ok || answer.result.failure.code !== 'AMBIGUOUS' || question.kind === 'absent')
        continue;
      const marked = await composition.perception.perceive(frame.value);
      if (!marked.ok) continue;
      follow.asked++;
      const { scene, landmarks } = marked.value;
      const meant = question.target === null ? question.candidates : [question.target];
      const truths = meant.flatMap((id) => annotated.objects.get(id) ?? []);
      const marks = answer.candidates.map(({ landmark }) => landmark.mark);
      const isMeant = (mark: number): boolean =>
        truths.some((object) => isObject(landmarks.find((l) => l.mark === mark)!, object));
      const at = marks.findIndex(isMeant);
      if (at < 0) continue;
      follow.reachable++;
      const geometry = sceneGeometry(scene);
      const words = callApart(
        geometry,
        marks.map((mark) => scene.objects.findIndex((o) => o.id === mark)),
        scene.viewer && viewOf(scene.viewer),
      )[at]!;
      const reply = followUp((await composition.named(words, marked.value)).scene, words, {
        expression: question.expression,
        among: marks,
      });
      const isRight = reply.status === 'OK' && reply.id === marks[at];
      if (isRight) follow.right++;
      if (words.startsWith('number')) follow.byNumber++;
      // The question's own words, in a sentence that is not its own: weighed, not looked up.
      else {
        follow.described++;
        const said = `I mean ${words}, not another thing`.replace(', not another thing', ' there');
        const told = followUp(scene, said, { expression: question.expression, among: marks });
        if (told.status === 'OK' && told.id === marks[at]) follow.describedRight++;
        else if (process.env.VERBOSE)
          console.log(annotated.name, question.expression, '|', said, '|', told.status, told.rationale);
      }
      if (!isRight)
        console.log(annotated.name, question.expression, '|', words, '|', reply.status, reply.rationale);
    }
    const list = join(annotated.folder, 'objects.json');
    const marked = await composition.perception.perceive(frame.value);
    if (!existsSync(list) || !marked.ok) continue;
    const truth = new Map<string, number>();
    const objects = JSON.parse(readFileSync(list, 'utf8')) as { label: string; role: string }[];
    for (const { label } of objects) truth.set(label, (truth.get(label) ?? 0) + 1);
    for (const [noun, number] of truth) {
      const words = `how many ${plural(noun)} are there`;
      const told = ask((await composition.named(words, marked.value)).scene, words);
      counts.n++;
      if (told?.value === undefined) continue;
      if (told.value === number) counts.exact++;
      else if (process.env.VERBOSE) console.log(annotated.name, noun, number, '|', told.answer);
      if (told.atLeast! <= number && number <= told.upTo!) counts.inBounds++;
      counts.width += told.upTo! - told.atLeast!;
      if (told.atLeast === told.upTo) counts.sure++;
      if (told.atLeast === told.upTo && told.value === number) counts.sureRight++;
    }
  }
await composition.stop();
console.log(JSON.stringify({ follow, counts }));
