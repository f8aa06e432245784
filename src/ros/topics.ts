/** Names as in design: inputs relative (remappable), outputs private. A test holds them against the launch file. */
export const TOPICS = {
  color: 'color/image',
  depth: 'depth/image',
  cameraInfo: 'color/camera_info',
  tf: '/tf',
  tfStatic: '/tf_static',
  landmarks: '~/landmarks',
  detections: '~/detections',
  detections2d: '~/detections_2d',
  annotations: '~/annotations',
  markedImage: '~/marked_image',
  markedImageCompressed: '~/marked_image/compressed',
  markers: '~/markers',
  targetPose: '~/target_pose',
  approachPose: '~/approach_pose',
  target: '~/target',
  objects: '~/objects',
  bond: 'bond',
  diagnostics: '/diagnostics',
} as const;

export const SERVICES = {
  locate: '~/locate',
  ask: '~/ask',
  describe: '~/describe',
  verify: '~/verify',
  listLandmarks: '~/list_landmarks',
  listObjects: '~/list_objects',
  forget: '~/forget',
  whereWas: '~/where_was',
  nameObject: '~/name_object',
  observe: '~/observe',
  enable: '~/enable',
} as const;

export const ACTIONS = { locate: '~/locate_object', ask: '~/ask_question' } as const;
