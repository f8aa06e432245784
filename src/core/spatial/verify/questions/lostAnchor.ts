import type { Description } from '../../grammar/LogicalForm.ts';
import type { Matcher } from '../Matcher.ts';

/** What things are told by and that is not there: "how many bottles are on the bench", where no bench is. */
export const lostAnchor = (matcher: Matcher, description: Description): Description | undefined =>
  matcher
    .onBoards(description)
    .constraints.flatMap((constraint) =>
      constraint.kind === 'relation' && !constraint.negated ? constraint.anchors : [],
    )
    .find((anchor) => anchor.head !== undefined && matcher.meant(anchor).length === 0);
