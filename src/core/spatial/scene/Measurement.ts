/**
 * How exactly a scene's boxes are known: what a relation may take for contact, and how wide its margins are. Metres.
 * Annotated boxes hold whole things and are exact; a depth camera sees one side of a thing, with noise.
 */
export interface Measurement {
  /** How far a surface may be from where it was measured. */
  readonly surfaceNoiseMetres: number;
  /** Gap of a contact that measurement cannot tell from none. */
  readonly contactMetres: number;
  /** Whether boxes that meet surely touch. */
  readonly meetingTouches: boolean;
  /** Whether the margin between left and right shrinks with the things, as between small things on one table. */
  readonly sidesByLength: boolean;
  /** Everything was seen from one place: who looks so says left and right of what is farther back too. */
  readonly oneView: boolean;
  /** A less likely anchor has to be nearer by this times the logarithm of its weight. */
  readonly anchorDoubtMetres: number;
}

export const ANNOTATED_BOXES: Measurement = {
  surfaceNoiseMetres: 0.005,
  contactMetres: 0.015,
  meetingTouches: true,
  sidesByLength: false,
  oneView: false,
  anchorDoubtMetres: 1.2,
};

export const DEPTH_CAMERA: Measurement = {
  surfaceNoiseMetres: 0.02,
  contactMetres: 0.04,
  meetingTouches: false,
  sidesByLength: true,
  oneView: true,
  anchorDoubtMetres: 0.5,
};
