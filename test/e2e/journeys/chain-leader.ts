import { expect } from 'vitest'
import type { RoleJourneys } from '../support/walker.ts'

const ORDER = /^\/testing\/orders\/tst_\w+$/

export const CHAIN_LEADER: RoleJourneys = {
  role: 'a chain leader’s lab manager',
  as: 'usr_leader_hn',
  journeys: [
    {
      name: 'sees on its desk what the platform does today and what waits in the laboratory',
      async walk({ page, text, go, sees }) {
        await go('/')
        await sees(text.home.desks.leader)
        await sees(text.home.figures.machines)
        await sees(text.home.desks.lab)
        await page.locator('main a[href^="/testing/orders"]').first().click()
        await page.waitForURL(/\/testing\/orders/)
      },
    },
    {
      name: 'sorts test orders by fee and finds one by its words',
      async walk({ page, text, go }) {
        await go('/testing/orders')
        await page.getByRole('link', { name: text.testing.fee, exact: true }).click()
        await page.locator('th[aria-sort=ascending]').waitFor()
        await page.getByRole('searchbox').fill('zzzz')
        await page.getByText(text.common.noRows).waitFor()
        await page.getByRole('searchbox').fill('')
        await page.locator('tbody tr').first().waitFor()
      },
    },
    {
      name: 'opens a test order and reads the custody of its samples',
      async walk({ go, follow, page }) {
        await go('/testing/orders')
        await follow(ORDER)
        await page.locator('h1').waitFor()
        expect(await page.locator('main').textContent()).toMatch(/HN|HY|PH/)
      },
    },
    {
      name: 'takes the test orders along, filtered as they stand',
      async walk({ takes, go }) {
        await go('/testing/orders?sort=-fee')
        await takes('/sheets/test-orders?sort=-fee')
      },
    },
    {
      name: 'goes to the bench of an order that is tested',
      async walk({ go, follow, page }) {
        await go('/testing/orders')
        for (const path of await ordersOn(page)) {
          await go(path)
          if ((await page.locator(`main a[href="${path}/bench"]`).count()) > 0) break
        }
        await follow(/\/bench$/)
        await page.locator('h1').waitFor()
      },
    },
    {
      name: 'prints the labels of samples',
      async walk({ go, page }) {
        await go('/testing/orders')
        const [first] = await ordersOn(page)
        const answer = await page.goto(`${first}/labels`)
        expect(answer?.status()).toBeLessThan(500)
      },
      forgives: /status of 40\d/,
    },
    {
      name: 'reads the platform’s own page without JavaScript',
      isPlain: true,
      async walk({ go, sees }) {
        await go('/platforms/lianzhi-socks')
        await sees(/\d/)
      },
    },
    {
      name: 'looks at the day’s board',
      async walk({ go, text, sees }) {
        await go('/platforms/lianzhi-socks/board')
        await sees(text.platforms.approvals)
        await sees(text.platforms.running)
      },
    },
    {
      name: 'looks at a machine’s week and month',
      async walk({ go, follow, page }) {
        await go('/platforms/lianzhi-socks')
        await follow(/^\/resources\/[\w-]+/)
        const { pathname } = new URL(page.url())
        await go(`${pathname}?mode=month`)
        await go(`${pathname}?mode=day`)
      },
    },
    {
      name: 'reads what a test costs and how long it takes',
      async walk({ go, follow, page }) {
        await go('/testing')
        await follow(/^\/testing\/services\/\w+/)
        await page.getByText('¥').first().waitFor()
      },
    },
    {
      name: 'sees its own bookings',
      async walk({ go, text, sees }) {
        await go('/bookings')
        await sees(text.bookings.show.coming)
        await sees(text.bookings.show.past)
      },
    },
    {
      name: 'marks its notices read and takes that back',
      async walk({ page, text, go, scripts, send }) {
        await go('/notices')
        await scripts()
        if ((await page.getByRole('button', { name: text.notices.markAllRead }).count()) === 0) return
        await send(text.notices.markAllRead)
        await page.getByRole('button', { name: text.common.undo }).click()
        await page.getByRole('button', { name: text.notices.markAllRead }).waitFor()
      },
    },
  ],
}

function ordersOn(page: {
  locator(selector: string): { evaluateAll<T>(read: (all: Element[]) => T): Promise<T> }
}) {
  return page
    .locator('main tbody a[href^="/testing/orders/tst_"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
}
