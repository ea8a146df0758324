import { Form } from '@remix-run/react'
import type { HomeView } from '#app/contracts/views/home.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { PoolGrid } from '../pools/pool-card.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/inputs.tsx'

/** Pools near the reader; a visitor says where that is. */
export function Near({ view, isSignedIn }: { view: HomeView; isSignedIn: boolean }) {
  const text = useText()
  const { near } = view
  return (
    <section>
      {near && (
        <h2 className="mb-3 text-xl font-semibold">{text.home.near(countyName(near.county, text))}</h2>
      )}
      {!isSignedIn && (
        <Form method="get" className="mb-4 flex flex-wrap items-end gap-3" preventScrollReset>
          <Field label={text.home.nearAsk} className="basis-48">
            <Select name="near" defaultValue={near?.county ?? ''}>
              {COUNTIES.map(({ code }) => (
                <option key={code} value={code}>
                  {countyName(code, text)}
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit">{text.home.nearShow}</Button>
        </Form>
      )}
      {near && near.pools.length === 0 && <p className="text-ink-soft">{text.home.nearNone}</p>}
      {near && near.pools.length > 0 && <PoolGrid pools={near.pools} nowAt={view.nowAt} />}
    </section>
  )
}
