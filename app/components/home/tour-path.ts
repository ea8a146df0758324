import { paths } from '../paths.ts'

/** One of the pool's own parts is shown on the pool that the reader has open, else the list comes first. */
function onPool(here: string, part: string): string {
  return /^\/pools\/[^/]+$/.test(here) && here !== paths.createPool ? `${here}#${part}` : paths.pools
}

const PLACES: readonly ((here: string) => string)[] = [
  () => paths.signIn,
  () => paths.pools,
  (here) => onPool(here, 'what-if'),
  (here) => onPool(here, 'join'),
  () => paths.commitments,
]

/** Where a step of the tour is done, from the page `here`; `step` from 0. After the last one the tour is over: home. */
export function tourPath(step: number, here: string): string {
  return PLACES[step]?.(here) ?? paths.home
}
