import { expect } from 'vitest'
import { firstColumn, type RoleJourneys } from '../support/walker.ts'

const POOL = '/pools/pool_demo00008'

export const SUPPLIER: RoleJourneys = {
  role: 'a supplier’s sales',
  as: 'usr_s01',
  journeys: [
    {
      name: 'improves its offer after seeing what each tier would mean',
      async walk({ page, text, go, agree }) {
        await go(`${POOL}/offer`)
        const prices = page.locator('input[name=unitPriceYuan]')
        await prices.first().waitFor()
        for (const field of await prices.all()) {
          const standing = Number((await field.inputValue()).replaceAll(',', ''))
          if (standing > 0) await field.fill(String(standing - 100))
        }
        await agree(text.offers.submitImprove)
        await page.getByText(text.common.done).first().waitFor()
      },
    },
    {
      name: 'is told that a price may not rise, and keeps what was typed',
      async walk({ page, text, go, scripts }) {
        await go(`${POOL}/offer`)
        const price = page.locator('input[name=unitPriceYuan]').first()
        await scripts()
        await price.fill('999999')
        await page.getByText(text.offers.raises).first().waitFor()
        expect(await price.inputValue()).toBe('999999')
      },
    },
    {
      name: 'finds on its desk what waits and where it stands',
      async walk({ text, go, sees }) {
        await go('/')
        await sees(text.home.tasksTitle)
        await sees(text.home.figures.standingOffers)
        await sees(text.home.figures.receivedFen)
      },
    },
    {
      name: 'sorts its listings by price without JavaScript',
      isPlain: true,
      async walk({ page, text, go, takes, width }) {
        // A phone shows rows as cards: there the order is chosen from a list, not by a column's head.
        const order = async (by: 'price' | '-price') => {
          if (width > 480) return page.getByRole('link', { name: text.catalogue.price, exact: true }).click()
          await page.getByLabel(text.common.order).selectOption(by)
          await page.getByRole('button', { name: text.common.apply }).click()
        }
        await go('/supplier/listings')
        await order('price')
        await page.locator('th[aria-sort=ascending]').waitFor({ state: 'attached' })
        const up = await firstColumn(page)
        await order('-price')
        await page.locator('th[aria-sort=descending]').waitFor({ state: 'attached' })
        expect((await firstColumn(page))[0]).not.toBe(up[0])
        await takes('/sheets/listings?sort=-price')
      },
    },
    {
      name: 'finds the draft of a listing again',
      async walk({ page, text, go, scripts }) {
        await go('/supplier/listings/new?category=integrated-sock-machine')
        await scripts()
        await page.locator('input[name=title]').fill('一体袜机 Draft')
        await page.reload()
        await page.getByText(text.common.draftKept).waitFor()
        expect(await page.locator('input[name=title]').inputValue()).toBe('一体袜机 Draft')
      },
    },
    {
      name: 'looks over its offers and takes them along',
      async walk({ text, go, sees, takes }) {
        await go('/offers')
        await sees(text.offers.mine.all)
        await takes('/sheets/offers')
      },
    },
    {
      name: 'reads its orders and the time they take',
      as: () => 'usr_s03',
      async walk({ text, go, sees, takes }) {
        await go('/orders')
        await sees(text.orders.title)
        await takes('/orders/export')
      },
    },
    {
      name: 'sees which invoices it owes',
      async walk({ text, go, sees }) {
        await go('/invoices')
        await sees(text.dealings.invoicesTitle)
      },
    },
    {
      name: 'answers a question under a pool',
      async walk({ page, text, nth, go, send, sees }) {
        await go(POOL)
        await page.getByLabel(text.questions.ask).first().fill(`请问电压要求 ${nth}`)
        await send(text.questions.send)
        await sees(`请问电压要求 ${nth}`)
        await page.locator('#questions summary').first().click()
        await page.locator('#questions details textarea[name=body]').first().fill(`380 V 三相 ${nth}`)
        await send(text.questions.sendAnswer)
        await sees(`380 V 三相 ${nth}`)
      },
    },
    {
      name: 'reads how its listing looks to buyers',
      async walk({ go, follow, page }) {
        await go('/suppliers/org_s01')
        await follow(/^\/listings\/lst_\w+$/)
        await page.locator('h1').waitFor()
      },
    },
    {
      name: 'finds pools of what it makes by filter',
      async walk({ page, text, go, sees }) {
        await go('/pools?state=open')
        // On a phone they are folded.
        const folded = page.locator('summary', { hasText: text.pools.filters }).filter({ visible: true })
        if ((await folded.count()) > 0) await folded.click()
        await page.locator('select[name=sort]').filter({ visible: true }).selectOption('newest')
        await page.getByRole('button', { name: text.common.apply }).click()
        await page.waitForURL(/sort=newest/)
        await sees(text.pools.joined)
      },
    },
    {
      name: 'reads what escrow has paid it',
      as: () => 'usr_s03',
      async walk({ text, go, sees }) {
        await go('/statement')
        await sees(text.statement.closing)
      },
    },
  ],
}
