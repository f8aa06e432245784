import type { Draft } from '../../Draft.ts';
import { directiveAt } from '../../phrases/directive.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead } from '../places.ts';

type Found = NonNullable<ReturnType<typeof directiveAt>>;

/** Whether words that need not be a directive ("at the door", "facing the desk") are one where they stand. */
const isMeant = (clause: ParserState, found: Found): boolean => {
  // "Standing at the door, ..." has its main clause still to come; "sitting on the stove" tells of the target.
  const goesOn = (): boolean =>
    clause.tokens.words
      .slice(clause.at)
      .some((word) => word === ',' || word === 'looking' || word === 'facing');
  if (found.kind === 'at' && (clause.target || !goesOn())) return false;
  const previous = clause.word(-1);
  const trailing = found.kind === 'facing' && /^(left|right|when|you|and|while)$/.test(previous ?? '');
  const opens =
    clause.at === 0 ||
    isPunctuation(previous) ||
    clause.commanded ||
    clause.attachments.hasWaiting ||
    (clause.viewers.length > 0 && !clause.target);
  // A sentence's own subject may face or stand: "it is facing the desk".
  return (opens || trailing) && !(clause.subject && clause.afterCopula);
};

/** The anchor is named now; without a target, what follows until the comma tells which window is faced. */
const introduce = (clause: ParserState, anchor: Draft): void => {
  clause.introduced = anchor;
  if (clause.target) return;
  clause.subject = anchor;
  clause.last = anchor;
};

/** The camera that sees the scene, where no thing of it bears the name. */
const isAsker = ({ vocabulary }: ParserState, draft: Draft | undefined): boolean =>
  draft !== undefined &&
  /^(?:camera|robot|viewer|observer)$/.test(draft.head ?? '') &&
  draft.modifiers.length === 0 &&
  !vocabulary.phrases.has(draft.head!);

/** "facing the window", "when you enter", "with your back to the door": true when one was read. */
export const readDirective = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const found = directiveAt(tokens.text, clause.offset);
  if (!found || (!found.explicit && !isMeant(clause, found))) return false;
  const next = wordAt(tokens, found.end);
  const phrase = found.takesAnchor ? nounPhraseAt(tokens, next, clause.vocabulary) : undefined;
  // "as you walk in, ..." names no door.
  const bare = found.kind === 'enter' && isPunctuation(tokens.words[next]);
  if (found.takesAnchor && !phrase && !bare) return false;
  if (found.kind === 'at' && isAsker(clause, phrase?.draft)) {
    // "as seen from the camera": as it is anyway.
    clause.at = phrase!.end;
    return true;
  }
  clause.understood = true;
  const anchor = phrase?.draft.pronoun ? clause.target : phrase?.draft;
  clause.viewers.push(
    anchor && !isPlaceHead(anchor.head) ? { kind: found.kind, anchor } : { kind: found.kind },
  );
  clause.at = phrase ? phrase.end : next;
  clause.commanded = false;
  clause.directed = true;
  if (anchor && anchor !== clause.target) introduce(clause, anchor);
  return true;
};
