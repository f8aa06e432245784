/**
 * Whether a camera's images have been rectified: P of CameraInfo describes them then, else K and D.
 * @param setting the parameter `image_rectified`
 */
export const areRectified = (setting: string, colorTopic: string): boolean =>
  setting === 'yes' || (setting === 'auto' && /[/_]rect/.test(colorTopic));
