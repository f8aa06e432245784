/** What a model said, and what it only thought on the way. */
export interface SpokenText {
  readonly said: string;
  readonly thought: string;
}

/**
 * The tags between which model families write down their thinking. Whatever stands before the last closing one is
 * thought: many chat templates open the block before the model speaks.
 */
const THOUGHT =
  /^[\s\S]*(?:<\/(?:think|thinking|thought|reasoning|reflection)>|\[\/THINK\]|◁\/think▷|<\|end_of_thought\|>)/i;
/** The channels of gpt-oss, where a server hands them on: only the last one is the answer. */
const OTHER_CHANNELS = /^[\s\S]*<\|channel\|>final<\|message\|>/;
/** A beginning without an end: the answer was cut within the thinking. */
const UNFINISHED =
  /(?:<(?:think|thinking|thought|reasoning|reflection)>|\[THINK\]|◁think▷|<\|begin_of_thought\|>)[\s\S]*$/i;

/** Takes a model's thinking out of its text: marks that were weighed on the way are no answers. */
export const splitThinking = (text: string): SpokenText => {
  let thought = '';
  let said = text;
  for (const what of [OTHER_CHANNELS, THOUGHT, UNFINISHED])
    said = said.replace(what, (block) => {
      thought += `${block}\n`;
      return ' ';
    });
  return { said, thought };
};
