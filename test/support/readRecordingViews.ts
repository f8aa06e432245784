import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openReplay } from '../../src/cli/replay/openReplay.ts';
import { cameraTopics } from '../../src/ros/replay/cameraTopics.ts';
import { type ReplayView, replayViews } from '../../src/ros/replay/replayViews.ts';
import { RECORDING } from './recording.ts';

/** So many frames a second of the recording, with the camera's place in the map. */
export const readRecordingViews = async (rateHz: number): Promise<ReplayView[]> => {
  const refuse = (text: string): never => {
    throw new Error(text);
  };
  const codec = new SharpImageCodec();
  const opened = await openReplay(
    { file: RECORDING, stored: false, reliability: 'best_effort' },
    codec,
    refuse,
  );
  if (!opened.ok) return refuse(opened.failure.message);
  const camera = cameraTopics(opened.value.topics);
  if (!camera.ok) return refuse(camera.failure.message);
  const views: ReplayView[] = [];
  const options = { camera: camera.value, frameId: 'map', rateHz, codec, onSkip: refuse };
  for await (const view of replayViews(opened.value.messages(), options)) views.push(view);
  await opened.value.close();
  return views;
};
