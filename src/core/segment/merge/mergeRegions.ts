import { attachFloating } from './attachFloating.ts';
import { bridgeOccluders } from './bridgeOccluders.ts';
import { fillContainers } from './fillContainers.ts';
import { joinBottoms } from './joins/joinBottoms.ts';
import { joinFoliage } from './joins/joinFoliage.ts';
import { joinHollows } from './joins/joinHollows.ts';
import { joinLegs } from './joins/joinLegs.ts';
import { joinParts } from './joins/joinParts.ts';
import { joinPosts } from './joins/joinPosts.ts';
import { joinSeatBacks } from './joins/joinSeatBacks.ts';
import { joinSlivers } from './joins/joinSlivers.ts';
import { joinUnderTop } from './joins/joinUnderTop.ts';
import { RegionGraph, type RegionScene } from './RegionGraph.ts';
import { returnToPlanes } from './returnToPlanes.ts';
import { returnToShell } from './returnToShell.ts';

/** Where each region went: a region's number (its own when it stands alone), or `-p`: part of structure plane p. */
export type RegionFate = Int32Array;

/** Puts pieces of one thing together again. Deterministic: rules run in a fixed order over borders sorted by number. */
export const mergeRegions = (scene: RegionScene): RegionFate => {
  const graph = new RegionGraph(scene);
  returnToPlanes(graph);
  returnToShell(graph);
  joinSlivers(graph);
  joinHollows(graph);
  joinBottoms(graph);
  fillContainers(graph);
  joinParts(graph);
  bridgeOccluders(graph);
  joinLegs(graph);
  joinUnderTop(graph);
  joinPosts(graph);
  joinSeatBacks(graph);
  joinFoliage(graph);
  attachFloating(graph);
  return graph.fate.map((_, id) => graph.ownerOf(id));
};
