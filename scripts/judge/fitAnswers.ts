/**
 * Fits how the words' evidence adds up to which detected thing is meant, or that none is, and the margins of the answer;
 * reports each source by numbers that were fitted without it, noun weights included.
 *
 *   npx tsx scripts/judge/fitAnswers.ts OWN.json [MASKS.json...] [--folds 6] [--seed 1]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COCO_LABELS } from '../../src/core/detect/cocoLabels.ts';
import { parse } from '../../src/core/spatial/grammar/parse.ts';
import { interpretationsOf } from '../../src/core/spatial/grounding/interpretation/interpretations.ts';
import { sceneLooks } from '../../src/core/spatial/grounding/models/detected/appearance.ts';
import { detectedModel } from '../../src/core/spatial/grounding/models/detected/detectedModel.ts';
import { DETECTOR_MODEL } from '../../src/core/spatial/grounding/models/detected/detectorModel.ts';
import {
  NOUN_EVIDENCE_NAMES,
  nounEvidence,
} from '../../src/core/spatial/grounding/models/detected/nounEvidence.ts';
import type { SensedFrame } from '../language/SensedFrame.ts';
import { dot, fitLogistic } from './logistic.ts';
import { nounPairs } from './nounPairs.ts';

const VOCABULARY = new Set(COCO_LABELS);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '300' },
    ridge: { type: 'string', default: '3' },
    wrong: { type: 'string', default: '0.3' },
    absent: { type: 'string', default: '1.2' },
    amb: { type: 'string', default: '1' },
    nf: { type: 'string', default: '0.8' },
  },
});
const files = positionals.map((file) => JSON.parse(readFileSync(file, 'utf8')) as SensedFrame[]);
const pairs = files.map((frames) => nounPairs(frames, Number(values.seed)));

interface Example {
  source: string;
  file: number;
  frame: string;
  expression: string;
  kind: 'unique' | 'ambiguous' | 'absent';
  count: number;
  ids: number[];
  bare: boolean;
  target: Set<number>;
  candidates: Set<number>[];
  rows: { biases: [number, number][]; feats: { f: number; v: Float64Array }[] }[];
}
const names: string[] = [];
const index = new Map<string, number>();
const feature = (name: string): number => {
  let k = index.get(name);
  if (k === undefined) {
    k = names.length;
    names.push(name);
    index.set(name, k);
  }
  return k;
};
const kindOf = (name: string): string | undefined => {
  if (name === 'noun' || name === 'noun.odds') return name;
  if (/^(B|C)\./.test(name) || name === 'prior') return undefined;
  const m = /^([AORN])\..*?\.(abs|rel|place|rank|bad|poor|fair|good|first)$/.exec(name);
  if (m) return `${m[1]}.${m[2]}`;
  if (/^noun\./.test(name)) return name;
  return name;
};
const exampleOf = (
  frame: SensedFrame,
  q: SensedFrame['questions'][number],
  file: number,
  w: Float64Array,
): Example | undefined => {
  const { scene } = frame;
  const labels = [...new Set(scene.objects.flatMap((o) => o.labels.map(({ label }) => label)))];
  const form = parse(q.expression, { labels });
  if (!form.understood || scene.objects.length === 0) return undefined;
  const looks = sceneLooks(scene);
  const base = detectedModel(scene);
  const model = {
    ...base,
    hinges: true,
    nounScore: (
      geometry: Parameters<typeof base.nounScore>[0],
      i: number,
      d: Parameters<typeof base.nounScore>[2],
      v: ReadonlySet<string> | undefined,
    ) => {
      const o = geometry.objects[i]!;
      if (d.head === undefined || (o.role && o.role !== 'object')) return base.nounScore(geometry, i, d, v);
      const facts = nounEvidence(
        { geometry, numbers: DETECTOR_MODEL, ...(looks && { looks }) },
        i,
        d,
        VOCABULARY,
      );
      return (
        1 /
        (1 +
          Math.exp(
            -dot(
              Float64Array.from(NOUN_EVIDENCE_NAMES, (k) => facts[k]),
              w,
            ),
          ))
      );
    },
    kinship: 1,
    presenceGain: 1,
  };
  const { interpretations } = interpretationsOf(scene, form, VOCABULARY, model);
  const marks = (ms: readonly number[]) =>
    new Set(scene.objects.flatMap((o, i) => (ms.includes(o.id) ? [i] : [])));
  return {
    source: frame.source,
    file,
    frame: frame.name,
    expression: q.expression,
    kind: q.kind,
    count: scene.objects.length,
    ids: scene.objects.map((o) => o.id),
    bare: form.target.constraints.every(({ kind }) => kind === 'attribute'),
    target: marks(q.target),
    candidates: q.candidates.map(marks),
    rows: interpretations.map(({ biases, terms }) => {
      const feats: { f: number; v: Float64Array }[] = [];
      for (const { name, values: v } of terms) {
        const kind = kindOf(name);
        if (kind) feats.push({ f: feature(kind), v });
        if (name === 'noun')
          feats.push({
            f: feature('noun.odds'),
            v: v.map((x) => -Math.log(Math.max(0.003, 1 - Math.exp(x)))),
          });
      }
      return {
        biases: biases.flatMap(([n, x]): [number, number][] =>
          n === 'prior' ? [[feature('prior'), x]] : n === 'attachLow' ? [[feature(n), x]] : [],
        ),
        feats,
      };
    }),
  };
};
/** Probabilities by object and, last, of none. */
const score = (e: Example, w: Float64Array): { p: Float64Array; u: Float64Array } => {
  const rows = e.rows.map(({ biases, feats }) => {
    let bias = 0;
    for (const [f, x] of biases) bias += w[f]! * x;
    const row = new Float64Array(e.count + 1).fill(bias);
    for (const { f, v } of feats) for (let i = 0; i < e.count; i++) row[i]! += w[f]! * v[i]!;
    row[e.count]! += w[ABSENT]!;
    return row;
  });
  const u = new Float64Array(e.count + 1).fill(-Infinity);
  for (let i = 0; i <= e.count; i++) {
    let top = -Infinity;
    for (const r of rows) top = Math.max(top, r[i]!);
    let s = 0;
    for (const r of rows) s += Math.exp(r[i]! - top);
    u[i] = top + Math.log(s);
  }
  let top = -Infinity;
  for (const x of u) top = Math.max(top, x);
  let total = 0;
  const p = u.map((x) => Math.exp(x - top));
  for (const x of p) total += x;
  return { p: p.map((x) => x / total), u };
};
const ABSENT = feature('absent');
const wantOf = (e: Example): Set<number>[] => {
  if (e.kind === 'absent') return [new Set([e.count])];
  const sets = e.kind === 'unique' ? [e.target] : e.candidates;
  const there = sets.filter((s) => s.size > 0);
  return there.length === 0 ? [new Set([e.count])] : there;
};
const gradientOf = (e: Example, w: Float64Array, g: Float64Array, scale: number): number => {
  // d/dw of -mean over wanted sets of log P(set)
  const rows = e.rows.map(({ biases, feats }) => {
    let bias = 0;
    for (const [f, x] of biases) bias += w[f]! * x;
    const row = new Float64Array(e.count + 1).fill(bias);
    for (const { f, v } of feats) for (let i = 0; i < e.count; i++) row[i]! += w[f]! * v[i]!;
    row[e.count]! += w[ABSENT]!;
    return row;
  });
  let top = -Infinity;
  for (const r of rows) for (const x of r) top = Math.max(top, x);
  let all = 0;
  for (const r of rows)
    for (let i = 0; i < r.length; i++) {
      r[i] = Math.exp(r[i]! - top);
      all += r[i]!;
    }
  const wants = wantOf(e);
  let loss = 0;
  const coef = rows.map((r) => r.map((x) => x / all));
  for (const want of wants) {
    let mass = 0;
    for (const r of rows) for (const i of want) mass += r[i]!;
    mass = Math.max(mass, 1e-200);
    loss -= Math.log(mass / all) / wants.length;
    rows.forEach((r, k) => {
      for (const i of want) coef[k]![i]! -= r[i]! / mass / wants.length;
    });
  }
  e.rows.forEach(({ biases, feats }, k) => {
    const c = coef[k]!;
    let sum = 0;
    for (const x of c) sum += x;
    for (const [f, x] of biases) g[f]! += scale * sum * x;
    for (const { f, v } of feats) {
      let s = 0;
      for (let i = 0; i < e.count; i++) s += c[i]! * v[i]!;
      g[f]! += scale * s;
    }
    g[ABSENT]! += scale * c[e.count]!;
  });
  return scale * loss;
};
const START: Record<string, number> = {
  noun: 1,
  'noun.odds': 0.3,
  absent: -2,
  'A.abs': 0.7,
  'R.abs': 0.7,
  'O.abs': 0.7,
  'N.abs': 0.7,
  'A.rel': 0.3,
  'R.rel': 0.3,
  'N.rel': 0.3,
  'R.place': 0,
  'O.rank': 0.7,
  prior: 1,
  attachLow: -0.7,
};
const train = (examples: Example[], steps: number, ridge: number): Float64Array => {
  const start = Float64Array.from(names, (n) => START[n] ?? 0);
  const w = Float64Array.from(start);
  const m = new Float64Array(w.length);
  const v = new Float64Array(w.length);
  const weight = (e: Example) => (e.file === 0 ? 1 : 0.5);
  const total = examples.reduce((s, e) => s + weight(e), 0);
  for (let step = 1; step <= steps; step++) {
    const g = new Float64Array(w.length);
    for (const e of examples) gradientOf(e, w, g, weight(e));
    const rate = 0.1 * (1 - step / (steps + 1));
    for (let f = 0; f < w.length; f++) {
      const d = (g[f]! + (f === ABSENT ? 0 : ridge * (w[f]! - start[f]!))) / total;
      m[f] = 0.9 * m[f]! + 0.1 * d;
      v[f] = 0.99 * v[f]! + 0.01 * d * d;
      w[f] = w[f]! - (rate * (m[f]! / (1 - 0.9 ** step))) / (Math.sqrt(v[f]! / (1 - 0.99 ** step)) + 1e-6);
      if (w[f]! < 0 && !['absent', 'attachLow', 'prior'].includes(names[f]!)) w[f] = 0;
    }
  }
  return w;
};
interface Facts {
  readonly x: Float64Array;
  readonly best: number;
  readonly rel: Float64Array;
}
const logit = (p: number) => Math.log(Math.max(1e-4, p) / Math.max(1e-4, 1 - p));
const FACTS = 12;
const factsOf = (e: Example, { p, u }: ReturnType<typeof score>, w: Float64Array): Facts => {
  let best = 0;
  for (let i = 1; i < e.count; i++) if (p[i]! > p[best]!) best = i;
  let second = -1;
  for (let i = 0; i < e.count; i++) if (i !== best && (second < 0 || p[i]! > p[second]!)) second = i;
  // the interpretation that favours the best
  let row = e.rows[0]!;
  let most = -Infinity;
  for (const r of e.rows) {
    let s = 0;
    for (const [f, x] of r.biases) s += w[f]! * x;
    for (const { f, v } of r.feats) s += w[f]! * v[best]!;
    if (s > most) {
      most = s;
      row = r;
    }
  }
  const get = (i: number, names_: string[]) =>
    row.feats.filter(({ f }) => names_.includes(names[f]!)).reduce((s, { v }) => s + Math.max(-4, v[i]!), 0);
  const noun = get(best, ['noun']);
  const noun2 = second < 0 ? -6 : get(second, ['noun']);
  const con = get(best, ['A.abs', 'R.abs', 'N.abs']);
  const con2 = second < 0 ? -6 : get(second, ['A.abs', 'R.abs', 'N.abs']);
  const gap = second < 0 ? 6 : Math.min(6, u[best]! - u[second]!);
  const third = [...p.slice(0, e.count)].sort((a, b) => b - a)[2] ?? 0;
  const rel = Float64Array.from({ length: e.count }, (_, i) => Math.exp(u[i]! - u[best]!));
  const bare = e.bare ? 1 : 0;
  return {
    best,
    rel,
    x: Float64Array.from([
      1,
      logit(p[e.count]!),
      noun,
      Math.max(-6, con),
      gap,
      gap * bare,
      bare,
      noun2,
      Math.max(-6, con2),
      logit(p[best]!),
      logit(third),
      noun2 * bare,
    ]),
  };
};
const CLASSES = ['right', 'wrong', 'ambiguous', 'absent'] as const;
const classOf = (e: Example, best: number): number =>
  e.kind === 'absent' ? 3 : e.kind === 'ambiguous' ? 2 : e.target.has(best) ? 0 : 1;
