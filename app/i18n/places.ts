import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { Text } from './text.ts'

/** The name of a region code; a code from outside the city is said to be so. */
export function countyName(code: string, text: Text): string {
  return entryOf(text.places.counties, code) ?? entryOf(text.places.outside, code) ?? text.places.elsewhere
}

/** The name of a cluster, or its slug when it is a new one. */
export function clusterName(slug: string, text: Text): string {
  return entryOf(text.places.clusters, slug) ?? slug
}

/** The name of an industry of the plan; another stands as its firm wrote it. */
export function industryName(industry: string, text: Text): string {
  return entryOf(text.places.industries, industry) ?? industry
}
