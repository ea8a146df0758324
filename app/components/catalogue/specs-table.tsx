import type { SpecView } from '#app/contracts/views/catalogue.ts'
import { useText } from '#app/i18n/text.ts'
import { specName, specText } from './spec-text.ts'

/** All specs of a listing with their units, one row each. */
export function SpecsTable({ specs }: { specs: SpecView[] }) {
  const text = useText()
  return (
    <dl className="grid grid-cols-1 gap-x-8 sm:grid-cols-2">
      {specs.map(({ field, value }) => (
        <div key={field.key} className="flex min-w-0 justify-between gap-4 border-b border-line py-2 text-sm">
          <dt className="text-ink-soft">{specName(field, text.locale)}</dt>
          <dd
            className={
              value === null ? 'text-right text-ink-faint' : 'text-right font-medium [overflow-wrap:anywhere]'
            }
          >
            {specText(field, value, text)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