type Decider = Float64Array[];
const chances = (d: Decider, x: Float64Array): number[] => {
  const z = d.map((w) => dot(w, x));
  const top = Math.max(...z);
  const q = z.map((v) => Math.exp(v - top));
  const s = q.reduce((a, b) => a + b);
  return q.map((v) => v / s);
};
const trainDecider = (list: { x: Float64Array; c: number; weight: number }[], ridge: number): Decider => {
  const d = CLASSES.map(() => new Float64Array(FACTS));
  const m = d.map(() => new Float64Array(FACTS));
  const v = d.map(() => new Float64Array(FACTS));
  const total = list.reduce((s, l) => s + l.weight, 0);
  for (let step = 1; step <= 600; step++) {
    const g = d.map(() => new Float64Array(FACTS));
    for (const { x, c, weight } of list) {
      const q = chances(d, x);
      q.forEach((p, k) => {
        const e = (p - (k === c ? 1 : 0)) * weight;
        for (let f = 0; f < FACTS; f++) g[k]![f]! += e * x[f]!;
      });
    }
    const rate = 0.1 * (1 - step / 601);
    d.forEach((w, k) => {
      for (let f = 0; f < FACTS; f++) {
        const gg = (g[k]![f]! + ridge * w[f]!) / total;
        m[k]![f] = 0.9 * m[k]![f]! + 0.1 * gg;
        v[k]![f] = 0.99 * v[k]![f]! + 0.01 * gg * gg;
        w[f]! -=
          (rate * (m[k]![f]! / (1 - 0.9 ** step))) / (Math.sqrt(v[k]![f]! / (1 - 0.99 ** step)) + 1e-6);
      }
    });
  }
  return d;
};
const COST = {
  wrong: Number(values.wrong),
  absent: Number(values.absent),
  amb: Number(values.amb),
  nf: Number(values.nf),
};
interface Margins {
  decider: Decider;
  candidateShare: number;
}
const decide = (e: Example, s: ReturnType<typeof score>, m: Margins, w: Float64Array) => {
  const f = factsOf(e, s, w);
  const [r, wr, a, x] = chances(m.decider, f.x) as [number, number, number, number];
  const ok = r - COST.wrong * wr - COST.absent * x - 0.2 * a;
  const am = COST.amb * a;
  const nf = COST.nf * x;
  const status = ok >= am && ok >= nf ? 'OK' : am >= nf ? 'AMBIGUOUS' : 'NOT_FOUND';
  const right =
    e.kind === 'unique'
      ? status === 'OK' && e.target.has(f.best)
      : e.kind === 'absent'
        ? status === 'NOT_FOUND'
        : status === 'AMBIGUOUS' &&
          e.candidates.every((c) => [...c].some((i) => f.rel[i]! >= m.candidateShare));
  return { status, right, best: f.best };
};
type ScoredE = { e: Example; s: ReturnType<typeof score> };
const searchMargins = (list: ScoredE[], _seed: number, w: Float64Array): Margins => ({
  decider: trainDecider(
    list.map(({ e, s }) => {
      const f = factsOf(e, s, w);
      return { x: f.x, c: classOf(e, f.best), weight: e.file === 0 ? 1 : 0.3 };
    }),
    2,
  ),
  candidateShare: 0.1,
});
const sources = [...new Set(files.flatMap((f) => f.map(({ source }) => source)))];
const foldOf = (source: string) => sources.indexOf(source) % Number(values.folds);
const learnNoun = (keep: (source: string) => boolean): Float64Array => {
  const of = pairs.flat().filter(({ source }) => keep(source));
  return fitLogistic(
    of.map(({ row }) => row),
    of.map(({ truth }) => truth),
    of.map(() => 1),
    5,
  );
};
const examplesBy = (w: Float64Array, keep: (source: string) => boolean): Example[] =>
  files.flatMap((frames, file) =>
    frames
      .filter(({ source }) => keep(source))
      .flatMap((frame) => frame.questions.flatMap((q) => exampleOf(frame, q, file, w) ?? [])),
  );
