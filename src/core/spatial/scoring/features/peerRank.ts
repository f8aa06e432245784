/** Peers lighter than this are not counted in a rank. */
const RANKED = 0.25;

/** Minus how many of its kin have clearly more, at most 3: who says "near" of one of several means the nearest. */
export const peerRank = (scores: Float64Array, kin: Float64Array): Float64Array =>
  scores.map((score, i) => {
    let above = 0;
    for (let j = 0; j < scores.length; j++)
      if (j !== i && kin[j]! > RANKED && scores[j]! > 1.02 * score) above++;
    return -Math.min(3, above);
  });
