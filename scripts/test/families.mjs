/**
 * The fault families of docs/reliability.md, and the tests that stand for each: files, and the titles in them (all of a
 * file where none is given). `npm run test:long` runs them; test/docs/reliability.test.ts holds table and tests together.
 */
export const FAMILIES = [
  {
    item: 1,
    name: 'malformed images',
    tests: [
      [
        'test/ros/inputs.test.ts',
        'survives every malformed image, counts it by name, and answers from the next good frame',
      ],
      ['test/core/image/decode/decode.test.ts', 'skips row padding'],
    ],
  },
  {
    item: 2,
    name: 'random mutations',
    tests: [
      ['test/fuzz/decoders.test.ts'],
      ['test/adapters/host/wire.test.ts', 'survives 20,000 random mutations of a frame'],
      ['test/adapters/image/SharpImageCodec.test.ts', 'survives random damage'],
    ],
  },
  {
    item: 3,
    name: 'compressed bombs',
    tests: [
      ['test/faults/bombs.test.ts'],
      ['test/adapters/image/SharpImageCodec.test.ts', 'refuses a PNG of 30000x30000 pixels by its header'],
      ['test/adapters/image/SharpImageCodec.test.ts', 'refuses a JPEG that claims 65500x65500'],
      [
        'test/adapters/image/SharpImageCodec.test.ts',
        'refuses what is neither JPEG nor PNG by its first bytes, in any disguise',
      ],
      ['test/adapters/image/SharpImageCodec.test.ts', 'refuses a wrong CRC, a second header'],
      [
        'test/ros/transport.test.ts',
        'refuses truncated images and bombs by name and answers from the next good pair',
      ],
    ],
  },
  {
    item: 4,
    name: 'compressedDepth headers',
    tests: [
      ['test/adapters/image/SharpImageCodec.test.ts', 'refuses a short or lying compressedDepth header'],
    ],
  },
  {
    item: 5,
    name: 'depth without values',
    tests: [
      [
        'test/core/image/decode/decode.test.ts',
        'makes NaN, infinities, negative and zero depth the one invalid value 0',
      ],
      ['test/pipeline/locate.test.ts', 'finds a mark that depth did not measure: NO_DEPTH with the mark'],
      ['test/pipeline/locate.test.ts', 'lets no pose out that is not finite'],
      ['test/ros/withoutDepth.test.ts'],
    ],
  },
  {
    item: 6,
    name: 'CameraInfo',
    tests: [
      [
        'test/ros/inputs.test.ts',
        'refuses CameraInfo that is all zero, NaN or of another size, and recovers',
      ],
      [
        'test/core/image/decode/cameraModel.test.ts',
        'refuses an uncalibrated camera, NaN and zero focal lengths',
      ],
    ],
  },
  {
    item: 7,
    name: 'pairs',
    tests: [
      ['test/core/sync/PairSynchronizer.test.ts'],
      [
        'test/ros/inputs.test.ts',
        'says UNSYNCHRONISED with the offset when depth is stamped 150 ms late at 3 Hz',
      ],
    ],
  },
  {
    item: 8,
    name: 'a slow model',
    tests: [
      [
        'test/pipeline/operators/lookAround.test.ts',
        'takes the newest frame, one at a time, however slow segmentation is',
      ],
      [
        'test/ros/action.test.ts',
        'answers from the frame that was asked about, however long the model takes',
      ],
      ['test/ros/faults/slowModel.test.ts'],
    ],
  },
  { item: 9, name: 'event-loop lag', tests: [['test/ros/faults/soak.test.ts']] },
  {
    item: 10,
    name: 'model processes',
    tests: [
      ['test/ros/faults/kills.test.ts'],
      ['test/adapters/host/ModelHost.test.ts'],
      ['test/adapters/vlm/resilience.test.ts'],
    ],
  },
  {
    item: 11,
    name: 'model files',
    tests: [
      ['test/adapters/onnx/cards/readModelFile.test.ts'],
      ['test/adapters/vlm/checkModelFolder.test.ts'],
      ['test/adapters/vlm/planModel.test.ts'],
    ],
  },
  {
    item: 12,
    name: 'nonsense from a model',
    tests: [
      ['test/adapters/openai/serverModel.test.ts', 'answers MODEL_BAD_ANSWER to '],
      ['test/pipeline/locate.test.ts', 'refuses a mark that was not drawn'],
      ['test/core/prompt/parseChoice.test.ts'],
    ],
  },
  {
    item: 13,
    name: 'expressions',
    tests: [
      ['test/faults/expressions.test.ts'],
      ['test/ros/nodeQuestions.test.ts', 'refuses empty and over-long expressions whatever else is missing'],
      [
        'test/ros/nodeQuestions.test.ts',
        'answers every one of three thousand questions asked at once: with a pose or BUSY',
      ],
      ['test/core/prompt/cleanText.test.ts'],
      ['test/cli/ask/answers.test.ts', 'does not let words from outside move the cursor'],
    ],
  },
  { item: 14, name: 'signs in the scene', tests: [['test/replay/signs.test.ts']] },
  {
    item: 15,
    name: 'absent targets',
    tests: [['test/core/spatial/grounding/resolve.test.ts', 'answers NOT_FOUND for what is not there']],
  },
  {
    item: 16,
    name: 'transforms',
    tests: [
      ['test/ros/transport.test.ts', 'gives different answers to a frame unknown, a transform that stopped'],
      ['test/ros/transport.test.ts', 'refuses a stamp before the history of a link'],
      ['test/core/transforms/TransformBuffer.test.ts'],
      ['test/core/transforms/BufferedTransformSource.test.ts'],
    ],
  },
  {
    item: 17,
    name: 'clocks',
    tests: [
      ['test/ros/clock.test.ts'],
      ['test/ros/inputs.test.ts', 'goes on when stamps jump back, as a looped recording does'],
      ['test/ros/inputs.test.ts', 'starts, answers and stops without /clock'],
      ['test/ros/replay/seam.test.ts'],
      ['test/ros/replay/replay.ros.test.ts', 'loops with one backward jump of the clock a round'],
    ],
  },
  {
    item: 18,
    name: 'the same recording',
    tests: [['test/faults/recordingAgain.test.ts'], ['test/replay/truncated.test.ts']],
  },
  {
    item: 19,
    name: 'lifecycle',
    tests: [
      ['test/ros/lifecycle.test.ts', 'goes round forty times under 30 Hz of images'],
      [
        'test/ros/lifecycle.test.ts',
        'refuses every transition that its state does not have, and stays where it is',
      ],
      ['test/ros/transitions.test.ts'],
      ['test/ros/faults/signals.test.ts', 'starts and stops over and over'],
    ],
  },
  {
    item: 20,
    name: 'signals',
    tests: [
      ['test/ros/faults/signals.test.ts', 'ends with exit code 0 '],
      ['test/ros/lifecycle.test.ts', 'ends with exit code 0 on '],
    ],
  },
  { item: 21, name: 'changing topics', tests: [['test/ros/faults/reconfigure.test.ts']] },
  {
    item: 22,
    name: 'soak',
    tests: [['test/ros/faults/soak.test.ts'], ['test/ros/faults/doors.test.ts']],
  },
  {
    item: 23,
    name: 'delivery',
    tests: [
      ['test/ros/inputs.test.ts', 'pairs at least 99 % of 640x480 rgb8 and 16UC1 at 30 Hz'],
      ['test/ros/inputs.test.ts', 'says whose QoS does not match when our own is overridden to reliable'],
    ],
  },
  {
    item: 24,
    name: 'fault walk',
    tests: [
      ['test/faults/walkQuestion.test.ts'],
      ['test/faults/walkEngine.test.ts'],
      ['test/faults/walkFiles.test.ts'],
      ['test/ros/transitions.test.ts'],
    ],
  },
  {
    item: 25,
    name: 'SROS2',
    tests: [['test/ros/security.test.ts'], ['test/ros/start/fastDdsFault.test.ts']],
  },
  {
    item: 26,
    name: 'parameters',
    tests: [['test/ros/parameters.test.ts'], ['test/core/parameters/parameters.test.ts']],
  },
  {
    item: 27,
    name: 'limited resources',
    tests: [['test/ros/faults/limits.test.ts'], ['test/faults/disks.test.ts']],
  },
  {
    item: 28,
    name: 'floods',
    tests: [['test/ros/faults/floods.test.ts'], ['test/faults/manyRegions.test.ts']],
  },
];
