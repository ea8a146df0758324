import { expect } from 'vitest'
import { firstColumn, type RoleJourneys } from '../support/walker.ts'

const SEALED = '/pools/pool_demo00010'

export const BUREAU: RoleJourneys = {
  role: 'a bureau’s official',
  as: 'usr_bureau_city',
  journeys: [
    {
      name: 'finds on the desk which certificates wait and how the city stands',
      async walk({ page, text, go, sees }) {
        await go('/')
        await sees(text.home.figures.pooledSets)
        await page.locator('main a[href="/bureau/certificates"]').first().click()
        await page.waitForURL(/\/bureau\/certificates/)
      },
    },
    {
      name: 'reads the cockpit with what the platform does not know said so',
      async walk({ text, go, sees }) {
        await go('/bureau')
        await sees(text.oversight.targetsTitle)
        await sees(text.oversight.unknown)
      },
    },
    {
      name: 'sorts the counties by what they pooled, without JavaScript',
      isPlain: true,
      async walk({ page, text, go }) {
        await go('/bureau')
        await page.getByRole('link', { name: text.oversight.pooledSets, exact: true }).click()
        await page.locator('th[aria-sort=ascending]').waitFor()
        await page.getByRole('link', { name: text.oversight.pooledSets, exact: true }).click()
        await page.locator('th[aria-sort=descending]').waitFor()
        const counties = [text.places.counties['330481'], text.places.counties['330482']]
        const top = (await firstColumn(page)).filter((name) => counties.includes(name))
        expect(top.length).toBe(2)
      },
    },
    {
      name: 'takes the counties’ figures along',
      async walk({ go, takes }) {
        await go('/bureau')
        await takes('/sheets/counties?sort=-pooledSets')
      },
    },
    {
      name: 'looks at the certificates that wait',
      async walk({ text, go, sees }) {
        await go('/bureau/certificates')
        await sees(text.shell.certificates)
      },
    },
    {
      name: 'sees no price of a sealed pool before its offers close',
      async walk({ page, text, go, sees }) {
        await go(SEALED)
        await sees(text.pools.priceSealed)
        expect(await page.locator('[data-testid=price-now]').count()).toBe(0)
      },
    },
    {
      name: 'reads the retire catalogue',
      async walk({ go, page }) {
        await go('/retire')
        await page.locator('tbody tr').first().waitFor()
      },
    },
    {
      name: 'prints the cockpit without what belongs to the screen',
      async walk({ go, page }) {
        await go('/bureau')
        await page.emulateMedia({ media: 'print' })
        expect(await page.locator('header nav, footer').filter({ visible: true }).count()).toBe(0)
        await page.emulateMedia({ media: 'screen' })
      },
    },
    {
      name: 'colours the city by another measure',
      async walk({ page, text, go }) {
        await go('/')
        await page.getByRole('link', { name: text.charts.measures.listings, exact: true }).click()
        await page.waitForURL(/measure=listings/)
        await page
          .locator(`figure svg[aria-label="${text.charts.mapLabel(text.charts.measures.listings)}"]`)
          .waitFor()
      },
    },
    {
      name: 'finds first-of-its-kind equipment',
      async walk({ go, follow, page }) {
        await go('/search?firstSet=provincial')
        await follow(/^\/listings\/lst_\w+$/)
        await page.locator('h1').waitFor()
      },
    },
    {
      name: 'reads the policies as any reader',
      async walk({ text, go, sees }) {
        await go('/policies')
        await sees(text.policies.title)
      },
    },
    {
      name: 'looks over the platforms',
      as: () => 'usr_bureau_330481',
      async walk({ go, text, sees }) {
        await go('/platforms')
        await sees(text.platforms.title)
        await go('/bureau')
      },
    },
  ],
}
