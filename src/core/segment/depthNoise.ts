/**
 * Depth noise, written for inverse depth q = 1/z because structured light and stereo measure disparity: a step of
 * disparity is a constant step of q, so sigma_z = b z^2 (Khoshelham and Elberink 2012: 2.85e-3 z^2 is one step of the
 * first Kinect). `floorMetres` covers what does not grow: millimetre rounding, a surface's own roughness.
 */
export interface DepthNoise {
  /** Standard deviation of q that does not depend on depth, 1/m. */
  readonly inverseSigma: number;
  /**
   * Standard deviation of q over patches of surface, 1/m: what averaging does not remove. Small for structured light
   * (rounding to disparity steps), large for stereo (waves as wide as its matching window).
   */
  readonly waveSigma: number;
  /** Standard deviation of z that does not grow with depth, m. */
  readonly floorMetres: number;
}

/** Before a frame is measured: the first Kinect, one step of disparity spread over two pixels. */
export const KINECT_NOISE: DepthNoise = { inverseSigma: 1.3e-3, waveSigma: 0.7e-3, floorMetres: 0.7e-3 };

/** Standard deviation of inverse depth (1/m) at inverse depth q. */
export const inverseSigmaAt = (noise: DepthNoise, q: number): number =>
  noise.inverseSigma + noise.floorMetres * q * q;

/** Standard deviation (1/m) of the mean of a patch of cells around inverse depth q, about its true plane. */
export const patchSigmaAt = (noise: DepthNoise, q: number): number =>
  Math.max(noise.inverseSigma, 1.2 * noise.waveSigma) + noise.floorMetres * q * q;

/** Standard deviation of depth (m) at depth z. */
export const depthSigmaAt = (noise: DepthNoise, z: number): number =>
  noise.floorMetres + Math.max(noise.inverseSigma, 1.2 * noise.waveSigma) * z * z;
