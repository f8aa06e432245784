import { FAILURES, STATUS_OK } from '../../core/failures.ts';
import type { AskReply, LocateReply, Point } from './QuestionClient.ts';

const nameOf = (status: number): string =>
  Object.entries(FAILURES).find(([, failure]) => failure.status === status)?.[0] ?? String(status);
const coordinates = ({ x, y, z }: Point): string => [x, y, z].map((value) => value.toFixed(2)).join(', ');

interface Named {
  readonly mark: number;
  readonly label: string;
  readonly color: string;
}

const called = ({ mark, label, color }: Named): string =>
  `mark ${mark}, ${[color, label || 'thing'].filter(Boolean).join(' ')}`;

const placed = ({ point, header }: LocateReply['candidates'][number]['position']): string =>
  header.frame_id === '' ? 'no depth' : `at ${coordinates(point)} m in ${header.frame_id}`;

/** A reply in one line: what and where, or why not. */
export const sayReply = ({ status, message, object, candidates }: LocateReply): string => {
  // Found, but without a pose: the message says where in the image.
  if (status !== STATUS_OK && object.landmark.mark > 0) {
    const { x_offset, y_offset, width, height } = object.landmark.roi;
    const box = [x_offset, y_offset, x_offset + width, y_offset + height].join(', ');
    return `${nameOf(status)}: ${message} (box ${box}; confidence ${object.confidence.toFixed(2)})`;
  }
  if (status !== STATUS_OK) {
    const marks = candidates.map(({ landmark }) => landmark.mark).join(', ');
    return `${nameOf(status)}: ${message}${marks && ` (marks ${marks})`}`;
  }
  const { landmark, pose, header } = object;
  const stand = object.has_approach_pose
    ? `stand at ${coordinates(object.approach_pose.position)} (${object.approach_note})`
    : object.approach_note;
  return `${called(landmark)}, at ${coordinates(pose.pose.position)} m in ${header.frame_id}; ${stand}`;
};

/** Candidates that are shown; more would push the question out of sight. */
const MOST_SHOWN = 8;

/** The answer to a question in full: a sentence; or why there is none, and what could be meant. */
export const tellAnswer = ({ status, message, text, marks, not_understood: unread }: AskReply): string => {
  const unused = unread.length > 0 ? [`not used: ${unread.join(', ')}`] : [];
  if (status === STATUS_OK) return [text, ...unused].join('\n  ');
  const meant = marks
    .slice(0, MOST_SHOWN)
    .map(({ landmark, position }) => `${called(landmark)}, ${placed(position)}`);
  return [`${nameOf(status)}: ${message}`, ...meant, ...unused].join('\n  ');
};

/** A reply in full for a conversation: the answer, the candidates of an ambiguous one, the question back, and why. */
export const tellReply = (reply: LocateReply): string => {
  const { status, object, candidates, question, rationale, not_understood: unread } = reply;
  if (status === STATUS_OK) {
    const sure = `${Math.round(object.confidence * 100)} % sure`;
    const unused = unread.length > 0 ? [`not used: ${unread.join(', ')}`] : [];
    return [`${sayReply(reply)} (${sure})`, rationale, ...unused].join('\n  ');
  }
  const shown = candidates
    .slice(0, MOST_SHOWN)
    .map(({ landmark, position, score }) => `${called(landmark)}, ${placed(position)} (${score.toFixed(2)})`);
  const more = candidates.length > shown.length ? [`and ${candidates.length - shown.length} more`] : [];
  const head = `${nameOf(status)}: ${reply.message}`;
  return [head, ...shown, ...more, ...(question ? [question] : [])].join('\n  ');
};
