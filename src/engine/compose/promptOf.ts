import type { Parameters } from '../../core/parameters/parameters.ts';
import type { PromptOptions } from '../../core/prompt/PromptOptions.ts';

/** The parts of the prompt that parameters decide; "card" leaves a part to the model's card. */
export const promptOf = (parameters: Parameters): Partial<PromptOptions> => {
  const [images, markStyle, labels] = [
    parameters['vlm.images'],
    parameters['vlm.mark_style'],
    parameters['vlm.labels'],
  ];
  const switched = (
    value: 'card' | 'on' | 'off',
    name: 'crops' | 'sceneGraph' | 'depthText' | 'noneChoice',
  ) => (value === 'card' ? {} : { [name]: value === 'on' });
  return {
    answers: parameters['vlm.answers'],
    ...(images !== 'card' && { images }),
    ...(markStyle !== 'card' && { markStyle }),
    ...(labels !== 'card' && { labels }),
    ...switched(parameters['vlm.crops'], 'crops'),
    ...switched(parameters['vlm.scene_graph'], 'sceneGraph'),
    ...switched(parameters['vlm.depth_text'], 'depthText'),
    ...switched(parameters['vlm.none_choice'], 'noneChoice'),
  };
};
