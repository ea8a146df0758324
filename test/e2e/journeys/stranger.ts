import { expect } from 'vitest'
import { firstColumn, type RoleJourneys } from '../support/walker.ts'

const POOL = '/pools/pool_demo00008'

export const STRANGER: RoleJourneys = {
  role: 'a stranger',
  as: null,
  journeys: [
    {
      name: 'finds a pool from the home page and learns what a set would cost',
      async walk({ page, text, go, sees }) {
        await go('/')
        await page.getByRole('link', { name: text.home.heroAction }).click()
        await page.locator('main article a[href^="/pools/pool_"]').first().click()
        await sees(text.ladder.whatIf)
        const slider = page.getByRole('slider')
        await slider.focus()
        for (let n = 0; n < 3; n++) await slider.press('ArrowRight')
        await sees(text.ladder.whatIfPool)
        await page.getByRole('link', { name: text.pools.joining.signIn }).click()
        await page.getByRole('button', { name: text.signIn.submit }).first().waitFor()
      },
    },
    {
      name: 'reads the home page without JavaScript and asks for its county and industry',
      isPlain: true,
      async walk({ page, text, go, sees }) {
        await go('/')
        await page.locator('select[name=near]').selectOption('330481')
        await page.locator('select[name=industry]').selectOption('袜业')
        await page.getByRole('button', { name: text.home.nearShow }).click()
        await sees(
          text.home.nearBoth(text.places.counties['330481'] ?? '', text.places.industries.袜业 ?? ''),
        )
        await sees(text.home.steps)
      },
    },
    {
      name: 'goes from the map of the city to the pools of a district',
      async walk({ page, go }) {
        await go('/?measure=pools')
        await page.locator('main figure a[href="/pools?county=330481&state=open"]').first().click()
        await page.waitForURL(/county=330481/)
        await page.locator('main article').first().waitFor()
        expect(await page.locator('select[name=county]').filter({ visible: true }).inputValue()).toBe(
          '330481',
        )
      },
    },
    {
      name: 'searches in the words of the trade and opens a machine',
      async walk({ page, go, follow }) {
        await go('/search?q=%E6%89%93%E5%A4%B4%E6%9C%BA')
        await follow(/^\/listings\/lst_\w+$/)
        await page.locator('h1').waitFor()
      },
    },
    {
      name: 'lays two machines side by side',
      async walk({ page, go }) {
        await go('/compare?id=lst_0001&id=lst_0006')
        await page.locator('h1').waitFor()
      },
    },
    {
      name: 'sorts and filters a table without JavaScript',
      isPlain: true,
      async walk({ page, text, go }) {
        await go('/retire')
        await page.locator('thead a').first().click()
        await page.locator('th[aria-sort=ascending]').waitFor()
        const up = await firstColumn(page)
        await page.locator('thead a').first().click()
        await page.locator('th[aria-sort=descending]').waitFor()
        expect((await firstColumn(page)).toReversed()).toEqual(up)
        await page.locator('input[type=search]').fill('zzzz')
        await page.getByRole('button', { name: text.common.apply }).click()
        await page.getByText(text.common.noRows).waitFor()
      },
    },
    {
      name: 'reads what subsidies there are, without being promised any',
      async walk({ text, go, sees }) {
        await go('/policies')
        await sees(text.policies.title)
        await go('/categories')
      },
    },
    {
      name: 'asks for a report that is not there and is told so',
      async walk({ page, text, go }) {
        await go('/verify')
        await page.locator('input[name=number]').fill('R2026-XX-99999')
        await page.getByRole('button', { name: text.testing.verifySearch }).click()
        await page.waitForURL(/R2026-XX-99999/i)
        await page.locator('h1').waitFor()
      },
      forgives: /status of 404/,
    },
    {
      name: 'looks when a platform’s machine is free',
      async walk({ go, follow, page }) {
        await go('/platforms/lianzhi-socks')
        await follow(/^\/resources\/[\w-]+/)
        await page.locator('h1').waitFor()
        expect(await page.locator('main').textContent()).toMatch(/\d/)
      },
    },
    {
      name: 'signs in as one of the demonstration, and out again',
      async walk({ page, text, width, go }) {
        await go('/sign-in')
        await page.locator('button[name=userId]').first().click()
        await page.getByRole('heading', { level: 1, name: text.home.desk }).waitFor()
        if (width < 1024) await page.getByLabel(text.shell.menu).click()
        else await page.locator('header details summary').filter({ visible: true }).last().click()
        await page
          .getByRole('button', { name: text.shell.signOut, exact: true })
          .filter({ visible: true })
          .click()
        await page.getByRole('link', { name: text.home.heroAction }).waitFor()
      },
    },
    {
      name: 'changes language and theme without JavaScript and stays where it is',
      isPlain: true,
      async walk({ page, go }) {
        await go(`${POOL}`)
        await page.locator('footer button[name=theme][value=dark]').click()
        expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
        await page.locator('footer button[name=lang][value=en]').click()
        expect(await page.locator('html').getAttribute('lang')).toBe('en')
        expect(new URL(page.url()).pathname).toBe(POOL)
      },
    },
    {
      name: 'takes a pool’s poster along',
      async walk({ page, go }) {
        await go(`${POOL}/poster`)
        const answer = await page.request.get(`${POOL}/poster.png`)
        expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png'])
      },
    },
  ],
}
