import type { MetaDescriptor } from '@remix-run/node'
import type { PoolPageView } from '#app/contracts/views/pools.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { textFor } from '#app/i18n/text.ts'
import { localeIn, type Match, titleOf } from './page-title.ts'

const REPLACED = new Set(['description', 'og:description', 'og:image'])

/** What a chat shows of a pool's link: its title, what a set costs now, its square poster. */
export function shareMeta(matches: readonly Match[], pool: PoolPageView): MetaDescriptor[] {
  const root = matches.find((match) => match.id === 'root')?.data as
    | { shell?: { origin?: string } }
    | undefined
  const text = textFor(localeIn(root))
  const price = pool.projectedPriceFen === null ? text.pools.priceNone : formatPrice(pool.projectedPriceFen)
  const line = text.pools.shareLine(price, formatQuantity(pool.quantity, text.locale))
  const inherited = titleOf(matches, () => pool.title).filter((one) => !isReplaced(one))
  return [
    ...inherited,
    { name: 'description', content: line },
    { property: 'og:description', content: line },
    {
      property: 'og:image',
      content: `${root?.shell?.origin ?? ''}/pools/${pool.poolId}/poster.png?v=${pool.version}`,
    },
    { property: 'og:image:width', content: '1080' },
    { property: 'og:image:height', content: '1080' },
  ]
}

function isReplaced(one: MetaDescriptor): boolean {
  const name = 'name' in one ? one.name : 'property' in one ? one.property : null
  return typeof name === 'string' && REPLACED.has(name)
}
