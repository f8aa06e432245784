import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Lacks } from '../../field/fieldText.ts';
import { readVsd } from '../../field/readVsd.ts';
import { readVsr } from '../../field/readVsr.ts';
import { readStatementRows, type StatementRow } from '../statements/statementRows.ts';

/** VSD's nine predicates as relations of ours. */
const RELATION_OF_VSD: Readonly<Record<string, string>> = {
  on: 'on',
  'to the left of': 'left of',
  'to the right of': 'right of',
  under: 'under',
  behind: 'behind',
  in: 'in',
  'next to': 'next to',
  'in front of': 'in front of',
  above: 'above',
};

type Box = readonly [number, number, number, number];
const sides = ([x0, y0, x1, y1]: Box): Box => [x0, y0, x1 - x0, y1 - y0];

const vsdStatements = (path: string, lacks: Lacks): readonly StatementRow[] =>
  readVsd(path, () => {}).flatMap(({ id, subject, anchor, relation, subjectBox, anchorBox, captions }) => {
    const held = RELATION_OF_VSD[relation];
    if (held === undefined) {
      lacks(`${id}: "${relation}" is no predicate of VSD: ${Object.keys(RELATION_OF_VSD).join(', ')}`);
      return [];
    }
    return [
      {
        objects: [
          { id: 0, label: subject, box: sides(subjectBox) },
          { id: 1, label: anchor, box: sides(anchorBox) },
        ],
        subject: 0,
        anchor: 1,
        references: captions,
        relations: [held],
      },
    ];
  });

/** An array in JSON is VSD's; lines are VSR's or our own. */
const isVsd = (path: string): boolean =>
  statSync(path).isDirectory()
    ? readdirSync(path).some((name) => /^(newvsd_)?(test|val|train)\.json$/.test(name))
    : path.endsWith('.json') && readFileSync(path, 'utf8').trimStart().startsWith('[');

/** Statements of a file of ours, of VSR, or pairs of VSD; no picture is needed. `lacks` is told of rows that cannot be asked. */
export const fieldStatements = (path: string, lacks: Lacks): readonly StatementRow[] => {
  if (isVsd(path)) return vsdStatements(path, lacks);
  if (statSync(path).isDirectory())
    return readVsr(path, (what) => what.includes('no picture') || lacks(what));
  return readStatementRows(path);
};
