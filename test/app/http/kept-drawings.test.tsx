import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { useContext } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DrawingContext, drawnOnce } from '#app/components/ui/drawn-once.tsx'
import { drawKept } from '#app/http/kept-drawings.tsx'
import { LocaleContext } from '#app/i18n/text.ts'

interface Shown {
  readonly offers: readonly { readonly supplier: string; readonly priceFen: number }[]
}

let drawings = 0

/** A part that counts how often it is drawn. */
function Offers({ offers }: Shown) {
  drawings++
  const locale = useContext(LocaleContext)
  return offers.map(({ supplier, priceFen }) => (
    <p key={supplier} lang={locale}>
      {supplier}: {priceFen}
    </p>
  ))
}

function Suppliers({ offers }: Shown) {
  return offers.map(({ supplier }) => <b key={supplier}>{supplier}</b>)
}

const KeptOffers = drawnOnce(Offers)

/** How many drawings were made meanwhile. */
function drawnBy(work: () => void): number {
  const before = drawings
  work()
  return drawings - before
}

const shown = (supplier: string): Shown => ({ offers: [{ supplier, priceFen: 9_050_000 }] })

async function streamed(element: JSX.Element): Promise<string> {
  const pieces: Buffer[] = []
  const page = new Writable({
    write: (piece, _encoding, next) => {
      pieces.push(piece)
      next()
    },
  })
  const drawing = renderToPipeableStream(element, { onAllReady: () => drawing.pipe(page) })
  await finished(page)
  return Buffer.concat(pieces).toString()
}

test('what shows the same is drawn once, however many read it', () => {
  const times = drawnBy(() => {
    const first = drawKept(Offers, shown('甲厂'), 'zh')
    expect(drawKept(Offers, shown('甲厂'), 'zh')).toBe(first)
  })
  expect(times).toBe(1)
})

test('a reader who was given one figure more gets another drawing, and nobody else gets his', () => {
  const sealed = drawKept(Offers, { offers: [] }, 'zh')
  const own = drawKept(Offers, shown('密封厂'), 'zh')
  expect(own).toContain('密封厂')
  expect(drawKept(Offers, { offers: [] }, 'zh')).toBe(sealed)
  expect(sealed).not.toContain('密封厂')
})

test('each language, and each part, has drawings of its own', () => {
  const zh = drawKept(Offers, shown('乙厂'), 'zh')
  expect(drawKept(Offers, shown('乙厂'), 'en')).not.toBe(zh)
  expect(drawKept(Suppliers, shown('乙厂'), 'zh')).toBe('<b>乙厂</b>')
  expect(drawKept(Offers, shown('乙厂'), 'zh')).toBe(zh)
})

test('a kept drawing stands in its page as React would have drawn it there', async () => {
  const page = (
    <LocaleContext.Provider value="en">
      <main>
        <KeptOffers {...shown('A & B')} />
        <KeptOffers {...shown('C')} />
      </main>
    </LocaleContext.Provider>
  )
  const kept = await streamed(<DrawingContext.Provider value={drawKept}>{page}</DrawingContext.Provider>)
  expect(kept).toBe(await streamed(page))
  expect(kept).toContain('A &amp; B')
})

test('of what few ask for not all is kept: what nobody asked for the longest goes', () => {
  const few = (from: number, to: number) => {
    for (let at = from; at < to; at++) drawKept(Offers, shown(`${at}`), 'zh')
  }
  const first = () => drawKept(Offers, shown('first'), 'zh')
  first()
  expect(drawnBy(() => few(0, 150))).toBe(150)
  expect(drawnBy(first)).toBe(0)
  few(150, 340)
  expect(drawnBy(first)).toBe(0)
  few(340, 600)
  expect(drawnBy(first)).toBe(1)
})
