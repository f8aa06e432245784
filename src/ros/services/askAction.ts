import { fail } from '../../core/result.ts';
import { askMessage, askRefusal } from '../convert/messages/askMessage.ts';
import { type AskRequestMessage, readAskRequest } from '../convert/readAskRequest.ts';
import type { Questions } from '../Questions.ts';
import type { RosNode } from '../rcl.ts';
import { ACTIONS } from '../topics.ts';
import { GoalServer } from './GoalServer.ts';

export interface AskActionOptions {
  readonly node: RosNode;
  readonly questions: Questions;
  readonly now: () => number;
}

/** The action ~/ask_question: as ~/ask, with feedback and cancel, for planners that wait on actions. */
export const createAskAction = ({ node, questions, now }: AskActionOptions): GoalServer =>
  new GoalServer({
    node,
    type: 'spatial_llava/action/AskQuestion',
    name: ACTIONS.ask,
    now,
    stages: ['perceive', 'viewpoint', 'answer', 'transform'],
    execute: async (request, signal, feedback) => {
      const answer = await questions.ask(readAskRequest(request as AskRequestMessage), {
        signal,
        onStage: feedback,
      });
      const cancelled = signal.aborted ? fail('CANCELLED', String(signal.reason)).failure : undefined;
      if (cancelled) return { result: askRefusal(cancelled), failure: cancelled };
      if (!answer.ok) return { result: askRefusal(answer.failure), failure: answer.failure };
      const { result } = answer.value;
      return { result: askMessage(answer.value), failure: result.ok ? undefined : result.failure };
    },
  });
