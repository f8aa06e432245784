import type { OrderAxis } from '../../lexicon/orders.ts';
import type { Constraint, Description, LogicalForm } from '../LogicalForm.ts';
import type { ChoiceWords } from './choiceWords.ts';

/** What a region of the scene says of a few things that are compared: the left one of two is the one farther left. */
const AS_ORDER: Readonly<Record<string, OrderAxis>> = {
  'on the left': 'left',
  'on the right': 'right',
  'at the top': 'top',
  'at the bottom': 'bottom',
  'at the front': 'front',
  'at the back': 'back',
  'in the middle': 'middle',
};

const decisive = (constraint: Constraint): Constraint => {
  const axis = constraint.kind === 'relation' && !constraint.negated && AS_ORDER[constraint.relation];
  return axis ? { kind: 'order', axis, rank: 1, comparative: true, negated: false } : constraint;
};

/** "more to the left", "higher up": what only strengthens. */
const STRENGTH = /^more (?=to )| (?:up|down|away|off)$/g;

const unreadOf = (forms: readonly LogicalForm[]): readonly string[] =>
  forms.flatMap(({ notUnderstood = [] }) => notUnderstood);

/**
 * The choice that words leave. Where they do not say by what, all but the first thing count as not used.
 *
 * @param read the form of words by themselves
 */
export const readChoice = (
  { among, by: words, noun }: ChoiceWords,
  read: (words: string) => LogicalForm,
): LogicalForm => {
  const things = among.map(read);
  const head =
    noun === undefined
      ? things.find(({ target }) => target.head !== undefined)?.target.head
      : read(`the ${noun}`).target.head;
  const whole = ({ target }: LogicalForm): Description =>
    target.head === undefined && target.mark === undefined && head !== undefined
      ? { ...target, head }
      : target;
  const decides = words === '' ? undefined : read(`the thing that is ${words.replaceAll(STRENGTH, '')}`);
  const by = decides && decides.target.head === undefined ? decides.target.constraints.map(decisive) : [];
  const forms = decides ? [decides, ...things] : things;
  const lost = decides && by.length === 0 ? [words] : among.slice(1).map((said) => `or ${said}`);
  return {
    target: { modifiers: [], plural: false, constraints: by },
    viewers: decides?.viewers ?? [],
    context: [],
    understood: (!decides || by.length > 0) && things.every(({ understood }) => understood),
    ignored: forms.flatMap(({ ignored }) => ignored),
    notUnderstood: by.length > 0 ? unreadOf(forms) : [...lost, ...unreadOf(things)],
    used: Math.min(...forms.map(({ used = 1 }) => used)),
    choice: { among: things.map((form, k) => ({ words: among[k]!, description: whole(form) })), words, by },
  };
};
