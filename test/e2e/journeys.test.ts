import { describe, expect, test } from 'vitest'
import { textFor } from '#app/i18n/text.ts'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { BUREAU } from './journeys/bureau.ts'
import { BUYER } from './journeys/buyer.ts'
import { CHAIN_LEADER } from './journeys/chain-leader.ts'
import { OPERATOR } from './journeys/operator.ts'
import { STRANGER } from './journeys/stranger.ts'
import { SUPPLIER } from './journeys/supplier.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, DESK, overflowOf, PHONE, TABLET } from './support/visitor.ts'
import { type Journey, type RoleJourneys, walkOn } from './support/walker.ts'

const ROLES: readonly RoleJourneys[] = [STRANGER, BUYER, SUPPLIER, CHAIN_LEADER, OPERATOR, BUREAU]

/** Every width in every language. */
const WAYS = [
  { name: 'a phone in Chinese', width: PHONE, lang: 'zh' },
  { name: 'a tablet in English', width: TABLET, lang: 'en' },
  { name: 'a desk in Chinese', width: DESK, lang: 'zh' },
  { name: 'a phone in English', width: PHONE, lang: 'en' },
  { name: 'a tablet in Chinese', width: TABLET, lang: 'zh' },
  { name: 'a desk in English', width: DESK, lang: 'en' },
] as const
type Way = (typeof WAYS)[number]

/** `HECAI_JOURNEYS=all` walks each journey every way; without it they take turns, role by role. */
const IS_ALL = process.env.HECAI_JOURNEYS === 'all'

function waysOf(index: number): readonly (Way & { nth: number })[] {
  const all = WAYS.map((way, nth) => ({ ...way, nth }))
  return IS_ALL ? all : all.filter(({ nth }) => nth === index % WAYS.length)
}

describe.skipIf(mayDoWithoutBrowser())('journeys', async () => {
  const house = await openDemoHouse('running')
  const { visit, forgive } = browserForFile()

  const walkedBy = async (role: RoleJourneys, journey: Journey, way: Way & { nth: number }) => {
    const { as = () => role.as } = journey
    const page = await visit({
      url: house().url,
      width: way.width,
      lang: way.lang,
      as: as === null ? null : as(way.nth),
      javaScript: journey.isPlain !== true,
    })
    if (journey.forgives) forgive(journey.forgives)
    await journey.walk(walkOn(page, { text: textFor(way.lang), width: way.width, nth: way.nth }))
    expect(await overflowOf(page), 'pixels wider than the window').toBeLessThanOrEqual(0)
  }

  test('each role has at least ten', () => {
    expect(ROLES.filter(({ journeys }) => journeys.length < 10).map(({ role }) => role)).toEqual([])
  })

  describe.each(ROLES.map((role) => [role.role, role] as const))('%s', (_, role) => {
    const walks = role.journeys.flatMap((journey, index) =>
      waysOf(index).map((way) => [`${journey.name} (${way.name})`, journey, way] as const),
    )
    test.each(walks)('%s', (_title, journey, way) => walkedBy(role, journey, way), 45_000)
  })
})
