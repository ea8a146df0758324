import { Form, useSubmit } from '@remix-run/react'
import { Fragment, useId } from 'react'
import { useText } from '#app/i18n/text.ts'
import { Button, LinkButton } from './button.tsx'
import { Checkbox } from './choices.tsx'
import { Icon } from './icon.tsx'
import { type Asked, choicesOf, parameterOf, type SmartColumn, type SmartTableProps } from './table-order.ts'

interface ToolsProps<Row> extends SmartTableProps<Row> {
  query: URLSearchParams
  asked: Asked
  typed: string
  onType: (typed: string) => void
}

const CONTROL = 'min-h-11 rounded-control border border-line-strong bg-surface px-3 text-sm sm:min-h-9'

/** One form of the page's own address: words, choices and columns; files of what it shows beside it. */
export function TableTools<Row>(props: ToolsProps<Row>) {
  const { columns, rows, name, exportPath, query, asked, typed, onType } = props
  const text = useText()
  const submit = useSubmit()
  const id = useId()
  const picked = columns.filter(({ isPicked }) => isPicked)
  const own = [
    parameterOf(name, 'find'),
    parameterOf(name, 'cols'),
    parameterOf(name, 'sort'),
    ...picked.map(({ key }) => parameterOf(name, `is.${key}`)),
  ]
  const kept = [...query].filter(([key]) => !own.includes(key))
  return (
    <div className="relative flex flex-wrap items-start gap-2 px-4 pb-3 sm:px-5" data-screen-only>
      <Form
        method="get"
        replace
        preventScrollReset
        className="flex min-w-0 flex-1 basis-60 flex-wrap items-start gap-2"
        onChange={(event) => {
          // Words filter as they are typed; a choice goes into the address at once.
          if (event.target instanceof HTMLInputElement && event.target.type === 'search') return
          submit(event.currentTarget, { replace: true, preventScrollReset: true })
        }}
      >
        {kept.map(([key, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a parameter may stand twice, and only its place tells them apart
          <input key={`${key}-${index}`} type="hidden" name={key} value={value} />
        ))}
        <label htmlFor={id} className="sr-only">
          {text.common.filter}
        </label>
        <input
          id={id}
          type="search"
          name={parameterOf(name, 'find')}
          value={typed}
          placeholder={text.common.filter}
          onChange={(event) => onType(event.currentTarget.value)}
          className={`${CONTROL} min-w-0 flex-1 basis-40`}
        />
        {picked.map((column) => (
          <select
            key={column.key}
            name={parameterOf(name, `is.${column.key}`)}
            aria-label={column.header}
            defaultValue={asked.picked[column.key] ?? ''}
            className={`${CONTROL} max-w-40`}
          >
            <option value="">{text.common.allOf(column.header)}</option>
            {choicesOf(column, rows).map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        ))}
        <OrderChoice columns={columns} name={name} asked={asked} />
        <ColumnChoice columns={columns} name={name} asked={asked} />
        <noscript>
          <Button type="submit" size="small">
            {text.common.apply}
          </Button>
        </noscript>
      </Form>
      {exportPath && <Files path={exportPath} query={query} typed={typed} name={name} />}
    </div>
  )
}

interface ChoiceProps<Row> {
  columns: readonly SmartColumn<Row>[]
  name: string | undefined
  asked: Asked
}

/** The order of the rows, chosen where a phone shows no heads to press; elsewhere it keeps what stands. */
function OrderChoice<Row>({ columns, name, asked }: ChoiceProps<Row>) {
  const text = useText()
  const current = asked.sort ? `${asked.sort.isDown ? '-' : ''}${asked.sort.key}` : ''
  return (
    <select
      key={current}
      name={parameterOf(name, 'sort')}
      aria-label={text.common.order}
      defaultValue={current}
      className={`${CONTROL} hidden max-w-40 max-[480px]:block`}
    >
      <option value="">{text.common.order}</option>
      {columns
        .filter(({ by, isFileOnly }) => by && !isFileOnly)
        .map(({ key, header }) => (
          <Fragment key={key}>
            <option value={key}>{text.common.upwards(header)}</option>
            <option value={`-${key}`}>{text.common.downwards(header)}</option>
          </Fragment>
        ))}
    </select>
  )
}

function ColumnChoice<Row>({ columns, name, asked }: ChoiceProps<Row>) {
  const text = useText()
  const [first, ...others] = columns.filter(({ isFileOnly }) => !isFileOnly)
  const parameter = parameterOf(name, 'cols')
  return (
    <details className="sm:relative">
      <summary className={`${CONTROL} flex items-center gap-1`}>
        {text.common.columns}
        <Icon name="chevronDown" className="size-3" />
      </summary>
      <fieldset className="absolute inset-x-4 z-10 mt-1 min-w-44 sm:inset-x-auto sm:right-0 rounded-card border border-line bg-surface p-3 shadow-float">
        <legend className="sr-only">{text.common.columns}</legend>
        <input type="hidden" name={parameter} value={first?.key} />
        {others.map(({ key, header }) => (
          <Checkbox
            key={key}
            label={header}
            name={parameter}
            value={key}
            defaultChecked={asked.shown === null || asked.shown.includes(key)}
          />
        ))}
      </fieldset>
    </details>
  )
}

interface FilesProps {
  path: string
  query: URLSearchParams
  typed: string
  name: string | undefined
}

function Files({ path, query, typed, name }: FilesProps) {
  const address = (format: string) => {
    const [place, own] = path.split('?')
    const words = new URLSearchParams([...new URLSearchParams(own), ...query])
    if (typed) words.set(parameterOf(name, 'find'), typed)
    words.set('format', format)
    return `${place}?${words}`
  }
  return (
    <div className="flex gap-2">
      <LinkButton to={address('csv')} size="small" isFile>
        CSV
      </LinkButton>
      <LinkButton to={address('xlsx')} size="small" isFile>
        Excel
      </LinkButton>
    </div>
  )
}
