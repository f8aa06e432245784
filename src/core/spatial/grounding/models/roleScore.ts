import { conceptsOf } from '../../lexicon/nouns.ts';

/** What is neither. */
const LEAST = 0.01;

const ROLE_NOUNS: Readonly<Record<string, RegExp>> = {
  floor: /^(floor|ground|carpet|rug)$/,
  wall: /^wall$/,
  ceiling: /^ceiling$/,
  support: /^(table|desk|counter|tabletop|surface|workbench|dining table|coffee table)$/,
};

/** What a flat surface may belong to without being it. */
const ROLE_MAYBE: Readonly<Record<string, RegExp>> = {
  support: /^(shelf|bench|floor|bed|stand|cabinet|dresser|nightstand|end table|board|tray)$/,
};

/** Degree 0..1 to which a surface that geometry knows by its role (floor, wall, support) is what a noun names. */
export const roleScore = (role: string, said: string): number => {
  const named = (names: RegExp | undefined): boolean =>
    names !== undefined && (names.test(conceptsOf(said)[0] ?? said) || names.test(said));
  return named(ROLE_NOUNS[role]) ? 0.9 : named(ROLE_MAYBE[role]) ? 0.4 : LEAST;
};
