import { Form, Link } from '@remix-run/react'
import type { HomeView, NearView } from '#app/contracts/views/home.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { formatFenCompact, formatPrice } from '#app/i18n/format.ts'
import { countyName, industryName } from '#app/i18n/places.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { PoolGrid } from '../pools/pool-card.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/inputs.tsx'

const INDUSTRIES = COUNTIES.flatMap(({ industries }) => industries)

/** Pools near the reader and in its industry, and what they would save it; a visitor says where that is. */
export function Near({ view, isSignedIn }: { view: HomeView; isSignedIn: boolean }) {
  const text = useText()
  const { near } = view
  return (
    <section>
      {(near || !isSignedIn) && (
        <h2 className="mb-3 text-xl font-semibold">{near ? titleOf(near, text) : text.home.nearTitle}</h2>
      )}
      {!isSignedIn && <Whereabouts near={near} />}
      {near?.saving && <Saving saving={near.saving} />}
      {near && near.pools.length === 0 && <p className="text-ink-soft">{text.home.nearNone}</p>}
      {near && near.pools.length > 0 && <PoolGrid pools={near.pools} nowAt={view.nowAt} />}
    </section>
  )
}

function titleOf({ county, industry }: NearView, text: Text): string {
  const place = county === null ? null : countyName(county, text)
  const trade = industry === null ? null : industryName(industry, text)
  if (place && trade) return text.home.nearBoth(place, trade)
  return text.home.near(place ?? trade ?? '')
}

function Whereabouts({ near }: { near: NearView | null }) {
  const text = useText()
  return (
    <Form method="get" className="mb-4 flex flex-wrap items-end gap-3" preventScrollReset>
      <Field label={text.home.nearAsk} className="basis-44">
        <Select name="near" defaultValue={near?.county ?? ''}>
          <option value="">{text.home.nearAny}</option>
          {COUNTIES.map(({ code }) => (
            <option key={code} value={code}>
              {countyName(code, text)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.home.industryAsk} className="basis-44">
        <Select name="industry" defaultValue={near?.industry ?? ''}>
          <option value="">{text.home.nearAny}</option>
          {INDUSTRIES.map((industry) => (
            <option key={industry} value={industry}>
              {industryName(industry, text)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">{text.home.nearShow}</Button>
    </Form>
  )
}

function Saving({ saving }: { saving: NonNullable<NearView['saving']> }) {
  const text = useText()
  const { poolId, poolTitle, perSetFen, onDemandsFen } = saving
  return (
    <div className="mb-4">
      <Notice tone="saving" title={text.home.canSave(formatPrice(perSetFen))}>
        <Link to={paths.pool(poolId)} className="underline underline-offset-2">
          {poolTitle}
        </Link>
        {onDemandsFen !== null && onDemandsFen > 0 && (
          <span className="block">
            {text.home.canSaveOnDemands(formatFenCompact(onDemandsFen, text.locale))}
          </span>
        )}
      </Notice>
    </div>
  )
}
