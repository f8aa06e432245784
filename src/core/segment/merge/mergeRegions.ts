import { attachFloating } from './attachFloating.ts';
import { bridgeOccluders } from './bridgeOccluders.ts';
import { fillContainers } from './fillContainers.ts';
import { joinBottoms } from './joinBottoms.ts';
import { joinFoliage } from './joinFoliage.ts';
import { joinHollows } from './joinHollows.ts';
import { joinLegs } from './joinLegs.ts';
import { joinParts } from './joinParts.ts';
import { joinPosts } from './joinPosts.ts';
import { joinSeatBacks } from './joinSeatBacks.ts';
import { joinSlivers } from './joinSlivers.ts';
import { joinUnderTop } from './joinUnderTop.ts';
import { RegionGraph, type RegionScene } from './RegionGraph.ts';
import { returnToPlanes } from './returnToPlanes.ts';
import { returnToShell } from './returnToShell.ts';

/** Where each region went: a region's number (its own when it stands alone), or `-p`: part of structure plane p. */
export type RegionFate = Int32Array;

/** Puts pieces of one thing together again. Deterministic: rules run in a fixed order over borders sorted by number. */
export function mergeRegions(scene: RegionScene): RegionFate {
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
}
