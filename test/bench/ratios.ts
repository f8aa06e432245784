import type { Figure } from './stats.ts';

/** What stands beside a peer's figure of the same run: ours over theirs, except for shares, which are subtracted. */
const BESIDE: readonly {
  readonly what: string;
  readonly ours: RegExp;
  readonly theirs: RegExp;
  readonly points?: true;
}[] = [
  {
    what: 'pairs delivered, intake minus rclpy',
    ours: /^our intake: pairs/,
    theirs: /^rclpy: pairs/,
    points: true,
  },
  {
    what: 'pairs delivered, node minus rclpy',
    ours: /^node, idle: pairs/,
    theirs: /^rclpy: pairs/,
    points: true,
  },
  { what: 'stamp to callback, median, over rclpy', ours: /^our intake: .*p50/, theirs: /^rclpy: .*p50/ },
  { what: 'stamp to callback, p99, over rclpy', ours: /^our intake: .*p99/, theirs: /^rclpy: .*p99/ },
  {
    what: 'geometry of a frame, median, over PCL organised (demo settings)',
    ours: /^segment, whole frame, median/,
    theirs: /^PCL organised .*demo settings, median/,
  },
  {
    what: 'geometry of a frame, median, over PCL LCCP',
    ours: /^segment, whole frame, median/,
    theirs: /^PCL LCCP.*, median/,
  },
];

/** Ratios of one run. A figure that is missing has none. */
export const ratiosOf = (figures: readonly Figure[]): readonly Figure[] =>
  BESIDE.flatMap(({ what, ours, theirs, points }) => {
    const [own, other] = [ours, theirs].map((name) => figures.find((figure) => name.test(figure.what)));
    if (!own || !other) return [];
    const value = points ? own.value - other.value : own.value / other.value;
    return [{ what, value, unit: points ? 'points' : 'times' }];
  });
