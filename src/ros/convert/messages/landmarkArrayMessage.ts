import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import { header } from './geometryMessages.ts';
import { landmarkMessage } from './landmarkMessage.ts';

/** spatial_llava/LandmarkArray: all landmarks of one frame under the colour image's header. */
export const landmarkArrayMessage = ({ frame, landmarks }: MarkedFrame) => ({
  header: header(frame.stampNs, frame.frameId),
  landmarks: landmarks.map(landmarkMessage),
});

/** The array of a frame that is not there. */
export const NO_LANDMARKS = Object.freeze({ header: header(0n, ''), landmarks: [] });
