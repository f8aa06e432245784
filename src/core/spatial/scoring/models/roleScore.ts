import { namesRole } from '../../lexicon/facts.ts';

/** Degrees to which a surface is what it is called by its role, what it may belong to, and anything else. */
const DEGREE = { is: 0.9, 'may be': 0.4, neither: 0.01 } as const;

/** Degree 0..1 to which a surface that geometry knows by its role (floor, wall, support) is what a noun names. */
export const roleScore = (role: string, said: string): number => DEGREE[namesRole(said, role) ?? 'neither'];
