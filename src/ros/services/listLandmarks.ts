import { STATUS_OK, statusOf } from '../../core/failures.ts';
import { DEFAULT_MARK_STYLE } from '../../core/marks/draw/MarkStyle.ts';
import type { Failure } from '../../core/result.ts';
import { imageMessage, NO_IMAGE } from '../convert/messages/imageMessage.ts';
import { landmarkArrayMessage, NO_LANDMARKS } from '../convert/messages/landmarkArrayMessage.ts';
import type { Questions } from '../Questions.ts';

/** Response of spatial_llava/srv/ListLandmarks: the newest frame, segmented for the occasion if need be. */
export const listLandmarks = async (questions: Questions, includeImage: boolean): Promise<object> => {
  const found = await questions.withFrame([0n], async (held, _frame, { engine }) => {
    const marked = await held.marked();
    if (!marked.ok || !includeImage) return { marked, drawn: undefined };
    const drawn = await engine.draw({ marked: marked.value, style: DEFAULT_MARK_STYLE, picture: true });
    return { marked, drawn };
  });
  if (!found.ok) return listRefusal(found.failure);
  const { marked, drawn } = found.value;
  if (!marked.ok) return listRefusal(marked.failure);
  if (drawn && !drawn.ok) return listRefusal(drawn.failure);
  const picture = drawn?.value.picture;
  const { frame } = marked.value;
  return {
    status: STATUS_OK,
    message: '',
    landmarks: landmarkArrayMessage(marked.value),
    marked_image: picture ? imageMessage(frame.stampNs, frame.frameId, picture) : NO_IMAGE,
  };
};

export const listRefusal = ({ code, message }: Failure): object => ({
  status: statusOf(code),
  message,
  landmarks: NO_LANDMARKS,
  marked_image: NO_IMAGE,
});
