/** What a site says of its things of one name. */
export interface SiteFacts {
  /** They are of one of these colours, of the closed list in core/image. */
  readonly colours?: readonly string[];
  /** Metres: least and most of their longest side. */
  readonly lengthMetres?: readonly [number, number];
}
