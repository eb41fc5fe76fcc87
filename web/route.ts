/** Which page of the viewer an address opens: the regions, `#/regions/oulu`, or else the workbench. */

export type Route =
  | { readonly page: 'workbench' }
  /** `region` as it stands in the address, known or not; null: none. */
  | { readonly page: 'regions'; readonly region: string | null };

const REGIONS = '#/regions';

export function routeOf(hash: string): Route {
  if (hash !== REGIONS && !hash.startsWith(`${REGIONS}/`)) return { page: 'workbench' };
  const region = hash.slice(REGIONS.length + 1);
  return { page: 'regions', region: region === '' ? null : decoded(region) };
}

export function regionsAddress(region: string): string {
  return `${REGIONS}/${encodeURIComponent(region)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