const tallies = new Map<
  string,
  {
    u: number;
    nu: number;
    a: number;
    na: number;
    x: number;
    nx: number;
    fa: number;
    first: number;
    three: number;
    ten: number;
  }
>();
const count = (key: string, e: Example, s: ReturnType<typeof score>, m: Margins, w: Float64Array) => {
  const t = tallies.get(key) ?? { u: 0, nu: 0, a: 0, na: 0, x: 0, nx: 0, fa: 0, first: 0, three: 0, ten: 0 };
  tallies.set(key, t);
  const d = decide(e, s, m, w);
  if (e.kind === 'unique') {
    t.nu++;
    if (d.right) t.u++;
    const order = [...Array(e.count).keys()].sort((a, b) => s.p[b]! - s.p[a]!);
    const k = order.findIndex((i) => e.target.has(i));
    if (k === 0) t.first++;
    if (k >= 0 && k < 3) t.three++;
    if (k >= 0 && k < 10) t.ten++;
  } else if (e.kind === 'ambiguous') {
    t.na++;
    if (d.right) t.a++;
  } else {
    t.nx++;
    if (d.right) t.x++;
    if (d.status === 'OK') t.fa++;
  }
};
const setOf = new Map<string, string>();
for (let fold = 0; fold < Number(values.folds); fold++) {
  const isHeld = (source: string) => foldOf(source) === fold;
  const noun = learnNoun((s) => !isHeld(s));
  const training = examplesBy(noun, (s) => !isHeld(s));
  const held = examplesBy(noun, isHeld);
  const w = train(training, Number(values.steps), Number(values.ridge));
  const margins = searchMargins(
    training.map((e) => ({ e, s: score(e, w) })),
    fold + 1,
    w,
  );
  if (fold === 0)
    for (const [k, d] of margins.decider.entries())
      console.log(CLASSES[k], [...d].map((v) => v.toFixed(2)).join(' '));
  for (const e of held) {
    const s = score(e, w);
    count(`${e.file} ${e.source}`, e, s, margins, w);
    count(`${e.file} all`, e, s, margins, w);
  }
  if (fold === 0) console.log(names.map((n, k) => `${n} ${w[k]!.toFixed(2)}`).join(', '));
}
void setOf;
for (const [key, t] of [...tallies].sort())
  console.log(
    `${key}: unique ${t.u}/${t.nu} ${((100 * t.u) / Math.max(1, t.nu)).toFixed(0)} % first ${t.first} three ${t.three} ten ${t.ten}; ambiguous ${t.a}/${t.na}; absent ${t.x}/${t.nx} accepted ${t.fa}`,
  );
