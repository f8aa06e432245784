import type { Parameters } from './parameters.ts';

/** scheme://host:port of a URL of http or https; undefined for anything else. */
const placeOf = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
};

const listed = (hosts: string): readonly string[] => hosts.split(/[\s,]+/).filter((entry) => entry !== '');

/** Why a list of `vlm.allowed_hosts` cannot be used; undefined when it can. */
export const faultOfAllowedHosts = (hosts: string): string | undefined => {
  const wrong = listed(hosts).find((entry) => {
    const place = placeOf(entry);
    // No path, no credentials: it names a place, and nothing in it.
    return place === undefined || (entry !== place && entry !== `${place}/`);
  });
  return wrong === undefined
    ? undefined
    : `vlm.allowed_hosts: '${wrong.replace(/\/\/[^/]*@/, '//').slice(0, 80)}' is no place like https://api.example.com or http://gpu-server:8000`;
};

/**
 * Why `baseUrl` may not be asked by a node that was started with `start`; undefined when it may. Pictures and the key go
 * where the node's own start says, whoever on the graph sets parameters.
 */
export const faultOfServerPlace = (baseUrl: string, start: Parameters): string | undefined => {
  if (baseUrl === '' || baseUrl === start['vlm.base_url']) return undefined;
  const allowed = [start['vlm.base_url'], ...listed(start['vlm.allowed_hosts'])].flatMap(
    (url) => placeOf(url) ?? [],
  );
  const place = placeOf(baseUrl);
  if (place !== undefined && allowed.includes(place)) return undefined;
  const known = allowed.length > 0 ? `only ${[...new Set(allowed)].join(', ')}` : 'no server at all';
  return `vlm.base_url may name ${known}: where a model server is, is said at start (vlm.base_url, vlm.allowed_hosts)`;
};
